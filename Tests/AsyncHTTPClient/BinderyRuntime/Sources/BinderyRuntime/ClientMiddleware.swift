import Foundation
import HTTPTypes

/// Sees every request before it is sent, and every response, and may change both.
///
/// ```swift
/// struct Tracing: ClientMiddleware {
///     func intercept(
///         _ request: HTTPRequest, body: RequestBody?, baseURL: URL, operationID: String,
///         next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
///     ) async throws -> (HTTPResponse, ByteStream) {
///         var request = request
///         request.headerFields[.init("Traceparent")!] = Trace.current.parent
///         return try await next(request, body, baseURL)
///     }
/// }
/// ```
///
/// It runs anew for each attempt, credentials are in the request already, and redirects are followed behind it, so that
/// headers that it adds don't go to other servers.
public protocol ClientMiddleware: Sendable {
    /// Sends a request on, and returns what comes back.
    ///
    /// - Parameters:
    ///   - request: The request, with scheme, authority, and the whole path.
    ///   - body: The body, or nil where there is none.
    ///   - baseURL: The URL of the server. Give `next` another one, and the request goes there.
    ///   - operationID: The operation's id in the API's description.
    ///   - next: What sends the request. It may be called several times, or not at all.
    func intercept(
        _ request: HTTPRequest,
        body: RequestBody?,
        baseURL: URL,
        operationID: String,
        next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
    ) async throws -> (HTTPResponse, ByteStream)
}

extension HTTPRequest {
    /// The request with another server's scheme, authority and path.
    func moved(from old: URL, to new: URL) -> HTTPRequest {
        guard old != new, let server = URLComponents(url: new, resolvingAgainstBaseURL: true),
            let authority = server.authority
        else { return self }
        let oldBase = URLComponents(url: old, resolvingAgainstBaseURL: true)?.percentEncodedPath.trimmingSlashes ?? ""
        var path = path ?? ""
        if path.hasPrefix(oldBase) { path.removeFirst(oldBase.count) }
        var copy = self
        copy.scheme = server.scheme
        copy.authority = authority
        copy.path = server.percentEncodedPath.trimmingSlashes + path
        return copy
    }
}

extension String {
    /// The text without slashes at its end.
    var trimmingSlashes: String {
        String(self[..<(lastIndex { $0 != "/" }.map(index(after:)) ?? startIndex)])
    }
}
