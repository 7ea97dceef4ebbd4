/// A method in `group.mustache`.
struct MethodContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, parameters, isWrapped, result, hasResult
        case call, isSend, format, hasFormat, method, path, operation, comma, steps, hasSteps
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
        case .operation: operation
        case .comma: format != nil && steps.isEmpty ? "," : ""
        case .steps: steps
        case .hasSteps: !steps.isEmpty
        case .isRequestWrapped: isRequestWrapped
        }
    }
}

/// Something that a request carries: a query parameter, a header, a body.
struct RequestStepContext: TemplateContext {
    enum Key: String, CaseIterable {
        case isQuery, isHeader, isAccept, isJSON, isMultipart, isText, isBytes, key, hasKey, value, isJoined, format
        case hasFormat, comma
    }

    enum Kind {
        case query, header, accept, json, multipart, text, bytes
    }

    var kind: Kind
    /// The parameter's name, or the content type where it is not the usual one, as a string literal.
    var key: String
    /// The argument that holds the value.
    var value: String
    /// Whether the elements of an array stand in one value, with commas between (`explode: false`).
    var isJoined = false
    var format: String?
    /// Whether another argument follows the request.
    var isFollowed = false

    func value(for key: Key) -> Any {
        switch key {
        case .isQuery: kind == .query
        case .isHeader: kind == .header
        case .isAccept: kind == .accept
        case .isJSON: kind == .json
        case .isMultipart: kind == .multipart
        case .isText: kind == .text
        case .isBytes: kind == .bytes
        case .key: self.key
        case .hasKey: !self.key.isEmpty
        case .value: value
        case .isJoined: isJoined
        case .format: format ?? ""
        case .hasFormat: format != nil
        case .comma: isFollowed ? "," : ""
        }
    }

    /// The columns that the step takes.
    var width: Int {
        switch kind {
        case .query, .header: 11 + key.count + value.count + (isJoined ? 16 : 0)
        case .accept: 9 + key.count
        case .json, .multipart:
            12 + (key.isEmpty ? 0 : 15 + key.count) + value.count + (format.map { $0.count + 10 } ?? 0)
        case .text, .bytes: 23 + key.count + value.count
        }
    }
}
