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
        /// The client was not given the credentials that the operation needs: those of one of these lists, by the labels of
        /// the client's initializer.
        case missingCredentials([[String]])
        /// The credential with this label could not be got: its provider, or the server that issues tokens, has failed.
        case credential(String, any Error)
        /// No answer: no connection, or a connection that ended too early.
        case transport(any Error)
        /// The answer could not be written to the file that it was to be downloaded to.
        case file(any Error)
        /// A time limit has passed.
        case timeout(Timeout)
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
        /// The server reported an error in the middle of a stream of events, whose status was a success. `body` is what it
        /// sent.
        case errorEvent
    }

    /// A time limit that has passed.
    public enum Timeout: Hashable, Sendable {
        /// `ClientOptions.requestTimeout`: nothing arrived for so long.
        case request(Duration)
        /// `ClientOptions.deadline`: the whole call took so long.
        case deadline(Duration)
        /// A limit of the transport.
        case transport
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
    /// How often the client tried to send the request.
    public private(set) var attempts = 0

    init(_ kind: Kind, request: Request? = nil, response: HTTPResponse? = nil, body: Data = Data()) {
        self.kind = kind
        self.request = request
        self.response = response
        self.body = body
    }
}

extension ClientError {
    /// The error of a call for whatever ended it.
    static func wrapping(_ error: any Error, request: Request, response: HTTPResponse? = nil) -> ClientError {
        switch error {
        case let error as ClientError where error.request != nil: error
        case let error as ClientError:
            ClientError(error.kind, request: request, response: error.response, body: error.body)
        case let error as APISecurity.Failure: ClientError(.credential(error.label, error.error), request: request)
        case let error as TimeLimit.Passed: ClientError(.timeout(error.timeout), request: request, response: response)
        case is CancellationError: ClientError(.cancelled, request: request, response: response)
        case _ where Task.isCancelled: ClientError(.cancelled, request: request, response: response)
        case let error as URLError: ClientError(kind(of: error), request: request, response: response)
        default: ClientError(.transport(error), request: request, response: response)
        }
    }

    /// Without the failing URL, whose query may hold a credential.
    private static func kind(of error: URLError) -> Kind {
        if error.code == .timedOut { return .timeout(.transport) }
        let text = error.userInfo.filter { $0.key == NSLocalizedDescriptionKey }
        return .transport(URLError(error.code, userInfo: text))
    }

    /// The error, which knows how often the request was sent.
    func after(_ attempts: Int) -> ClientError {
        var copy = self
        copy.attempts = attempts
        return copy
    }
}
