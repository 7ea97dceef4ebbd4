import Foundation
import HTTPTypes

/// What happens between a bound request and the transport. From the outside in: attempts, each within its time limits; the
/// middleware; redirects.
struct RequestPipeline: Sendable {
    let transport: any ClientTransport
    let options: ClientOptions
    let baseURL: URL
    let operationID: String

    /// Sends a request until it is answered, or another attempt is of no use.
    ///
    /// - Parameter attempts: Counts how often the request was sent.
    /// - Returns: A response, whatever its status.
    func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        attempts: inout Int
    ) async throws -> (HTTPResponse, ByteStream) {
        let deadline = options.deadline.map { TimeLimit(.deadline($0), of: $0, on: options.clock) }
        let isRepeatable = options.retries.allows(request, body: body)
        while true {
            attempts += 1
            var pause: Duration?
            do {
                let (response, stream) = try await attempt(request, body, deadline)
                if isRepeatable, options.retries.repeats(response.status) {
                    pause = self.pause(after: attempts, retryAfter: response.headerFields.retryAfter, deadline)
                }
                if pause == nil { return (response, limited(stream, deadline)) }
            } catch {
                if isRepeatable, isTransient(error) { pause = self.pause(after: attempts, retryAfter: nil, deadline) }
                if pause == nil { throw error }
            }
            try await options.clock.sleep(for: pause ?? .zero)
        }
    }

    /// How long to wait before the next attempt; nil where there is none.
    private func pause(after attempt: Int, retryAfter: Duration?, _ deadline: TimeLimit?) -> Duration? {
        guard attempt < options.retries.maximumAttempts, !Task.isCancelled,
            let pause = options.retries.pause(
                after: attempt,
                retryAfter: retryAfter,
                randomness: options.randomness()
            )
        else { return nil }
        // What failed tells more than that the time has passed.
        return deadline.map { pause < $0.remaining() } ?? true ? pause : nil
    }

    private func isTransient(_ error: any Error) -> Bool {
        if case .request = (error as? TimeLimit.Passed)?.timeout { return true }
        return transport.isTransient(error)
    }

    private func limits(_ deadline: TimeLimit?) -> [TimeLimit] {
        let request = options.requestTimeout.map { TimeLimit(.request($0), of: $0, on: options.clock) }
        return [request, deadline].compactMap(\.self)
    }

    private func limited(_ stream: ByteStream, _ deadline: TimeLimit?) -> ByteStream {
        guard deadline != nil || options.requestTimeout != nil else { return stream }
        return ByteStream(TimeLimitedChunks(chunks: stream, limits: { limits(deadline) }))
    }

    private func attempt(
        _ request: HTTPRequest,
        _ body: RequestBody?,
        _ deadline: TimeLimit?
    ) async throws -> (HTTPResponse, ByteStream) {
        try await TimeLimit.run(within: limits(deadline)) {
            try await exchange(request, body)
        }
    }

    /// Sends a request through the middleware.
    private func exchange(_ request: HTTPRequest, _ body: RequestBody?) async throws -> (HTTPResponse, ByteStream) {
        var next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream) = {
            try await RedirectFollower.follow($0.moved(from: baseURL, to: $2), $1, operationID, transport)
        }
        for middleware in options.middleware.reversed() {
            next = { [next] in
                try await middleware.intercept($0, body: $1, baseURL: $2, operationID: operationID, next: next)
            }
        }
        return try await next(request, body, baseURL)
    }
}
