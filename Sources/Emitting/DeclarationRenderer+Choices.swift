import Diagnostics
import IR
import Naming

extension DeclarationRenderer {
    /// The bodies that an operation takes.
    func context(
        _ contents: [Operation.Content],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> ChoiceContext<RequestCaseContext> {
        let scope = qualifiedName(of: definition)
        let names = types.names.members[definition.id] ?? []
        let cases = zip(contents, names).map { context($0, name: $1, scope: scope, indentation: indentation + 8) }
        var result = try choice(cases, of: definition, indentation: indentation)
        result.isStreamable = cases.contains { $0.isStreamable }
        return result
    }

    /// The successes of an operation; a status comes before the range that it is in.
    func context(
        _ responses: [Operation.Response],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> ChoiceContext<ResponseCaseContext> {
        let scope = qualifiedName(of: definition)
        let named = zip(responses, types.names.members[definition.id] ?? [])
        let ordered = named.filter { $0.0.status.isCode } + named.filter { !$0.0.status.isCode }
        let cases = ordered.map { context($0, name: $1, scope: scope, indentation: indentation + 4) }
        return try choice(cases, of: definition, indentation: indentation)
    }

    private func choice<Case: TemplateContext>(
        _ cases: [Case],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> ChoiceContext<Case> {
        ChoiceContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            cases: cases,
            nested: try nestedText(of: definition, indentation: indentation)
        )
    }

    private func isStreamable(_ content: Operation.Content) -> Bool {
        guard case .named(let id) = types.unaliased(content.type), case .structure(let structure)? = types[id]?.kind
        else { return false }
        return structure.streamFlag != nil
    }

    private func context(
        _ content: Operation.Content,
        name: String,
        scope: String,
        indentation: Int
    ) -> RequestCaseContext {
        let steps = RequestStepContext.steps(for: content, in: types)
        let width = indentation + "case .\(name)(let body): request".count + steps.map(\.width).reduce(0, +)
        return RequestCaseContext(
            mediaType: content.mediaType,
            name: Identifier.escaped(name),
            reference: name,
            type: types.expression(for: content.requestType, inside: scope),
            steps: steps,
            isWrapped: width > 120,
            isStreamable: isStreamable(content)
        )
    }

    private func context(
        _ response: Operation.Response,
        name: String,
        scope: String,
        indentation: Int
    ) -> ResponseCaseContext {
        var comment = DocumentationComment(indentation: indentation)
        comment.add("\(response.status): \(response.description ?? "")")
        let reading = reading(response.content)
        return ResponseCaseContext(
            documentation: comment.lines,
            name: Identifier.escaped(name),
            reference: name,
            type: response.content.map { types.expression(for: $0.type, inside: scope) },
            pattern: response.status.pattern,
            reading: reading,
            isDecoded: reading.hasPrefix("value")
        )
    }

    private func reading(_ content: Operation.Content?) -> String {
        switch content {
        case .json(let type, _): types.format(of: type).map { "value(as: \($0).self)" } ?? "value()"
        case .jsonString: "string"
        case .text: "text"
        case .multipart, .form, .bytes, .responses, .requests, nil: "body"
        }
    }
}

extension Operation.Status {
    fileprivate var isCode: Bool {
        if case .code = self { true } else { false }
    }

    /// As the pattern of a case over status codes.
    fileprivate var pattern: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let range): "\(range)00..<\(range + 1)00"
        case .fallback: "_"
        }
    }
}
