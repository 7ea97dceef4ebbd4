import Diagnostics
import IR
import Naming
import Templating

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

    /// The successes of an operation; a status comes before the range that it is in. Of its bodies text is tried first, then
    /// bytes, which may be of any type, and the first one last, as it is also what is none of the others.
    func context(
        _ responses: [Operation.Response],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> ChoiceContext<ResponseCaseContext> {
        let scope = qualifiedName(of: definition)
        let named = zip(responses, types.names.members[definition.id] ?? [])
        let byStatus = Dictionary(grouping: named) { $0.0.status }
        var seen: Set<Operation.Status> = []
        let statuses = responses.map(\.status).filter { seen.insert($0).inserted }
        var cases: [ResponseCaseContext] = []
        var selections: [ResponseCaseContext] = []
        for status in statuses.filter(\.isCode) + statuses.filter({ !$0.isCode }) {
            let told = (byStatus[status] ?? []).enumerated().map { index, named in
                let pattern = statuses.count == 1 ? nil : status.pattern
                let label = Self.label(pattern, of: index == 0 ? nil : named.0)
                var comment = DocumentationComment(indentation: indentation + 4)
                comment.add(Self.description(of: named.0, isOneStatus: statuses.count == 1))
                comment.add(named.0.isStreamed ? unreadEvents(of: definition) : nil)
                return context(named.0, name: named.1, scope: scope, label: label, comment: comment)
            }
            cases += told
            let others = told.dropFirst()
            selections += others.filter(\.isText) + others.filter { !$0.isText } + told.prefix(1)
        }
        var result = try choice(cases, of: definition, indentation: indentation)
        (result.selections, result.isTotal) = (selections, statuses.count == 1)
        return result
    }

    /// `case 200`, `case 200 where answer.comes(as: "text/csv", or: "text/*")`; `default` where everything is meant.
    ///
    /// - Parameter response: What is told by its media types; nil where it is told by the status alone.
    private static func label(_ pattern: String?, of response: Operation.Response?) -> String {
        guard let response, !response.mediaTypes.isEmpty else { return pattern.map { "case \($0)" } ?? "default" }
        let range = response.isText ? "text/*" : "*/*"
        let types = response.mediaTypes.map(SwiftLiteral.string).joined(separator: ", ")
        let others = Set(response.mediaTypes).isDisjoint(with: [range, "*/*"]) ? ", or: \"\(range)\"" : ""
        return "case \(pattern ?? "_") where answer.comes(as: \(types)\(others))"
    }

    /// ``200: The job is done.``, `` `text/plain` ``, ``200, `text/plain`: The job is done.``
    private static func description(of response: Operation.Response, isOneStatus: Bool) -> String {
        let types = response.mediaTypes.map(DocumentationComment.code).joined(separator: ", ")
        if isOneStatus { return types }
        let answer = types.isEmpty ? response.status.description : "\(response.status), \(types)"
        return "\(answer): \(response.description ?? "")"
    }

    /// An answer that streams is a success of the other method, too, whose result has no place for events.
    private func unreadEvents(of definition: TypeDefinition) -> String {
        var method: String?
        if case .operation(let id, _) = definition.owner { method = types.names.operations[id]?.streamMethod }
        return "Its events are not read here" + (method.map { ", but by `\($0)`." } ?? ".")
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
            selections: cases,
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
        label: String,
        comment: DocumentationComment
    ) -> ResponseCaseContext {
        ResponseCaseContext(
            documentation: comment.lines,
            name: Identifier.escaped(name),
            reference: name,
            type: response.content.map { types.expression(for: $0.type, inside: scope) },
            label: label,
            reading: reading(response.content),
            isText: response.isText
        )
    }

    private func reading(_ content: Operation.Content?) -> String {
        switch content {
        case .json: "value()"
        case .jsonString: "string()"
        case .text: "text()"
        case .multipart, .form, .bytes, .responses, .requests, nil: "data()"
        }
    }
}

extension Operation.Response {
    fileprivate var isText: Bool {
        if case .text? = content { true } else { false }
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
