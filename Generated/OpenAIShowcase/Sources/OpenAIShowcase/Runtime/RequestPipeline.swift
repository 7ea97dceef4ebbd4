import HTTPTypes

/// What happens between a bound request and the transport, in the order of a call: redirects are followed.
struct RequestPipeline: Sendable {
    let transport: any ClientTransport

    /// Sends a request; returns any response, whatever its status. Throws what the transport throws.
    func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        try await RedirectFollower.follow(request, body, operation, transport)
    }
}
