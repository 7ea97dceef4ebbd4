import IR
import Naming

/// The servers that the client names.
struct ServerRenderer {
    let api: API
    let names: Names

    /// Nil where there is nothing to choose.
    func context() -> ServersContext? {
        guard let first = names.servers.first else { return nil }
        let identifiers = names.servers.flatMap { [$0.function] + $0.labels } + names.serverEnums.flatMap(\.cases)
        return ServersContext(
            client: names.client,
            hasUnderscores: identifiers.contains(where: \.hasUnderscore),
            type: names.serversType,
            sample: Identifier.escaped(first.function) + (first.labels.isEmpty ? "" : "()"),
            servers: zip(api.namedServers, names.servers).map { server($0, $1) },
            enums: names.serverEnums.map(values)
        )
    }

    private func server(_ server: Server, _ name: Names.ServerName) -> ServerContext {
        let parameters = zip(server.variables, zip(name.labels, name.enums)).map { variable, names in
            ParameterContext(
                name: Identifier.escaped(names.0),
                type: names.1 ?? "String",
                defaultValue: names.1.flatMap { defaultCase(of: variable, in: $0) }
                    ?? SwiftLiteral.string(variable.defaultValue)
            )
        }
        var comment = DocumentationComment(indentation: 8)
        comment.add(server.description)
        comment.add(DocumentationComment.code(server.template))
        comment.add(
            parameters: zip(server.variables, name.labels).compactMap { variable, label in
                variable.description.map { (label, $0) }
            }
        )
        let list = ParameterContext.list(parameters)
        let function = Identifier.escaped(name.function)
        return ServerContext(
            documentation: comment.lines,
            name: function,
            parameters: list,
            isWrapped: 8 + "public static func \(function)() -> URL {".count + list.map(\.width).reduce(0, +) > 120,
            url: url(of: server, name),
            isLast: name == names.servers.last
        )
    }

    private func defaultCase(of variable: Server.Variable, in type: String) -> String? {
        let values = names.serverEnums.first { $0.name == type }
        let index = variable.allowedValues.firstIndex(of: variable.defaultValue)
        return index.flatMap { index in values.map { ".\($0.cases[index])" } }
    }

    /// `"https://\(region.rawValue).example.com"`
    private func url(of server: Server, _ name: Names.ServerName) -> String {
        let text = zip(server.variables, zip(name.labels, name.enums)).reduce(SwiftLiteral.escaped(server.template)) {
            let (variable, names) = $1
            let value = Identifier.escaped(names.0) + (names.1 == nil ? "" : ".rawValue")
            return $0.replacing("{\(SwiftLiteral.escaped(variable.name))}", with: "\\(\(value))")
        }
        return "\"\(text)\""
    }

    private func values(_ values: Names.ServerEnum) -> ServerEnumContext {
        var comment = DocumentationComment(indentation: 8)
        comment.add(values.variable.description)
        return ServerEnumContext(
            documentation: comment.lines,
            name: values.name,
            values: zip(values.variable.allowedValues, values.cases).map { value, name in
                EnumerationValueContext(
                    documentation: [],
                    isDeprecated: false,
                    name: Identifier.escaped(name),
                    reference: ".\(name)",
                    literal: SwiftLiteral.string(value),
                    hasLiteral: value != name,
                    isLast: value == values.variable.allowedValues.last
                )
            }
        )
    }
}
