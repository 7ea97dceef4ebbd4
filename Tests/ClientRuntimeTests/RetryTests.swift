import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// With a clock that stands still, and numbers that are not random.
@Suite struct RetryTests {
    /// Answers with one status after the other, the last one for ever; 0 is a connection that failed.
    private static func transport(_ statuses: [Int], headers: HTTPFields = [:]) -> RecordingTransport {
        let rest = LockedState(statuses[...])
        return RecordingTransport { _ in
            let status = rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? 200 }
            if status == 0 { throw URLError(.networkConnectionLost) }
            return (HTTPResponse(status: .init(code: status), headerFields: headers), ByteStream(Data("{}".utf8)))
        }
    }

    /// A client whose pauses are always half of their limit.
    private func client(
        _ transport: RecordingTransport,
        _ clock: TestClock = TestClock(),
        _ change: (inout ClientOptions) -> Void = { _ in }
    ) -> APIClient {
        var options = ClientOptions()
        options.clock = clock
        options.randomness = { 1 << 63 }
        change(&options)
        return APIClient(baseURL: URL(server: "https://example.com"), options: options, transport: transport)
    }

    private let get = OperationRequest.get("/thing", operation: "readThing")
    private let post = OperationRequest.post("/thing", operation: "makeThing").json(["a": 1])

    @Test(arguments: [0, 408, 429, 500, 502, 503, 504, 599])
    func whatMayPassIsTriedAgain(status: Int) async throws {
        let (transport, clock) = (Self.transport([status, status, 200]), TestClock())
        try await client(transport, clock).send(get)
        #expect(transport.sent.count == 3)
        #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500)])
    }

    @Test(arguments: [400, 401, 403, 404, 409, 422])
    func whatStaysIsNotTriedAgain(status: Int) async throws {
        let transport = Self.transport([status, 200])
        let error = await #expect(throws: ClientError.self) { try await client(transport).send(get) }
        #expect(error?.status == status)
        #expect(error?.attempts == 1)
    }

    @Test func theLastFailureIsThrown() async throws {
        let transport = Self.transport([0, 500, 503])
        let error = await #expect(throws: ClientError.self) { try await client(transport).send(get) }
        #expect(error?.attempts == 3)
        #expect(
            error?.description
                == "readThing (GET https://example.com/thing) failed after 3 attempts: 503: {}"
        )
    }

    @Test func pausesGrowToTheirLimit() async throws {
        let (transport, clock) = (Self.transport([503]), TestClock())
        await #expect(throws: ClientError.self) {
            try await client(transport, clock) { $0.retries.maximumAttempts = 8 }.send(get)
        }
        #expect(clock.sleeps == [250, 500, 1_000, 2_000, 4_000, 4_000, 4_000].map { .milliseconds($0) })
    }

    @Test func pausesAreAnywhereBetweenNothingAndTheLimit() {
        let policy = RetryPolicy()
        #expect(policy.pause(after: 2, retryAfter: nil, randomness: 0) == .zero)
        let longest = policy.pause(after: 2, retryAfter: nil, randomness: .max) ?? .zero
        #expect(longest > .milliseconds(999) && longest < .seconds(1))
    }

    @Test(arguments: [
        ("2", Duration.seconds(2)), ("0", .milliseconds(250)), ("60", .seconds(60)),
        ("Sun, 06 Nov 1994 08:49:40 GMT", .seconds(3)), ("Sunday, 06-Nov-94 08:50:07 GMT", .seconds(30)),
        ("Sun Nov  6 08:49:37 1994", .milliseconds(250)), ("soon", .milliseconds(250)),
    ])
    func theServerSaysHowLongToWait(retryAfter: String, pause: Duration) async throws {
        let headers: HTTPFields = [.retryAfter: retryAfter, .date: "Sun, 06 Nov 1994 08:49:37 GMT"]
        let (transport, clock) = (Self.transport([429, 200], headers: headers), TestClock())
        try await client(transport, clock).send(get)
        #expect(clock.sleeps == [pause])
    }

    @Test func whoIsToWaitForLongerThanAllowedIsToldAtOnce() async throws {
        let (transport, clock) = (Self.transport([429, 200], headers: [.retryAfter: "61"]), TestClock())
        let error = await #expect(throws: ClientError.self) { try await client(transport, clock).send(get) }
        #expect(error?.retryAfter == .seconds(61))
        #expect(clock.sleeps.isEmpty)
    }

    @Test func postsAreSentOnceUnlessAllowed() async throws {
        let transport = Self.transport([503, 200])
        await #expect(throws: ClientError.self) { try await client(transport).send(post) }
        #expect(transport.sent.count == 1)
        let patient = Self.transport([503, 200])
        try await client(patient) { $0.retries.methods.insert(.post) }.send(post)
        #expect(patient.sent.map(\.body) == [Data(#"{"a":1}"#.utf8), Data(#"{"a":1}"#.utf8)])
    }

    @Test(arguments: [("QUERY", 2), ("PROPFIND", 2), ("MOVE", 2), ("PATCH", 1), ("LOCK", 1), ("PURGE", 1)])
    func methodsThatAreIdempotentByTheRegistryAreSentAgain(method: String, count: Int) async throws {
        let transport = Self.transport([503, 200])
        try? await client(transport).send(post.method(method))
        #expect(transport.sent.map(\.request.method.rawValue) == Array(repeating: method, count: count))
    }

    @Test func postsWithAnIdempotencyKeyAreSentAgainWithTheSameKey() async throws {
        let transport = Self.transport([503, 0, 200])
        try await client(transport).send(post.idempotencyKey("Idempotency-Key", nil))
        let keys = transport.sent.map { $0.request.headerFields[.init("Idempotency-Key")!] }
        #expect(keys == Array(repeating: "80000000-0000-4000-8000-000000000000", count: 3))
        try await client(transport).send(post.idempotencyKey("Idempotency-Key", "mine"))
        #expect(transport.sent.last?.request.headerFields[.init("Idempotency-Key")!] == "mine")
    }

    @Test func idempotencyKeysAreNeverTheSame() {
        let keys = (0..<100).map { _ in ClientOptions().idempotencyKey }
        #expect(Set(keys).count == 100)
        #expect(keys.allSatisfy { UUID(uuidString: $0) != nil })
    }

    @Test func streamsAreSentOnce() async throws {
        let transport = Self.transport([503, 200])
        let body = FileUpload.stream(AsyncStream<Data> { $0.finish() })
        await #expect(throws: ClientError.self) {
            try await client(transport).send(
                .put("/thing", operation: "put").bytes(body, contentType: "application/octet-stream")
            )
        }
        #expect(transport.sent.count == 1)
    }

    @Test func retriesCanBeSwitchedOff() async throws {
        let transport = Self.transport([503, 200])
        await #expect(throws: ClientError.self) {
            try await client(transport).with { $0.retries = .never }.send(get)
        }
        #expect(transport.sent.count == 1)
    }

    @Test func errorsThatAreNoConnectionsAreNotTriedAgain() async throws {
        struct Broken: Error {}
        let transport = RecordingTransport { _ in throw Broken() }
        let error = await #expect(throws: ClientError.self) { try await client(transport).send(get) }
        #expect(error?.attempts == 1)
        #expect(error?.description == "readThing (GET https://example.com/thing) failed: Broken()")
    }

    @Test func aPauseThatWouldPassTheDeadlineIsNotMade() async throws {
        let clock = TestClock { $0 == .seconds(5) }
        let transport = RecordingTransport { _ in
            clock.advance(by: .seconds(20))
            let response = HTTPResponse(status: .serviceUnavailable, headerFields: [.retryAfter: "5"])
            return (response, ByteStream(Data()))
        }
        let error = await #expect(throws: ClientError.self) {
            try await client(transport, clock) { $0.deadline = .seconds(48) }.send(get)
        }
        // 45 of 48 seconds have passed: what the server said tells more than that the time is over.
        #expect(error?.status == 503)
        #expect(error?.attempts == 2)
    }
}
