import Foundation
import HTTPTypes

/// How a client sends its requests. A client has options, and `with` changes them for single calls:
///
/// ```swift
/// let patient = client.with { $0.deadline = .seconds(600) }
/// try await client.with { $0.retries = .never }.files.list()
/// ```
public struct ClientOptions: Sendable {
    /// Where requests go instead of to the client's base URL and the servers of single operations.
    public var baseURL: URL?
    /// When a request that failed is sent again.
    public var retries = RetryPolicy()
    /// How long to wait for the head of a response, from the beginning of the request on, its upload included, and then
    /// for each piece of the body. Nil leaves it to the transport: those that come with the client wait five minutes.
    public var requestTimeout: Duration?
    /// How long a whole call may take: all its attempts, the pauses between them, and the reading of the body.
    public var deadline: Duration?
    /// Headers that are added to every request. An argument of the method with the same name is preferred.
    public var headers: HTTPFields = [:]
    /// Items that are added to the query of every request. They are percent-encoded on the way.
    public var query: [(name: String, value: String)] = []
    /// What sees the requests and the responses, the first one outermost.
    public var middleware: [any ClientMiddleware] = []
    /// What time limits and pauses are measured with. Tests give another one, so that they need not wait.
    public var clock: any Swift.Clock<Duration> = ContinuousClock()
    /// Where pauses between attempts, and idempotency keys, come from.
    public var randomness: @Sendable () -> UInt64 = { .random(in: .min ... .max) }

    public init() {}
}

extension ClientOptions {
    /// A new idempotency key: a random UUID.
    var idempotencyKey: String {
        // With the version 4 and the variant of RFC 9562.
        let high = randomness() & ~0xf000 | 0x4000
        let low = randomness() & ~(0b11 << 62) | 0b10 << 62
        return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes in
            UUID(uuid: bytes.load(as: uuid_t.self)).uuidString.lowercased()
        }
    }
}
