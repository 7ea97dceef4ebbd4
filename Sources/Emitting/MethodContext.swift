/// A method in `group.mustache`.
struct MethodContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, parameters, isWrapped, result, hasResult
        case call, isSend, method, path, operation, steps, hasSteps, isRequestWrapped
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
        case .method: method
        case .path: path
        case .operation: operation
        case .steps: steps
        case .hasSteps: !steps.isEmpty
        case .isRequestWrapped: isRequestWrapped
        }
    }
}

/// Something that a request carries: a query parameter, a header, a body.
struct RequestStepContext: TemplateContext {
    enum Key: String, CaseIterable {
        case isQuery, isHeader, isJSON, isMultipart, isText, isBytes, key, value, isJoined, format, hasFormat
    }

    enum Kind {
        case query, header, json, multipart, text, bytes
    }

    var kind: Kind
    /// The parameter's name, or the content type, as a string literal.
    var key: String
    /// The argument that holds the value.
    var value: String
    /// Whether the elements of an array stand in one value, with commas between (`explode: false`).
    var isJoined = false
    var format: String?

    func value(for key: Key) -> Any {
        switch key {
        case .isQuery: kind == .query
        case .isHeader: kind == .header
        case .isJSON: kind == .json
        case .isMultipart: kind == .multipart
        case .isText: kind == .text
        case .isBytes: kind == .bytes
        case .key: self.key
        case .value: value
        case .isJoined: isJoined
        case .format: format ?? ""
        case .hasFormat: format != nil
        }
    }

    /// The columns that the step takes.
    var width: Int {
        switch kind {
        case .query, .header: 11 + key.count + value.count + (isJoined ? 16 : 0)
        case .json, .multipart: 12 + value.count + (format.map { $0.count + 10 } ?? 0)
        case .text, .bytes: 23 + key.count + value.count
        }
    }
}
