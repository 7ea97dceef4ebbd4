import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// What becomes of a stream of events when the server or the network fails in the middle of it.
@Suite(.timeLimit(.minutes(10))) struct EventFaultTests {
    static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"

    static func chunk(_ text: String) -> String {
        "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n"
    }

    private func stream(_ kind: TransportKind, _ server: ScriptedServer) -> EventStream<Int> {
        kind.client(server.url).stream(.post("/", operation: "x").json(["stream": true]))
    }

    /// How a connection ends within the second event.
    static let ends: [[ScriptedServer.Step]] = [
        [.reset],
        [],
        [.send("5\r\n2"), .reset],
        [.send("5\r\n2")],
        [.send("no size\r\n")],
    ]

    @Test(arguments: TransportKind.allCases, ends)
    func anEndWithinAnEventIsATransportError(kind: TransportKind, end: [ScriptedServer.Step]) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(Self.head + Self.chunk("data: 1\n\ndata: ")), .pause,
        ]
        try await ScriptedServer.run(script + end) { server in
            var events = stream(kind, server).makeAsyncIterator()
            let first = try await events.next()
            #expect(first == 1)
            server.proceed()
            let error = await failure(of: events)
            guard case .transport = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.status == 200)
            // It is over, and nothing is asked for twice.
            let second = try await events.next()
            #expect(second == nil)
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 1)
        }
    }

    /// The specification says so: there, nobody can tell the end of a stream from a connection that ended.
    @Test(arguments: TransportKind.allCases)
    func withoutAnyLengthTheRestOfAnEventIsDropped(kind: TransportKind) async throws {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\ndata: 2\n"
        try await ScriptedServer.run([.readRequest, .send(answer)]) { server in
            let events = try await collected(stream(kind, server))
            #expect(events == [1])
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func eventsMayArriveByteByByte(kind: TransportKind) async throws {
        let body = ["data: 1\r\n\r\nid: ", "7\r", "\ndata: 2\r", "\r: x\n\nda", "ta: 3\n\n"].map(Self.chunk).joined()
        try await ScriptedServer.run([.readRequest, .dribble(Self.head + body + "0\r\n\r\n")]) { server in
            let events = try await collected(stream(kind, server))
            #expect(events == [1, 2, 3])
            await server.waitUntilAllAreClosed()
        }
    }

    /// `data: 1`, an empty line, and the same with 2.
    private static let gzip = Data([
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF, 0x4B, 0x49, 0x2C, 0x49, 0xB4, 0x52, 0x30, 0xE4, 0xE2, 0x4A, 1, 0x33,
        0x8C, 0xB8, 0xB8, 0, 6, 0x2D, 0, 0x8F, 0x12, 0, 0, 0,
    ])

    @Test(arguments: TransportKind.allCases)
    func eventsMayBeCompressed(kind: TransportKind) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\n"
        let length = "Content-Length: \(Self.gzip.count)\r\n\r\n"
        try await ScriptedServer.run([.readRequest, .send(head + length), .send(Self.gzip)]) { server in
            let events = try await collected(stream(kind, server))
            #expect(events == [1, 2])
            await server.waitUntilAllAreClosed()
        }
    }

    static let reports = [
        ("text/event-stream", "data: 1\n\ndata: {\"error\":{\"message\":\"overloaded\"}}\n\ndata: 2\n\n", [1]),
        ("text/event-stream", "data: 1\n\nevent: error\ndata: overloaded\n\ndata: 2\n\n", [1]),
        ("application/json", "{\"error\":{\"message\":\"overloaded\"}}", []),
    ]

    /// The server may have more to say, and the connection may stay open: the call is over.
    @Test(arguments: TransportKind.allCases, reports)
    func aReportInPlaceOfAnEventEndsTheStream(
        kind: TransportKind,
        report: (contentType: String, body: String, events: [Int])
    ) async throws {
        let head = Self.head.replacing("text/event-stream", with: report.contentType)
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(head + Self.chunk(report.body)),
        ]
        let end: [ScriptedServer.Step] =
            report.contentType == "application/json" ? [.send("0\r\n\r\n")] : [.waitForClose]
        try await ScriptedServer.run(script + end) { server in
            let events = LockedState<[Int]>([])
            let error = await #expect(throws: ClientError.self) {
                for try await event in stream(kind, server) { events.withLock { $0.append(event) } }
            }
            guard case .errorEvent = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.description.contains("overloaded") == true)
            #expect(events.withLock { $0 } == report.events)
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aStreamThatFallsSilentIsGivenUpAtTheDeadline(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(Self.head + Self.chunk("data: 1\n\ndata")), .waitForClose,
        ]
        try await ScriptedServer.run(script) { server in
            let clock = TestClock { _ in false }
            let client = kind.client(server.url).with {
                $0.clock = clock
                $0.deadline = .seconds(30)
            }
            let stream: EventStream<Int> = client.stream(.get("/", operation: "x"))
            var events = stream.makeAsyncIterator()
            let first = try await events.next()
            #expect(first == 1)
            clock.advance(by: .seconds(30))
            let error = await failure(of: events)
            guard case .timeout(.deadline) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func cancellationWithinAnEventClosesTheConnection(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(Self.head + Self.chunk("data: 1\n\ndata: ")), .waitForClose,
        ]
        try await ScriptedServer.run(script) { server in
            let (arrivals, arrival) = AsyncStream<Int>.makeStream()
            let stream = stream(kind, server)
            let call = Task { for try await event in stream { arrival.yield(event) } }
            for await event in arrivals {
                #expect(event == 1)
                break
            }
            call.cancel()
            let error = await #expect(throws: ClientError.self) { try await call.value }
            guard case .cancelled = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func leavingTheLoopClosesTheConnection(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(Self.head + Self.chunk("data: 1\n\ndata: 2\n\nda")), .waitForClose,
        ]
        try await ScriptedServer.run(script) { server in
            for try await event in stream(kind, server) {
                #expect(event == 1)
                break
            }
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func everyOtherOfAHundredStreamsIsCancelled(kind: TransportKind) async throws {
        try await Self.cancelEveryOther(of: 100) { kind.client($0) }
    }

    /// Reads streams at the same time with one client, and cancels every other of them after the first event.
    static func cancelEveryOther(of count: Int, client: (URL) -> APIClient) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(head + chunk("data: 1\n\n")), .pause, .send(chunk("data: 2\n\n") + "0\r\n\r\n"),
        ]
        try await ScriptedServer.run(script) { server in
            let client = client(server.url)
            let (arrivals, arrival) = AsyncStream<Void>.makeStream()
            let calls = (0..<count).map { _ in
                Task {
                    var events: [Int] = []
                    let stream: EventStream<Int> = client.stream(.get("/", operation: "x"))
                    for try await event in stream {
                        events.append(event)
                        arrival.yield()
                    }
                    return events
                }
            }
            var arrived = 0
            for await _ in arrivals {
                arrived += 1
                if arrived == count { break }
            }
            for index in stride(from: 0, to: count, by: 2) { calls[index].cancel() }
            for index in stride(from: 0, to: count, by: 2) {
                let error = await #expect(throws: ClientError.self) { try await calls[index].value }
                guard case .cancelled = error?.kind else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
            for _ in 0..<count { server.proceed() }
            for index in stride(from: 1, to: count, by: 2) {
                let events = try await calls[index].value
                #expect(events == [1, 2])
            }
            #expect(server.connections == count)
        }
    }

    private func failure(of events: EventStream<Int>.AsyncIterator) async -> ClientError? {
        var events = events
        do {
            _ = try await events.next()
            return nil
        } catch {
            return error as? ClientError
        }
    }

    private func collected(_ stream: EventStream<Int>) async throws -> [Int] {
        var events: [Int] = []
        for try await event in stream { events.append(event) }
        return events
    }
}
