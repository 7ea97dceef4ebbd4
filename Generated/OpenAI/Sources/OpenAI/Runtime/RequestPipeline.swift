import Foundation
import HTTPTypes

/// What happens between a bound request and the transport. From the outside in: attempts, each within its time limits;
/// credentials; the middleware; redirects.
struct RequestPipeline: Sendable {
    /// A response, whatever its status, and the secrets that were sent for it.
    struct Exchange: Sendable {
        let response: HTTPResponse
        var stream: ByteStream
        let secrets: [String]
    }

    let transport: any ClientTransport
    let options: ClientOptions
    let security: APISecurity
    /// What the operation needs of the credentials.
    let required: [[String]]
    let baseURL: URL
    let operationID: String

    /// Sends a request until it is answered, or another attempt is of no use.
    ///
    /// - Parameter attempts: Counts how often the request was sent.
    func send(_ request: HTTPRequest, body: RequestBody?, attempts: inout Int) async throws -> Exchange {
        let deadline = options.deadline.map { TimeLimit(.deadline($0), of: $0, on: options.clock) }
        let isRepeatable = options.retries.allows(request, body: body)
        while true {
            attempts += 1
            var pause: Duration?
            do {
                var exchange = try await TimeLimit.run(within: limits(deadline)) { try await authorized(request, body) }
                let response = exchange.response
                if isRepeatable, options.retries.repeats(response.status) {
                    pause = self.pause(after: attempts, retryAfter: response.headerFields.retryAfter, deadline)
                }
                if pause == nil {
                    exchange.stream = limited(exchange.stream, deadline)
                    return exchange
                }
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
        return transport.isTransient((error as? APISecurity.Failure)?.error ?? error)
    }

    private func limits(_ deadline: TimeLimit?) -> [TimeLimit] {
        let request = options.requestTimeout.map { TimeLimit(.request($0), of: $0, on: options.clock) }
        return [request, deadline].compactMap(\.self)
    }

    private func limited(_ stream: ByteStream, _ deadline: TimeLimit?) -> ByteStream {
        guard deadline != nil || options.requestTimeout != nil else { return stream }
        return stream.limited { limits(deadline) }
    }

    /// Sends a request with credentials; once more with new ones, where the server has refused the first and there are others.
    private func authorized(_ request: HTTPRequest, _ body: RequestBody?) async throws -> Exchange {
        var first = request
        let secrets = try await security.authorize(&first, refused: [:], through: self)
        let (response, stream) = try await send(first, body)
        if response.status == .unauthorized, body?.isReplayable ?? true, !secrets.isEmpty {
            var second = request
            let others = try await security.authorize(&second, refused: secrets, through: self)
            if others != secrets {
                let (response, stream) = try await send(second, body)
                return Exchange(response: response, stream: stream, secrets: Array(others.values))
            }
        }
        return Exchange(response: response, stream: stream, secrets: Array(secrets.values))
    }

    /// Sends a request through the middleware.
    private func send(_ request: HTTPRequest, _ body: RequestBody?) async throws -> (HTTPResponse, ByteStream) {
        let follower = RedirectFollower(transport: transport, redaction: security.redaction)
        var next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream) = {
            try await follower.follow($0.moved(from: baseURL, to: $2), $1, operationID)
        }
        for middleware in options.middleware.reversed() {
            var middleware = middleware
            if var logging = middleware as? LoggingMiddleware {
                logging.redaction = security.redaction
                middleware = logging
            }
            next = { [next, middleware] in
                try await middleware.intercept($0, body: $1, baseURL: $2, operationID: operationID, next: next)
            }
        }
        return try await next(request, body, baseURL)
    }
}
