import HTTPTypes

/// When a request that failed is sent again, and how long to wait before.
///
/// Connections that fail, time limits of single requests, and the statuses 408, 429 and 5xx are worth another attempt, where it
/// can do no harm: the method is idempotent, or the request has an idempotency key. A body that was made from a stream
/// cannot be sent twice.
public struct RetryPolicy: Hashable, Sendable {
    /// How often a request is sent at most, the first time included.
    public var maximumAttempts = 3
    /// The upper limit of the first pause; it doubles with each attempt. A pause is a random part of its limit, so that
    /// clients that failed together don't come back together.
    public var baseDelay: Duration = .milliseconds(500)
    /// What the upper limit of a pause grows to.
    public var maximumDelay: Duration = .seconds(8)
    /// The longest pause that a server may ask for, with `Retry-After`. Where it asks for a longer one, the call fails
    /// at once, and `ClientError.retryAfter` tells it.
    public var maximumRetryAfter: Duration = .seconds(60)
    /// The methods that may be sent again without an idempotency key: by default those that are idempotent by RFC 9110
    /// §9.2.2, or by IANA's registry of methods, as `QUERY` is. Insert `.post` where the server bears to see a request twice.
    public var methods: Set<HTTPRequest.Method> = idempotentMethods

    private static let idempotentMethods = Set(
        """
        GET HEAD PUT DELETE OPTIONS TRACE QUERY SEARCH REPORT PROPFIND PROPPATCH MKCOL COPY MOVE UNLOCK ACL BIND REBIND UNBIND
        LINK UNLINK LABEL MERGE UPDATE ORDERPATCH CHECKIN CHECKOUT UNCHECKOUT VERSION-CONTROL BASELINE-CONTROL
        MKACTIVITY MKCALENDAR MKWORKSPACE MKREDIRECTREF UPDATEREDIRECTREF
        """.split(whereSeparator: \.isWhitespace).compactMap { HTTPRequest.Method(String($0)) }
    )

    public init() {}

    /// Every request is sent once.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumAttempts = 1
        return policy
    }
}

extension RetryPolicy {
    /// Whether a request may be sent again.
    func allows(_ request: HTTPRequest, body: RequestBody?) -> Bool {
        let isKnownToServer = HTTPField.Name.idempotencyKeys.contains { request.headerFields[$0] != nil }
        return (methods.contains(request.method) || isKnownToServer) && body?.isReplayable ?? true
    }

    /// Whether a response is worth another attempt.
    func repeats(_ status: HTTPResponse.Status) -> Bool {
        [408, 429].contains(status.code) || status.kind == .serverError
    }

    /// The pause after an attempt; nil where the server wants a longer one than allowed.
    ///
    /// - Parameters:
    ///   - attempt: 1 for the first.
    ///   - randomness: Any number.
    func pause(after attempt: Int, retryAfter: Duration?, randomness: UInt64) -> Duration? {
        if let retryAfter, retryAfter > maximumRetryAfter { return nil }
        let limit = min(maximumDelay, baseDelay * (1 << min(attempt - 1, 30)))
        let part = Double(randomness >> 11) / Double(1 << 53)
        return max(limit * part, retryAfter ?? .zero)
    }
}

extension HTTPField.Name {
    /// The headers that keep a server from doing twice what is asked twice.
    static let idempotencyKeys = ["Idempotency-Key", "X-Idempotency-Key"].compactMap { Self($0) }
}
