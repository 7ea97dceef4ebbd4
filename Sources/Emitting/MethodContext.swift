/// A method in `group.mustache`.
struct MethodContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, parameters, isWrapped, result, hasResult
        case call, isSend, format, hasFormat, method, path, isPathWrapped, pathLines, operation, comma, steps, hasSteps
        case isRequestWrapped
    }

    var documentation: [String]
    var isDeprecated: Bool
    var name: String
    var parameters: [ParameterContext]
    var isWrapped: Bool
    /// `nil` where the response has no body.
    var result: String?
    /// The client's method that reads the response: `value`, `data`, `text`, `string`, `send`.
    var call: String
    /// The format of the JSON that comes back, where it has one of its own.
    var format: String?
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

    func value(for key: Key) -> Any {
        switch key {
        case .documentation: documentation
        case .isDeprecated: isDeprecated
        case .name: name
        case .parameters: parameters
        case .isWrapped: isWrapped
        case .result: result ?? ""
        case .hasResult: result != nil
        case .call: call
        case .isSend: result == nil
        case .format: format ?? ""
        case .hasFormat: format != nil
        case .method: method
        case .path: path
        case .isPathWrapped: !pathLines.isEmpty
        case .pathLines: pathLines
        case .operation: operation
        case .comma: format != nil && steps.isEmpty ? "," : ""
        case .steps: steps
        case .hasSteps: !steps.isEmpty
        case .isRequestWrapped: isRequestWrapped
        }
    }
}
