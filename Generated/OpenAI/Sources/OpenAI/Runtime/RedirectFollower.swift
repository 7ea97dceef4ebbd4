import Foundation
import HTTPTypes

/// Follows redirects, which transports leave to the client: they would send credentials to any server.
struct RedirectFollower: Sendable {
    let transport: any ClientTransport
    let redaction: Redaction

    /// Sends a request, and follows 301, 302, 303, 307 and 308 for GET and HEAD, and 307 and 308 for other methods if
    /// the body can be sent again. At most ten times; where it cannot follow, the redirect itself is the response.
    ///
    /// Only harmless headers go to another origin.
    func follow(
        _ request: HTTPRequest,
        _ body: RequestBody?,
        _ operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        var request = request
        // HTTPFields holds one field for each cookie, which HTTP/1.1 does not allow (RFC 6265 §5.4).
        if let cookies = request.headerFields[.cookie] {
            request.headerFields[fields: .cookie] = [HTTPField(name: .cookie, value: cookies)]
        }
        for _ in 0..<10 {
            let (response, stream) = try await transport.send(request, body: body, operation: operation)
            guard let next = next(after: response, to: request, body: body) else { return (response, stream) }
            request = next
        }
        return try await transport.send(request, body: body, operation: operation)
    }

    private func next(after response: HTTPResponse, to request: HTTPRequest, body: RequestBody?) -> HTTPRequest? {
        let isRead = request.method == .get || request.method == .head
        let statuses: Set<Int> = isRead ? [301, 302, 303, 307, 308] : [307, 308]
        guard statuses.contains(response.status.code), body?.isReplayable ?? true,
            let location = response.headerFields[.location],
            let current = request.url,
            let target = URL(string: location, relativeTo: current)?.absoluteURL,
            let parts = URLComponents(url: target, resolvingAgainstBaseURL: true),
            let newScheme = parts.scheme?.lowercased(), ["http", "https"].contains(newScheme),
            let authority = parts.authority
        else { return nil }
        var next = request
        next.scheme = newScheme
        next.authority = authority
        next.path = parts.target
        if current.origin != target.origin {
            next.headerFields = HTTPFields(request.headerFields.filter { redaction.isHarmless($0.name) })
        }
        return next
    }
}
