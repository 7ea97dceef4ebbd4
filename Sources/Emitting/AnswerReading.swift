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
    var isStreamed: Bool
}

extension OperationRenderer {
    static let streamResult = "The events. The request is sent when the first one is asked for."

    /// The whole answer.
    func reading(of operation: Operation, scope: String) -> AnswerReading {
        var format: String?
        if case .json(let type, _)? = operation.response { format = types.format(of: type) }
        return AnswerReading(
            method: Identifier.escaped(names.operations[operation.id]?.method ?? "call"),
            result: operation.response.map { types.expression(for: $0.type, inside: scope) },
            call: call(for: operation.response),
            arguments: format.map { ["as: \($0).self"] } ?? [],
            isStreamed: false
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
        if let format = types.format(of: stream.event) { arguments.append("as: \(format).self") }
        let name = names.operations[operation.id]
        let method = stream.isOnlyAnswer ? name?.method : name?.streamMethod
        return AnswerReading(
            method: Identifier.escaped(method ?? "stream"),
            result: "EventStream<\(types.expression(for: stream.event, inside: scope))>",
            call: isText ? "textStream" : stream.describesWholeEvents ? "wholeEventStream" : "stream",
            arguments: arguments,
            isStreamed: true
        )
    }
}
