import Diagnostics
import IR
import Naming

/// Renders the groups of operations.
struct OperationRenderer {
    let api: API
    let names: Names
    let templates: TemplateLibrary
    let declarations: DeclarationRenderer
    private let owned: [OperationID: [TypeDefinition]]

    init(api: API, names: Names, templates: TemplateLibrary) {
        self.api = api
        self.names = names
        self.templates = templates
        declarations = DeclarationRenderer(api: api, names: names, templates: templates)
        owned = Dictionary(grouping: api.types) { definition in
            if case .operation(let id, _) = definition.owner { id } else { OperationID("") }
        }
    }

    var types: TypeExpressions { declarations.types }

    func context(_ group: OperationGroup) throws(DiagnosticsError) -> GroupContext {
        let name = names.groups[group.id] ?? Names.GroupName(property: "operations", type: "Operations")
        let scope = "\(names.client).\(name.type)"
        let methods = group.operations.map { method($0, scope: scope) }
        var nested = ""
        var usesFoundation = methods.contains { $0.call == "data" }
        for operation in group.operations {
            usesFoundation = usesFoundation || usedTypes(operation).contains(where: types.usesFoundation)
            for definition in owned[operation.id] ?? [] {
                if !nested.isEmpty { nested += "\n" }
                let text = try declarations.text(of: definition, indentation: 8)
                nested += "\n" + DeclarationRenderer.indented(text, by: 8)
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
        return ([name?.method ?? ""] + (name?.parameters ?? [])).contains { $0.contains("_") }
            || (owned[operation.id] ?? []).contains(where: declarations.hasUnderscores)
    }

    private func usedTypes(_ operation: Operation) -> [TypeReference] {
        operation.parameters.map(\.type) + [operation.body?.type, operation.response?.type].compactMap(\.self)
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

    private func method(_ operation: Operation, scope: String) -> MethodContext {
        let name = names.operations[operation.id]
        let labels = name?.parameters ?? []
        let parameters = ParameterContext.list(self.parameters(of: operation, labels: labels, scope: scope))
        let format = jsonFormat(of: operation.response)
        var steps = self.steps(of: operation, labels: labels)
        if format != nil, !steps.isEmpty { steps[steps.count - 1].isFollowed = true }
        let result = operation.response.map { types.expression(for: $0.type, inside: scope) }
        let method = Identifier.escaped(name?.method ?? "call")
        let pathParts = self.path(of: operation, labels: labels)
        let path = pathParts.joined()
        let operationID = SwiftLiteral.string(operation.operationID ?? "\(operation.method) \(operation.pathTemplate)")
        let signature = "public func \(method)() async throws {".count + (result.map { $0.count + 4 } ?? 0)
        let call = self.call(for: operation.response)
        let request =
            12 + "try await client.\(call)(for: .\(operation.method)(\"\(path)\", operation: \(operationID)))".count
            + (format.map { $0.count + ", as: .self".count } ?? 0)
        let isPathLong = 16 + "for: .\(operation.method)(\"\(path)\", operation: \(operationID)),".count > 120
        return MethodContext(
            documentation: comment(operation, labels: labels, scope: scope),
            isDeprecated: operation.documentation.isDeprecated,
            name: method,
            parameters: parameters,
            isWrapped: 8 + signature + parameters.map(\.width).reduce(0, +) > 120,
            result: result,
            call: call,
            format: format,
            method: operation.method.lowercased(),
            path: path,
            pathLines: isPathLong ? Self.lines(ofPath: pathParts) : [],
            operation: operationID,
            steps: steps,
            isRequestWrapped: steps.count > 1 || request + steps.map(\.width).reduce(0, +) > 120
        )
    }

    private func call(for response: Operation.Content?) -> String {
        switch response {
        case nil: "send"
        case .json, .multipart, .form: "value"
        case .jsonString: "string"
        case .text: "text"
        case .bytes: "data"
        case .responses, .requests: "response"
        }
    }

    private func jsonFormat(of content: Operation.Content?) -> String? {
        if case .json(let type, _)? = content { types.format(of: type) } else { nil }
    }

    /// Required parameters, the required body, then the body and the parameters that may be left out.
    private func parameters(of operation: Operation, labels: [String], scope: String) -> [ParameterContext] {
        let given = zip(operation.parameters, labels).map { parameter, label in
            let type = types.expression(for: parameter.type, inside: scope)
            return ParameterContext(
                name: Identifier.escaped(label),
                type: parameter.isRequired ? type : type + "?",
                defaultValue: parameter.isRequired ? nil : "nil"
            )
        }
        let body = operation.body.map { body in
            let type = types.expression(for: body.type, inside: scope)
            return ParameterContext(
                label: "_ ",
                name: "body",
                type: body.isRequired ? type : type + "?",
                defaultValue: body.isRequired ? nil : "nil"
            )
        }
        return given.filter { $0.defaultValue == nil } + [body].compactMap(\.self)
            + given.filter { $0.defaultValue != nil }
    }

    private func comment(_ operation: Operation, labels: [String], scope: String) -> [String] {
        var comment = DocumentationComment(indentation: 8)
        comment.add(operation.documentation.summary)
        if operation.documentation.description != operation.documentation.summary {
            comment.add(operation.documentation.description)
        }
        if operation.documentation.isBeta { comment.add("- Note: This operation is in beta.") }
        comment.add(DocumentationComment.code("\(operation.method) \(operation.pathTemplate)"))
        var parameters: [(String, String)] = []
        for (parameter, label) in zip(operation.parameters, labels) {
            guard let text = parameter.documentation.description else { continue }
            parameters.append((label, text))
        }
        if let text = operation.body?.description { parameters.append(("body", text)) }
        comment.add(headers(of: operation, scope: scope))
        comment.add(
            parameters: parameters,
            returning: operation.response == nil ? nil : operation.returns,
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
            DocumentationComment.code(header.name) + " (`\(types.expression(for: header.type, inside: scope))`)"
        }
        return "Response headers: \(texts.joined(separator: ", "))."
    }

    /// ``ClientError`. Its body is a `Problem` (400, 5XX), a `Conflict` (409).``
    private func errors(of operation: Operation, scope: String) -> String? {
        var statuses: [String: [String]] = [:]
        var order: [String] = []
        for response in operation.failures {
            guard case .json(let type, _)? = response.content else { continue }
            let expression = types.expression(for: type, inside: scope)
            if statuses[expression] == nil { order.append(expression) }
            statuses[expression, default: []].append(response.status.description)
        }
        guard !order.isEmpty else { return nil }
        let texts = order.map { "`\($0)` (\(statuses[$0, default: []].joined(separator: ", ")))" }
        return "`ClientError`. Its body is \(texts.joined(separator: ", "))."
    }
}
