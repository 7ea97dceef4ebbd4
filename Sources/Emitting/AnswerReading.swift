import IR
import Naming

/// How a method reads the answer of its operation.
struct AnswerReading {
    /// The method's name, with backticks where it is a keyword.
    var method: String
    /// `nil` where the answer has no body.
    var result: String?
    /// The client's method that reads the answer.
    var call: String
    /// What that is told beside the request.
    var arguments: [String]
    var kind: Kind

    enum Kind {
        /// The answer in one piece.
        case whole
        case stream
        /// The elements of a list, page by page.
        case pages
    }

    /// Whether the method waits for the answer, rather than what it returns.
    var isAwaited: Bool { kind == .whole }
}

extension OperationRenderer {
    /// What a method returns, in words.
    func result(of operation: Operation, _ kind: AnswerReading.Kind) -> String? {
        switch kind {
        case .whole: operation.response == nil ? nil : operation.returns
        case .stream: "The events. The request is sent when the first one is asked for."
        case .pages: "The elements of all pages. Each page is fetched when the elements before it have been read."
        }
    }

    /// The whole answer.
    func reading(of operation: Operation, scope: String) -> AnswerReading {
        AnswerReading(
            method: Identifier.escaped(names.operations[operation.id]?.method ?? "call"),
            result: operation.response.map { types.expression(for: $0.type, inside: scope) },
            call: call(for: operation.response),
            arguments: [],
            kind: .whole
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

    /// The events of a stream.
    func reading(of stream: Operation.Stream, _ operation: Operation, scope: String) -> AnswerReading {
        let isText = stream.format == .serverSentEvents && types.unaliased(stream.event) == .string
        var arguments: [String] = []
        if stream.format != .serverSentEvents { arguments.append("format: .\(stream.format.rawValue)") }
        switch stream.sentinel {
        case .usual: break
        case .text(let text): arguments.append("sentinel: \(SwiftLiteral.string(text))")
        case .none: arguments.append("sentinel: nil")
        }
        if stream.describesErrors, !isText { arguments.append("holdsErrors: true") }
        let name = names.operations[operation.id]
        let method = stream.isOnlyAnswer ? name?.method : name?.streamMethod
        return AnswerReading(
            method: Identifier.escaped(method ?? "stream"),
            result: "EventStream<\(types.expression(for: stream.event, inside: scope))>",
            call: isText ? "textStream" : stream.describesWholeEvents ? "wholeEventStream" : "stream",
            arguments: arguments,
            kind: .stream
        )
    }

    /// The elements of all pages.
    func reading(of pagination: Operation.Pagination, _ operation: Operation, scope: String) -> AnswerReading {
        let page = types.expression(for: pagination.page, inside: scope)
        let elements = access(pagination.elements, to: pagination.page, as: "page")
        var closure = "elements: { (page: \(page)) in \(elements) }"
        if 17 + closure.count > 120 {
            let indentation = String(repeating: " ", count: 16)
            closure = "elements: { (page: \(page)) in\n\(indentation)    \(elements)\n\(indentation)}"
        }
        var arguments = ["by: \(style(of: pagination, operation))", closure]
        let further = [("next", pagination.next), ("hasMore", pagination.hasMore), ("total", pagination.total)]
        arguments += further.compactMap { label, steps in
            steps.map { "\(label): { \(access($0, to: pagination.page, as: "$0")) }" }
        }
        return AnswerReading(
            method: Identifier.escaped(names.operations[operation.id]?.pagesMethod ?? "all"),
            result: "PageSequence<\(types.expression(for: pagination.element, inside: scope))>",
            call: "pages",
            arguments: arguments,
            kind: .pages
        )
    }

    /// `.cursor("after", from: after)`
    private func style(of pagination: Operation.Pagination, _ operation: Operation) -> String {
        guard let index = pagination.parameter else { return ".links" }
        let parameter = operation.parameters[index]
        let label = Identifier.escaped(names.operations[operation.id]?.parameters[index] ?? parameter.name)
        func style(_ name: String, from first: Int?) -> String {
            let value = first.map { parameter.isRequired ? label : "\(label) ?? \($0)" } ?? label
            return ".\(name)(\(SwiftLiteral.string(parameter.name)), from: \(value))"
        }
        return switch pagination.style {
        case .cursor, .links: style("cursor", from: nil)
        case .page(_, let first): style("page", from: first)
        case .offset: style("offset", from: 0)
        }
    }

    /// The expression of what is inside of a value: `page.data`, `$0.data?.last?.id`.
    private func access(_ steps: [Operation.Pagination.Step], to type: TypeReference, as value: String) -> String {
        var (expression, type, isOptional) = (value, type, false)
        for step in steps {
            if case .nullable(let inner) = types.unaliased(type) { (type, isOptional) = (inner, true) }
            let point = isOptional ? "?." : "."
            switch (step, types.unaliased(type)) {
            case (.property(let name), .named(let id)):
                guard case .structure(let structure)? = types[id]?.kind,
                    let index = structure.properties.firstIndex(where: { $0.name == name })
                else { return expression }
                let property = structure.properties[index]
                expression += point + (names.members[id]?[index] ?? name)
                (type, isOptional) = (property.type, property.isOptional)
            case (.last, .array(let element)):
                expression += point + "last"
                (type, isOptional) = (element, true)
            default: return expression
            }
        }
        return expression
    }
}
