import Foundation
import HTTPTypes

/// What a generated method asks the server for, before it is bound to a server and a transport.
struct OperationRequest: Sendable {
    /// A body and its media type. It is made when the request is sent, so that the sending method can throw.
    typealias MakeBody = @Sendable () throws -> (body: RequestBody, contentType: String)

    let method: HTTPRequest.Method
    let path: RequestPath
    /// The operation's id in the document.
    let operation: String
    /// Encoded `name=value` items.
    private(set) var query: [String] = []
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var makeBody: MakeBody?

    private init(_ method: HTTPRequest.Method, _ path: RequestPath, _ operation: String) {
        self.method = method
        self.path = path
        self.operation = operation
    }

    static func get(_ path: RequestPath, operation: String) -> Self { Self(.get, path, operation) }
    static func put(_ path: RequestPath, operation: String) -> Self { Self(.put, path, operation) }
    static func post(_ path: RequestPath, operation: String) -> Self { Self(.post, path, operation) }
    static func delete(_ path: RequestPath, operation: String) -> Self { Self(.delete, path, operation) }
    static func options(_ path: RequestPath, operation: String) -> Self { Self(.options, path, operation) }
    static func head(_ path: RequestPath, operation: String) -> Self { Self(.head, path, operation) }
    static func patch(_ path: RequestPath, operation: String) -> Self { Self(.patch, path, operation) }
    static func trace(_ path: RequestPath, operation: String) -> Self { Self(.trace, path, operation) }
}

// MARK: - Query (style `form`)

extension OperationRequest {
    /// Adds a query item; nil is left out.
    func query<Value: ParameterValue>(_ name: String, _ value: Value?) -> Self {
        guard let value else { return self }
        return addingQuery(name, PercentEncoding.encode(value.parameterText))
    }

    /// Adds an array: an item for each value, or, not exploded, one item with commas.
    func query<Value: ParameterValue>(_ name: String, _ values: [Value]?, explode: Bool = true) -> Self {
        guard let values, !values.isEmpty else { return self }
        let encoded = values.map { PercentEncoding.encode($0.parameterText) }
        if !explode {
            return addingQuery(name, encoded.joined(separator: ","))
        }
        return encoded.reduce(self) { $0.addingQuery(name, $1) }
    }

    /// Adds an object: an item for each member, or, not exploded, one item of names and values with commas.
    func query<Value: ParameterValue>(_ name: String, _ object: [String: Value]?, explode: Bool = true) -> Self {
        guard let object, !object.isEmpty else { return self }
        let members = object.sorted { $0.key < $1.key }
        if explode {
            return members.reduce(self) { $0.query($1.key, $1.value) }
        }
        return query(name, members.flatMap { [$0.key, $0.value.parameterText] }, explode: false)
    }

    private func addingQuery(_ name: String, _ encodedValue: String) -> Self {
        var copy = self
        copy.query.append("\(PercentEncoding.encode(name))=\(encodedValue)")
        return copy
    }
}

// MARK: - Headers

extension OperationRequest {
    /// Adds a header; nil is left out.
    func header<Value: ParameterValue>(_ name: String, _ value: Value?) -> Self {
        guard let value else { return self }
        var copy = self
        copy.headers.append((name, value.parameterText))
        return copy
    }

    /// Adds a header of several values, separated by commas (style `simple`).
    func header<Value: ParameterValue>(_ name: String, _ values: [Value]?) -> Self {
        header(name, values?.map(\.parameterText).joined(separator: ","))
    }

    /// Says which media types the answer may have.
    func accept(_ mediaTypes: String) -> Self {
        header("Accept", mediaTypes)
    }
}

// MARK: - Bodies

extension OperationRequest {
    /// Sends a value as JSON; nil sends no body.
    func json<Value: Encodable & Sendable>(_ value: Value?, contentType: String = "application/json") -> Self {
        guard let value else { return self }
        return body { (RequestBody(try JSONEncoder.forRequests.encode(value)), contentType) }
    }

    /// Sends a value that is written in a format of its own as JSON; nil sends no body.
    func json<Format: WireFormat>(
        _ value: Format.SwiftValue?,
        as format: Format.Type,
        contentType: String = "application/json"
    ) -> Self {
        guard let value else { return self }
        let encoded = Result { try JSONEncoder.forRequests.encode(FormattedValue<Format>(value: value)) }
        return body { (RequestBody(try encoded.get()), contentType) }
    }

    /// Sends the parts of a `multipart/form-data` form; nil sends no body.
    func multipart<Value: MultipartEncodable & Sendable>(_ value: Value?) -> Self {
        guard let value else { return self }
        return body {
            var form = MultipartForm()
            try value.encode(to: &form)
            return (form.body(), form.contentType)
        }
    }

    /// Sends bytes as they are. The file's own content type, if it has one, is preferred to the given one.
    func bytes(_ file: FileUpload?, contentType: String) -> Self {
        guard let file else { return self }
        return body { (RequestBody(pieces: [try file.piece()]), file.contentType ?? contentType) }
    }

    /// Sends text; nil sends no body.
    func text(_ text: String?, contentType: String = "text/plain") -> Self {
        guard let text else { return self }
        return body { (RequestBody(Data(text.utf8)), contentType) }
    }

    private func body(_ make: @escaping MakeBody) -> Self {
        var copy = self
        copy.makeBody = make
        return copy
    }
}

extension JSONEncoder {
    /// A new encoder for requests. Models need no strategies.
    static var forRequests: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
