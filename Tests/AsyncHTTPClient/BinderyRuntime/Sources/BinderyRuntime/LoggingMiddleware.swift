import Foundation
import HTTPTypes

/// Writes a line for each request and one for each response:
///
///     → createCompletion POST https://api.openai.com/v1/completions accept: application/json; authorization: ***
///     ← createCompletion 200 OK after 0.53 seconds content-type: application/json; x-request-id: req_7
///
/// Values of headers are shown where the header is known to be harmless, and bodies never are. Items of queries are hidden
/// where their name is that of a credential, or looks like one.
public struct LoggingMiddleware: ClientMiddleware {
    private let shownHeaders: Set<HTTPField.Name>
    private let clock: any Swift.Clock<Duration>
    private let log: @Sendable (String) -> Void
    var redaction = Redaction()

    /// - Parameters:
    ///   - shownHeaders: Headers whose values may be shown besides those that are known to be harmless.
    ///   - clock: What measures how long responses take.
    ///   - log: What writes a line.
    public init(
        showing shownHeaders: Set<HTTPField.Name> = [],
        clock: any Swift.Clock<Duration> = ContinuousClock(),
        log: @escaping @Sendable (String) -> Void
    ) {
        self.shownHeaders = shownHeaders
        self.clock = clock
        self.log = log
    }

    public func intercept(
        _ request: HTTPRequest,
        body: RequestBody?,
        baseURL: URL,
        operationID: String,
        next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
    ) async throws -> (HTTPResponse, ByteStream) {
        log("→ \(operationID) \(request.method.rawValue) \(redaction.url(of: request)) \(text(request.headerFields))")
        let elapsed = clock.stopwatch()
        do {
            let (response, stream) = try await next(request, body, baseURL)
            let status = ClientError.text(of: response.status)
            log("← \(operationID) \(status) after \(elapsed()) \(text(response.headerFields))")
            return (response, stream)
        } catch {
            log("← \(operationID) failed after \(elapsed()): \(ClientError.text(of: error))")
            throw error
        }
    }

    private func text(_ headers: HTTPFields) -> String {
        headers.map { field in
            let isShown = shownHeaders.contains(field.name) || redaction.isHarmless(field.name)
            return "\(field.name.canonicalName): \(isShown ? field.value : "***")"
        }.joined(separator: "; ")
    }
}

extension Swift.Clock<Duration> {
    /// Begins to measure, and returns what tells the time since then.
    func stopwatch() -> @Sendable () -> Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
