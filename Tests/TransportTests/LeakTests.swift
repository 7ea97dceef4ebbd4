// Exit tests that are told what to test need Swift 6.3.
#if compiler(>=6.3) && os(Linux)
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Nothing stays of calls that fail or are cancelled. Each test has a process of its own, where nobody else opens files.
@Suite(.timeLimit(.minutes(10))) struct LeakTests {
    @Test(arguments: TransportKind.allCases)
    func faultsLeaveNothing(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await LeakTests.expectNothingIsLeft(of: kind) { client in
                for fault in FaultTests.interruptions + FaultTests.wrongAnswers + FaultTests.oddAnswers {
                    try await ScriptedServer.run(fault.script) { server in
                        let _: [Int]? = try? await client(server.url).value(for: .post("/", operation: "x").json([1]))
                        await server.waitUntilAllAreClosed()
                    }
                }
                let refused = try await ScriptedServer.run([]) { $0.url }
                await #expect(throws: ClientError.self) {
                    try await client(refused).send(.get("/", operation: "x"))
                }
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func brokenStreamsLeaveNothing(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await LeakTests.expectNothingIsLeft(of: kind) { client in
                for end in EventFaultTests.ends {
                    let event = EventFaultTests.chunk("data: 1\n\ndata: ")
                    try await ScriptedServer.run([.readRequest, .send(EventFaultTests.head + event)] + end) { server in
                        let stream: EventStream<Int> = client(server.url).stream(.get("/", operation: "x"))
                        await #expect(throws: ClientError.self) { for try await _ in stream {} }
                        await server.waitUntilAllAreClosed()
                    }
                }
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func cancelledCallsLeaveNothing(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await LeakTests.expectNothingIsLeft(of: kind) { client in
                for script in CancellationTests.stages {
                    try await ScriptedServer.run(script) { server in
                        let client = client(server.url)
                        let call = Task { try await client.data(for: .get("/", operation: "x")) }
                        await server.waitUntilRead(1)
                        call.cancel()
                        await #expect(throws: ClientError.self) { try await call.value }
                        await server.waitUntilAllAreClosed()
                    }
                }
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func callsThatTakeTooLongLeaveNothing(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await LeakTests.expectNothingIsLeft(of: kind) { client in
                for script in RepetitionTests.silences {
                    try await ScriptedServer.run(script) { server in
                        let clock = TestClock { _ in false }
                        let client = client(server.url).with {
                            $0.clock = clock
                            $0.deadline = .seconds(30)
                        }
                        let call = Task { try await client.data(for: .get("/", operation: "x")) }
                        await server.waitUntilRead(1)
                        clock.advance(by: .seconds(30))
                        await #expect(throws: ClientError.self) { try await call.value }
                        await server.waitUntilAllAreClosed()
                    }
                }
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aHundredStreamsOfWhichHalfAreCancelledLeaveNothing(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await LeakTests.expectNothingIsLeft(of: kind) { client in
                try await EventFaultTests.cancelEveryOther(of: 100, client: client)
            }
        }
    }

    /// Does some work again and again, and compares what is open after the first time and after the last.
    ///
    /// - Parameter work: Is given what makes its clients.
    private static func expectNothingIsLeft(
        of kind: TransportKind,
        _ work: ((URL) -> APIClient) async throws -> Void
    ) async throws {
        let living = LockedState(0)
        func client(_ url: URL) -> APIClient {
            APIClient(baseURL: url, transport: Witness(kind.transport(), living)).with { $0.retries = .never }
        }
        // What libraries open once and keep.
        try await work(client)
        await wait { living.withLock { $0 } == 0 }
        let before = try #require(openDescriptors())
        for _ in 0..<3 { try await work(client) }
        await wait { living.withLock { $0 } == 0 && openDescriptors().map { $0.count <= before.count } ?? false }
        #expect(living.withLock { $0 } == 0, "A task still has the transport.")
        let after = try #require(openDescriptors())
        #expect(after.count <= before.count, "\(after.sorted()) instead of \(before.sorted())")
    }

    /// Other threads close connections. Where one is never closed, this ends, and what follows tells what is open.
    private static func wait(until isOver: () -> Bool) async {
        for _ in 0..<100_000 {
            if isOver() { return }
            await Task.yield()
        }
    }
}

/// A transport that counts those of its kind: whatever task is left of a call has one.
private final class Witness: ClientTransport {
    private let transport: any ClientTransport
    private let living: LockedState<Int>

    init(_ transport: any ClientTransport, _ living: LockedState<Int>) {
        (self.transport, self.living) = (transport, living)
        living.withLock { $0 += 1 }
    }

    deinit {
        living.withLock { $0 -= 1 }
    }

    func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        try await transport.send(request, body: body, operation: operation)
    }

    func isTransient(_ error: any Error) -> Bool { transport.isTransient(error) }
}
#endif
