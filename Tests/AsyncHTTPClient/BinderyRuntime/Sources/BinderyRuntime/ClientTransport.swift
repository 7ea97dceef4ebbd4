import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What carries requests to a server: URLSession, another HTTP library, or a test.
///
/// A transport sends one request and hands over the answer's head as soon as it is there; the body follows. It follows
/// no redirects (the client does, as it knows which headers are credentials), and treats no status as an error.
/// When the calling task is cancelled, or the body is given up, it closes the connection.
public protocol ClientTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameters:
    ///   - request: The request, with scheme, authority and path. Content-Length is set where it is known.
    ///   - body: The body, or nil where there is none.
    ///   - operation: The operation's id in the API's description.
    func send(_ request: HTTPRequest, body: RequestBody?, operation: String) async throws -> (HTTPResponse, ByteStream)

    /// Whether an error of `send` may be gone at the next attempt, as a connection that was refused or reset. The client
    /// tries again then, within its `RetryPolicy`.
    func isTransient(_ error: any Error) -> Bool
}

extension ClientTransport {
    /// Knows the errors of URLSession.
    public func isTransient(_ error: any Error) -> Bool {
        let codes: Set<URLError.Code> = [
            .timedOut, .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .networkConnectionLost,
            .notConnectedToInternet, .badServerResponse, .unknown,
        ]
        return (error as? URLError).map { codes.contains($0.code) } ?? false
    }
}
