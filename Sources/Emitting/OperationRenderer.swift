import Diagnostics
import IR
import Naming
import Templating

/// Renders the groups of operations.
struct OperationRenderer {
    let api: API
    let names: Names
    let declarations: DeclarationRenderer
    private let owned: [OperationID: [TypeDefinition]]
    /// The types of the properties that read headers, by the headers' names in lower case: other operations may see to it that
    /// it is not the type that this one has.
    private let headerTypes: [String: TypeReference]

    init(api: API, names: Names, declarations: DeclarationRenderer) {
        self.api = api
        self.names = names
        self.declarations = declarations
        headerTypes = Dictionary(
            api.headers.map { ($0.name.lowercased(), HeadersContext.readable($0, declarations.types)) },
            uniquingKeysWith: { first, _ in first }
        )
        owned = Dictionary(grouping: api.types) { definition in
            if case .operation(let id, _) = definition.owner { id } else { OperationID("") }
        }
    }

    var types: TypeExpressions { declarations.types }
    var credentials: CredentialRenderer { CredentialRenderer(api: api, names: names) }

    func context(_ group: OperationGroup) throws(DiagnosticsError) -> GroupContext {
        let name = names.groups[group.id] ?? Names.GroupName(property: "operations", type: "Operations")
        let scope = "\(names.client).\(name.type)"
        let methods = group.operations.flatMap { self.methods(of: $0, scope: scope) }
        var nested = ""
        var usesFoundation = methods.contains { $0.call == "data" }
        for operation in group.operations {
            usesFoundation = usesFoundation || usedTypes(operation).contains(where: types.usesFoundation)
            for definition in owned[operation.id] ?? [] {
                if !nested.isEmpty { nested += "\n" }
                let text = try declarations.text(of: definition, indentation: 8)
                nested += "\n" + text.indented(by: 8)
                usesFoundation = usesFoundation || declarations.usesFoundation(definition)
            }
        }
        return GroupContext(
            client: names.client,
            usesFoundation: usesFoundation,
            hasUnderscores: group.operations.contains(where: hasUnderscores),
            documentation: comment(group, indentation: 4),
            type: name.type,
            property: Identifier.escaped(name.property),
            reference: name.property,
            methods: methods,
            nested: nested
        )
    }

    private func hasUnderscores(_ operation: Operation) -> Bool {
        let name = names.operations[operation.id]
        return ([name?.method, name?.streamMethod, name?.pagesMethod].compactMap(\.self) + (name?.parameters ?? []))
            .contains(where: \.hasUnderscore)
            || (owned[operation.id] ?? []).contains(where: declarations.hasUnderscores)
    }

    private func usedTypes(_ operation: Operation) -> [TypeReference] {
        operation.parameters.map(\.type)
            + [operation.body?.type, operation.response?.type, operation.stream?.event, operation.pagination?.element]
            .compactMap(\.self)
    }

    private func comment(_ group: OperationGroup, indentation: Int) -> [String] {
        var comment = DocumentationComment(indentation: indentation)
        comment.add(group.description ?? group.title)
        if let warning = group.warning {
            let isSentence = warning.title?.last?.isPunctuation == true
            let text = [warning.title, warning.message].compactMap(\.self).joined(separator: isSentence ? " " : ". ")
            comment.add("- Warning: \(text)")
        }
        return comment.lines
    }

    /// The method that waits for the whole answer, and the one that reads it as a stream.
    private func methods(of operation: Operation, scope: String) -> [MethodContext] {
        var readings: [AnswerReading] = []
        if operation.stream?.isOnlyAnswer != true { readings.append(reading(of: operation, scope: scope)) }
        if let stream = operation.stream { readings.append(reading(of: stream, operation, scope: scope)) }
        if let pages = operation.pagination { readings.append(reading(of: pages, operation, scope: scope)) }
        return readings.map { method(operation, $0, scope: scope) }
    }

