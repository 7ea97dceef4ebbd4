import Templating

/// A method in `group.mustache`.
struct MethodContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, parameters, isWrapped, result, hasResult
        case isAwaited, call, isLabelled, arguments, argumentList, hasArguments, method, path, isPathWrapped, pathLines,
            operation, comma, steps, hasSteps
        case isRequestWrapped
    }

    var documentation: [String]
    var isDeprecated: Bool
    var name: String
    var parameters: [ParameterContext]
    var isWrapped: Bool
    /// `nil` where the response has no body.
    var result: String?
    /// Whether the method waits for the answer; one that streams leaves that to the stream.
    var isAwaited: Bool
    /// The client's method that reads the response: `value`, `data`, `text`, `string`, `send`, `stream`.
    var call: String
    /// Whether what comes back can be bytes, which may go to a file.
    var hasBytes = false
    /// What the client's method is told beside the request: `as: DateTimeFormat.self`.
    var arguments: [String]
    /// `post`.
    var method: String
    /// The path between the quotes of a string literal: `/files/\(fileID)`.
    var path: String
    /// The path as the lines of a literal of several lines, where one is too long; else empty.
    var pathLines: [String] = []
    /// The operation's id, as a string literal.
    var operation: String
    var steps: [RequestStepContext]
    var isRequestWrapped: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .isDeprecated: isDeprecated
        case .name: name
        case .parameters: parameters
        case .isWrapped: isWrapped
        case .result: result ?? ""
        case .hasResult: result != nil
        case .isAwaited: isAwaited
        case .call: call
        case .isLabelled: isAwaited && result != nil
        case .arguments: arguments.enumerated().map { $0 + 1 == arguments.count ? $1 : $1 + "," }
        case .argumentList: arguments.map { ", " + $0 }.joined()
        case .hasArguments: !arguments.isEmpty
        case .method: method
        case .path: path
        case .isPathWrapped: !pathLines.isEmpty
        case .pathLines: pathLines
        case .operation: operation
        case .comma: !arguments.isEmpty && steps.isEmpty ? "," : ""
        case .steps: steps
        case .hasSteps: !steps.isEmpty
        case .isRequestWrapped: isRequestWrapped
        }
    }
}
