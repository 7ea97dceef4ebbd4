import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Failures that pass, and those that do not: with a clock that stands still, and numbers that are not random.
@Suite(.timeLimit(.minutes(10))) struct RepetitionTests {
    /// A client whose pauses are always half of their limit.
    private func client(
        _ kind: TransportKind,
        _ url: URL,
        _ clock: TestClock,
        _ change: (inout ClientOptions) -> Void = { _ in }
    ) -> APIClient {
        var options = ClientOptions()
        options.clock = clock
        options.randomness = { 1 << 63 }
        change(&options)
        return APIClient(baseURL: url, options: options, transport: kind.transport())
    }

    private let get = OperationRequest.get("/", operation: "x")

    /// Answers with one status after the other, the last one for ever.
    private static func answers(_ statuses: [Int], retryAfter: String? = nil) -> LoopbackServer.Handler {
        let rest = LockedState(statuses[...])
        return { _ in
            let status = rest.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? 200 }
            let headers = status == 200 ? [:] : ["Retry-After": retryAfter].compactMapValues(\.self)
            return .reply(status, Data("[\(status)]".utf8), contentType: "application/json", headers: headers)
        }
    }

    @Test(arguments: TransportKind.allCases, [429, 503])
    func whoComesTooOftenComesBackWhenTheServerSaysSo(kind: TransportKind, status: Int) async throws {
        try await LoopbackServer.run(Self.answers([status, 200], retryAfter: "7")) { url, server in
            let clock = TestClock()
            let value: [Int] = try await client(kind, url, clock).value(for: get)
            #expect(value == [200])
            #expect(clock.sleeps == [.seconds(7)])
            #expect(await server.received.count == 2)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aBodyIsSentAgainWhole(kind: TransportKind) async throws {
        try await LoopbackServer.run(Self.answers([429, 429, 200])) { url, server in
            let upload = Data(repeating: 7, count: 300_000)
            try await client(kind, url, TestClock())
                .send(.put("/", operation: "x").bytes(.data(upload), contentType: "a/b"))
            #expect(await server.received.map(\.body) == [upload, upload, upload])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aServerThatIsDownForEverIsGivenUp(kind: TransportKind) async throws {
        try await LoopbackServer.run(Self.answers([503])) { url, server in
            let clock = TestClock()
            let error = await #expect(throws: ClientError.self) { try await client(kind, url, clock).send(get) }
            #expect(error?.status == 503)
            #expect(error?.attempts == 3)
            #expect(error?.body == Data("[503]".utf8))
            #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500)])
            #expect(await server.received.count == 3)
        }
    }

    @Test(arguments: TransportKind.allCases, [[ScriptedServer.Step.readRequest, .reset], [.reset]])
    func aConnectionThatBreaksIsMadeAgain(kind: TransportKind, broken: [ScriptedServer.Step]) async throws {
        try await ScriptedServer.run(broken, [.readRequest, .json("[1]")]) { server in
            let value: [Int] = try await client(kind, server.url, TestClock()).value(for: get)
            #expect(value == [1])
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 2)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func whatMayHaveHadAnEffectIsNotRepeated(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .reset], [.readRequest, .json("[1]")]) { server in
            let error = await #expect(throws: ClientError.self) {
                try await client(kind, server.url, TestClock()).send(.post("/", operation: "x").json([1]))
            }
            #expect(error?.attempts == 1)
            #expect(server.connections == 1)
        }
    }

    /// A stream whose request fails before the first event is an ordinary request.
    @Test(arguments: TransportKind.allCases)
    func aStreamIsAskedForAgainToo(kind: TransportKind) async throws {
        let isFirst = LockedState(true)
        try await LoopbackServer.run { _ in
            let refuses = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst
            }
            return refuses ? .reply(429) : .text("data: 1\n\n", contentType: "text/event-stream")
        } _: { url, _ in
            let stream: EventStream<Int> = client(kind, url, TestClock()).stream(get)
            var events: [Int] = []
            for try await event in stream { events.append(event) }
            #expect(events == [1])
        }
    }

    /// What a server says, and then nothing for ever.
    static let silences: [[ScriptedServer.Step]] = [
        [.readRequest, .waitForClose],
        [.readRequest, .send("HTTP/1.1 200 OK\r\nContent-"), .waitForClose],
        [.readRequest, .dribble("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1,"), .waitForClose],
    ]

    @Test(arguments: TransportKind.allCases, silences)
    func aServerThatFallsSilentIsGivenUpAtTheDeadline(kind: TransportKind, script: [ScriptedServer.Step]) async throws {
        try await ScriptedServer.run(script) { server in
            let clock = TestClock { $0 < .seconds(10) }
            let client = client(kind, server.url, clock) { $0.deadline = .seconds(30) }
            let call = Task { try await client.send(get) }
            await server.waitUntilRead(1)
            clock.advance(by: .seconds(30))
            let error = await #expect(throws: ClientError.self) { try await call.value }
            guard case .timeout(.deadline(.seconds(30))) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 1)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func cancellationEndsThePauseBetweenAttempts(kind: TransportKind) async throws {
        try await LoopbackServer.run(Self.answers([503])) { url, server in
            let clock = TestClock { _ in false }
            let client = client(kind, url, clock)
            let call = Task { try await client.send(get) }
            await clock.waitUntilSomebodySleeps()
            call.cancel()
            let error = await #expect(throws: ClientError.self) { try await call.value }
            guard case .cancelled = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(await server.received.count == 1)
        }
    }
}