    private func method(_ operation: Operation, _ reading: AnswerReading, scope: String) -> MethodContext {
        let labels = names.operations[operation.id]?.parameters ?? []
        let parameters = ParameterContext.list(
            self.parameters(of: operation, labels: labels, kind: reading.kind, scope: scope)
        )
        var steps = self.steps(of: operation, labels: labels, kind: reading.kind)
        if !reading.arguments.isEmpty, !steps.isEmpty { steps[steps.count - 1].isFollowed = true }
        let pathParts = self.path(of: operation, labels: labels)
        let path = pathParts.joined()
        let operationID = SwiftLiteral.string(operation.label)
        let effects = reading.isAwaited ? " async throws" : ""
        let signature = "public func \(reading.method)()\(effects) {".count + (reading.result.map { $0.count + 4 } ?? 0)
        let call = (reading.isAwaited ? "try await " : "") + "client.\(reading.call)"
        let label = reading.isAwaited ? "for: " : ""
        let function = Self.function(for: operation)
        let request =
            12 + "\(call)(\(label).\(function)(\"\(path)\", operation: \(operationID)))".count
            + reading.arguments.map { $0.count + 2 }.reduce(0, +)
        let isPathLong = 16 + "\(label).\(function)(\"\(path)\", operation: \(operationID)),".count > 120
        return MethodContext(
            documentation: comment(operation, labels: labels, kind: reading.kind, scope: scope),
            isDeprecated: operation.documentation.isDeprecated,
            name: reading.method,
            parameters: parameters,
            isWrapped: !parameters.isEmpty && 8 + signature + parameters.map(\.width).reduce(0, +) > 120,
            result: reading.result,
            isAwaited: reading.isAwaited,
            call: reading.call,
            hasBytes: reading.kind == .whole && types.hasBytes(operation.response),
            arguments: reading.arguments,
            method: function,
            path: path,
            pathLines: isPathLong ? Self.lines(ofPath: pathParts) : [],
            operation: operationID,
            steps: steps,
            isRequestWrapped: steps.count > 1 || request + steps.map(\.width).reduce(0, +) > 120
        )
    }

    /// Required parameters, the required body, then the body and the parameters that may be left out, among these what can
    /// have one value only.
    private func parameters(
        of operation: Operation,
        labels: [String],
        kind: AnswerReading.Kind,
        scope: String
    ) -> [ParameterContext] {
        let given = zip(operation.parameters, labels).filter { !$0.0.isStreamFlag }.map { parameter, label in
            let type = types.expression(for: parameter.type, inside: scope)
            return ParameterContext(
                name: Identifier.escaped(label),
                type: parameter.isRequired ? type : type + "?",
                defaultValue: parameter.isRequired ? parameter.onlyValue?.expression : "nil"
            )
        }
        let body = operation.body.map { body in
            let type = types.expression(for: body.type, inside: scope)
            // Without a body there is nobody to ask for a stream.
            let isRequired = body.isRequired || (kind == .stream && operation.stream?.isSetInBody == true)
            return ParameterContext(
                label: "_ ",
                name: "body",
                type: isRequired ? type : type + "?",
                defaultValue: isRequired ? nil : "nil"
            )
        }
        return given.filter { $0.defaultValue == nil } + [body].compactMap(\.self)
            + given.filter { $0.defaultValue != nil }
    }

    private func comment(_ operation: Operation, labels: [String], kind: AnswerReading.Kind, scope: String) -> [String]
    {
        var comment = DocumentationComment(indentation: 8)
        comment.add(operation.documentation.summary)
        if operation.documentation.description != operation.documentation.summary {
            comment.add(operation.documentation.description)
        }
        if operation.documentation.isBeta { comment.add("- Note: This operation is in beta.") }
        comment.add(DocumentationComment.code("\(operation.method) \(operation.pathTemplate)"))
        comment.add(operation.authorization.flatMap(credentials.sentence))
        var parameters: [(String, String)] = []
        for (parameter, label) in zip(operation.parameters, labels) where !parameter.isStreamFlag {
            guard let text = parameter.documentation.description else { continue }
            parameters.append((label, text))
        }
        if let text = operation.body?.description { parameters.append(("body", text)) }
        comment.add(headers(of: operation, scope: scope))
        comment.add(
            parameters: parameters,
            returning: result(of: operation, kind),
            throwing: errors(of: operation, scope: scope)
        )
        return comment.lines
    }

    /// ``Response headers: `X-Total-Count` (`Int`).``
    private func headers(of operation: Operation, scope: String) -> String? {
        var seen: Set<String> = []
        let headers = operation.successes.flatMap(\.headers).filter { seen.insert($0.name.lowercased()).inserted }
        guard !headers.isEmpty else { return nil }
        let texts = headers.map { header in
            let type = headerTypes[header.name.lowercased()] ?? header.type
            return DocumentationComment.code(header.name) + " (`\(types.expression(for: type, inside: scope))`)"
        }
        return "Response headers: \(texts.joined(separator: ", "))."
    }

    /// ``ClientError`. Its body is a `Problem` (400, 5XX), a `Conflict` (409).``
    private func errors(of operation: Operation, scope: String) -> String? {
        var statuses: [String: [String]] = [:]
        var order: [String] = []
        for response in operation.failures {
            let type: TypeReference
            switch response.content {
            case .json(let json, _): type = json
            case .jsonString, .text: type = .string
            default: continue
            }
            let expression = types.expression(for: type, inside: scope)
            if statuses[expression] == nil { order.append(expression) }
            statuses[expression, default: []].append(response.status.description)
        }
        guard !order.isEmpty else { return nil }
        let texts = order.map { "`\($0)` (\(statuses[$0, default: []].joined(separator: ", ")))" }
        return "`ClientError`. Its body is \(texts.joined(separator: ", "))."
    }
}
