import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// A cancelled call ends at once, whatever it waits for, and its connection with it.
@Suite(.timeLimit(.minutes(10))) struct CancellationTests {
    private static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    /// How far the answer has come.
    static let stages: [[ScriptedServer.Step]] = [
        [.readRequest, .waitForClose],
        [.readRequest, .send("HTTP/1.1 200 OK\r\n"), .waitForClose],
        [.readRequest, .send(head), .waitForClose],
        [.readRequest, .send(head + "3\r\n[1,\r\n"), .waitForClose],
    ]

    @Test(arguments: TransportKind.allCases, stages)
    func duringTheAnswer(kind: TransportKind, script: [ScriptedServer.Step]) async throws {
        try await ScriptedServer.run(script) { server in
            let client = kind.client(server.url)
            let call = Task { try await client.data(for: .get("/", operation: "x")) }
            await server.waitUntilRead(1)
            call.cancel()
            await expectCancellation(of: call)
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 1)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func beforeTheRequest(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .json("1")]) { server in
            let client = kind.client(server.url)
            let call = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await client.data(for: .get("/", operation: "x"))
            }
            await expectCancellation(of: call)
            await server.waitUntilAllAreClosed()
            #expect(server.received.filter { !$0.isEmpty }.isEmpty)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func duringAnUploadThatTheServerDoesNotRead(kind: TransportKind) async throws {
        let file = try SpoolFile()
        let handle = try FileHandle(forWritingTo: file.url)
        try handle.truncate(atOffset: 64 << 20)
        try handle.close()
        try await ScriptedServer.run([.readHead, .pause]) { server in
            let client = kind.client(server.url)
            let upload = OperationRequest.put("/", operation: "x").bytes(.file(at: file.url), contentType: "a/b")
            let call = Task { try await client.data(for: upload) }
            await server.waitUntilRead(1)
            call.cancel()
            await expectCancellation(of: call)
            server.proceed()
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func duringAnUploadThatIsStillMade(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .json("1")]) { server in
            let client = kind.client(server.url)
            let (chunks, chunk) = AsyncStream<Data>.makeStream()
            let (reads, read) = AsyncStream<Void>.makeStream()
            let observed = chunks.map { data in
                read.yield()
                return data
            }
            chunk.yield(Data("first".utf8))
            let upload = OperationRequest.put("/", operation: "x").bytes(.stream(observed), contentType: "a/b")
            let call = Task { try await client.data(for: upload) }
            for await _ in reads { break }
            call.cancel()
            await expectCancellation(of: call)
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func givingTheAnswerUpClosesTheConnection(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .send(Self.head + "1\r\n[\r\n"), .waitForClose]) { server in
            let request = HTTPRequest(
                method: .get,
                scheme: "http",
                authority: "127.0.0.1:\(try #require(server.url.port))",
                path: "/"
            )
            let transport = kind.transport()
            let first: Data = try await {
                let (_, stream) = try await transport.send(request, body: nil, operation: "x")
                for try await chunk in stream { return chunk }
                return Data()
            }()
            #expect(first == Data("[".utf8))
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func everyOtherOfAHundredStreams(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send(Self.head + "1\r\n[\r\n"), .pause, .send("2\r\n1]\r\n0\r\n\r\n"),
        ]
        try await ScriptedServer.run(script) { server in
            let client = kind.client(server.url)
            let calls = (0..<100).map { _ in Task { try await client.data(for: .get("/", operation: "x")) } }
            await server.waitUntilRead(100)
            for index in stride(from: 0, to: 100, by: 2) { calls[index].cancel() }
            for index in stride(from: 0, to: 100, by: 2) { await expectCancellation(of: calls[index]) }
            for _ in 0..<100 { server.proceed() }
            for index in stride(from: 1, to: 100, by: 2) {
                let data = try await calls[index].value
                #expect(data == Data("[1]".utf8))
            }
            #expect(server.connections == 100)
        }
    }

    private func expectCancellation(of call: Task<Data, any Error>) async {
        let error = await #expect(throws: ClientError.self) { try await call.value }
        guard case .cancelled = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
