import Foundation
import HTTPTypes

/// What a generated method asks the server for, before it is bound to a server and a transport.
struct OperationRequest: Sendable {
    /// A body and its media type. It is made when the request is sent, so that the sending method can throw.
    typealias MakeBody = @Sendable () throws -> (body: RequestBody, contentType: String)

    private(set) var method: HTTPRequest.Method
    let path: RequestPath
    /// The operation's id in the document.
    let operation: String
    /// The server of this operation, where it is another than the client's: absolute, or a path on the client's host.
    private(set) var server: String?
    /// The credentials that are needed, where it is not what the client's other operations need: those of one of the lists.
    private(set) var security: [[String]]?
    /// The address that a former answer gave, relative to the operation's own. It takes the place of path and query.
    private(set) var address: String?
    /// Encoded `name=value` items.
    private(set) var query: [String] = []
    private(set) var headers: [(name: String, value: String)] = []
    /// Encoded `name=value` pairs of the header `Cookie`.
    private(set) var cookies: [String] = []
    /// The media types that the answer may have, where it is not the usual ones.
    private(set) var acceptedTypes: String?
    /// The headers that get an idempotency key where the caller gives none.
    private(set) var idempotencyKeys: [String] = []
    /// Why a parameter cannot be sent.
    private(set) var problem: (any Error)?
    private(set) var makeBody: MakeBody?
    private var formEncodings: [String: FormEncoding] = [:]

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

// MARK: - What it wants

extension OperationRequest {
    private func changing(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Takes another method than those that HTTP itself knows. A name that can be none changes nothing.
    func method(_ name: String) -> Self {
        changing { $0.method = HTTPRequest.Method(name) ?? $0.method }
    }

    /// Says which server the request goes to, where it is another than the client's.
    func server(_ url: String) -> Self {
        changing { $0.server = url }
    }

    /// Says which credentials the request needs: those of one of the lists, by the labels of the client's initializer.
    func security(_ required: [String]...) -> Self {
        changing { $0.security = required }
    }

    /// Goes to the address that the answer to the operation gave.
    func following(_ address: String) -> Self {
        changing { $0.address = address }
    }

    /// Says which media types the answer may have.
    func accept(_ mediaTypes: String) -> Self {
        changing { $0.acceptedTypes = mediaTypes }
    }

    /// Adds a key by which the server knows a request that it gets twice; nil makes a new one.
    func idempotencyKey(_ name: String, _ value: String?) -> Self {
        header(name, value).changing { $0.idempotencyKeys.append(name) }
    }
}

// MARK: - Parameters

/// Nil is left out, and so is a list or an object of nothing, but as JSON.
extension OperationRequest {
    /// - Parameter allowEmpty: Whether the name is sent where the list or the object is empty.
    func query<Value: Encodable>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true,
        allowReserved: Bool = false,
        allowEmpty: Bool = false
    ) -> Self {
        adding(value, style) { request, content in
            if !content.isEmpty(style) {
                request.query += content.query(style, name: name, explode: explode, allowReserved: allowReserved)
            } else if allowEmpty {
                request.query.append("\(PercentEncoding.encode(name))=")
            }
        }
    }

    func header<Value: Encodable>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle = .simple,
        explode: Bool = false
    ) -> Self {
        adding(value, style) { request, content in
            if !content.isEmpty(style) { request.headers.append((name, content.header(style, explode: explode))) }
        }
    }

    func cookie<Value: Encodable>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true
    ) -> Self {
        adding(value, style) { request, content in
            if !content.isEmpty(style) {
                request.cookies += content.query(style, name: name, explode: explode, allowReserved: false)
            }
        }
    }

    private func adding<Value: Encodable>(
        _ value: Value?,
        _ style: ParameterStyle,
        _ add: (inout Self, ParameterContent) -> Void
    ) -> Self {
        guard let value else { return self }
        return changing { request in
            do {
                add(&request, try ParameterContent(value, style: style))
            } catch {
                request.problem = error
            }
        }
    }
}

// MARK: - Bodies

extension OperationRequest {
    /// Sends a value as JSON; nil sends no body.
    func json<Value: Encodable & Sendable>(_ value: Value?, contentType: String = "application/json") -> Self {
        guard let value else { return self }
        return body { (RequestBody(try JSONEncoder.forRequests.encode(value)), contentType) }
    }

    /// Sends the members of a value as an `application/x-www-form-urlencoded` form; nil sends no body.
    ///
    /// - Parameter style: How members that are arrays or objects are written: `tags=a&tags=b`, or in the style
    ///   `deepObject` `tags[]=a&tags[]=b`.
    func form<Value: Encodable & Sendable>(_ value: Value?, style: ParameterStyle = .form) -> Self {
        guard let value else { return self }
        return body { [formEncodings] in
            let items = try ParameterContent(value).form(style, encodings: formEncodings)
            return (RequestBody(Data(items.joined(separator: "&").utf8)), "application/x-www-form-urlencoded")
        }
    }

    /// Says how a member of the form that follows is written.
    func encoding(
        _ member: String,
        _ style: ParameterStyle,
        explode: Bool = true,
        allowReserved: Bool = false
    ) -> Self {
        changing {
            $0.formEncodings[member] = FormEncoding(style: style, explode: explode, allowReserved: allowReserved)
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

    func body(_ make: @escaping MakeBody) -> Self {
        changing { $0.makeBody = make }
    }
}
