import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Why a call failed. Every method of the client throws it.
///
/// ```swift
/// do {
///     try await client.files.delete(fileID: "file-1")
/// } catch let error as ClientError where error.status == 404 {
///     print("It is gone already.")
/// }
/// ```
///
/// Its description never shows headers, so that no credentials get into a log.
public struct ClientError: Error, Sendable {
    public enum Kind: Sendable {
        /// The request cannot be sent as it is: a header with a line break, a path value that would change the path.
        case invalidRequest(String)
        /// The body could not be encoded.
        case encoding(any Error)
        /// No answer: no connection, a connection that ended too early, a time limit.
        case transport(any Error)
        /// The task was cancelled.
        case cancelled
        /// The server answered with a status other than 2xx, or, where the API's description knows several successes, with
        /// another one.
        case unexpectedStatus
        /// The answer could not be decoded.
        ///
        /// - Parameters:
        ///   - codingPath: The place in the JSON, such as `choices[0].text`; empty for the whole.
        ///   - json: The piece of JSON at that place, shortened.
        ///   - reason: What is wrong with it.
        case decoding(codingPath: String, json: String?, reason: String)
    }

    /// The request that failed.
    public struct Request: Sendable {
        /// The operation's id in the API's description.
        public let operation: String
        public let method: HTTPRequest.Method
        /// The address, less any credentials.
        public let url: String
    }

    public let kind: Kind
    public let request: Request?
    /// The head of the answer, if there was one.
    public let response: HTTPResponse?
    /// The body of the answer: of another status than 2xx the first mebibyte.
    public let body: Data

    init(_ kind: Kind, request: Request? = nil, response: HTTPResponse? = nil, body: Data = Data()) {
        self.kind = kind
        self.request = request
        self.response = response
        self.body = body
    }

    /// The error of a call for whatever ended it.
    static func wrapping(_ error: any Error, request: Request) -> ClientError {
        if let error = error as? ClientError { return error }
        let isCancelled = Task.isCancelled || error is CancellationError
        return ClientError(isCancelled ? .cancelled : .transport(error), request: request)
    }

    /// The status of the answer, if there was one.
    public var status: Int? { response?.status.code }

    /// The headers of the answer.
    public var headers: HTTPFields { response?.headerFields ?? [:] }
}

extension ClientError {
    /// The body of the answer as the type that the API's description has for this failure.
    ///
    /// ```swift
    /// } catch let error as ClientError {
    ///     print(error.body(as: Problem.self)?.detail ?? error.description)
    /// }
    /// ```
    ///
    /// - Returns: nil where the body is something else.
    public func body<Value: Decodable>(as type: Value.Type = Value.self) -> Value? {
        try? JSONDecoder().decode(type, from: body)
    }
}

extension ClientError: CustomStringConvertible {
    /// For example `createCompletion (POST https://api.openai.com/v1/completions) failed: 404 Not Found: {"error":…}`.
    public var description: String {
        let subject = request.map { "\($0.operation) (\($0.method.rawValue) \($0.url)) failed: " } ?? ""
        return subject + reason
    }

    private var reason: String {
        switch kind {
        case .invalidRequest(let reason): return reason
        case .encoding(let error): return "The body could not be encoded. \(Self.text(of: error))"
        case .transport(let error): return Self.text(of: error)
        case .cancelled: return "The task was cancelled."
        case .unexpectedStatus:
            let status = response.map { "\($0.status.code) \($0.status.reasonPhrase)" } ?? "no status"
            return body.isEmpty ? status : "\(status): \(Self.excerpt(of: String(decoding: body, as: UTF8.self)))"
        case .decoding(let codingPath, let json, let reason):
            let whole = response == nil ? "body" : "answer"
            let place = codingPath.isEmpty ? "The \(whole)" : "`\(codingPath)` in the \(whole)"
            return "\(place) could not be decoded. \(reason)" + (json.map { " JSON: \($0)" } ?? "")
        }
    }

    static func excerpt(of text: String) -> String {
        text.count > 400 ? text.prefix(400) + "…" : text
    }

    private static func text(of error: any Error) -> String {
        switch error {
        case let error as EncodingError:
            guard case .invalidValue(_, let context) = error else { return "\(error)" }
            let place = path(context.codingPath)
            return (place.isEmpty ? "" : "`\(place)`: ") + context.debugDescription
        case let error as CocoaError:
            return error.localizedDescription + (error.filePath.map { " (\($0))" } ?? "")
        case is any LocalizedError, is URLError: return error.localizedDescription
        default: return "\(error)"
        }
    }

    /// `choices[0].text`
    static func path(_ codingPath: [any CodingKey]) -> String {
        codingPath.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}

extension ClientError: LocalizedError {
    public var errorDescription: String? { description }
}
