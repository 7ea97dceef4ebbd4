import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// What becomes of a call when the server or the network fails: an error that says so, and no connection that stays.
@Suite(.timeLimit(.minutes(10))) struct FaultTests {
    /// A way to fail that is the same whichever transport meets it.
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var script: [ScriptedServer.Step]
        var testDescription: String { name }

        init(_ name: String, _ script: ScriptedServer.Step...) {
            self.name = name
            self.script = script
        }
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

    /// No answer, or not all of it.
    static let interruptions = [
        Fault("reset before the request is read", .reset),
        Fault("reset before the head", .readRequest, .reset),
        Fault("reset within the head", .readRequest, .send(head), .reset),
        Fault("reset after the head", .readRequest, .send(head + "Content-Length: 9\r\n\r\n"), .reset),
        Fault("reset within the body", .readRequest, .send(head + "Content-Length: 9\r\n\r\n[1,"), .reset),
        Fault(
            "reset within a chunk",
            .readRequest,
            .send(head + "Transfer-Encoding: chunked\r\n\r\n9\r\n[1,"),
            .reset
        ),
        Fault("end before the head", .readRequest),
        Fault("end after the head", .readRequest, .send(head + "Content-Length: 9\r\n\r\n")),
        Fault("end within the body", .readRequest, .send(head + "Content-Length: 9\r\n\r\n[1,")),
        Fault("end within a chunk", .readRequest, .send(head + "Transfer-Encoding: chunked\r\n\r\n9\r\n[1,")),
        Fault("end between chunks", .readRequest, .send(head + "Transfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n")),
        Fault("no HTTP", .readRequest, .send("SSH-2.0-OpenSSH_9.2p1\r\n")),
        Fault("a chunk without a size", .readRequest, .send(head + "Transfer-Encoding: chunked\r\n\r\nx\r\n[1]\r\n")),
        Fault("an endless head", .readRequest, .send(head), .sendForever("X-Filler: \(filler)\r\n")),
        Fault(
            "gzip that is none",
            .readRequest,
            .send(head + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n[1]")
        ),
    ]

    private static let filler = String(repeating: "x", count: 1_000)

    @Test(arguments: TransportKind.allCases, interruptions)
    func anInterruptedAnswerIsATransportError(kind: TransportKind, fault: Fault) async throws {
        try await ScriptedServer.run(fault.script) { server in
            let error = await #expect(throws: ClientError.self) {
                let _: [Int] = try await kind.client(server.url).value(for: .post("/", operation: "x").json([1]))
            }
            guard case .transport = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.description.hasPrefix("x (POST \(server.url)/) failed: ") == true)
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 1)
        }
    }

    static let wrongAnswers = [
        Fault("truncated JSON", .readRequest, .json("[1,")),
        Fault("no JSON", .readRequest, .json("one")),
        Fault("another type", .readRequest, .json("{}")),
        Fault("an error object", .readRequest, .json(#"{"error":{"message":"overloaded"}}"#)),
        Fault("nothing", .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
        Fault(
            "a page",
            .readRequest,
            .send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")
        ),
    ]

    @Test(arguments: TransportKind.allCases, wrongAnswers)
    func anAnswerThatIsSomethingElseIsADecodingError(kind: TransportKind, fault: Fault) async throws {
        try await ScriptedServer.run(fault.script) { server in
            let error = await #expect(throws: ClientError.self) {
                let _: [Int] = try await kind.client(server.url).value(for: .get("/", operation: "x"))
            }
            guard case .decoding = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.status == 200)
            await server.waitUntilAllAreClosed()
        }
    }

    /// What looks like a fault and is none.
    static let oddAnswers = [
        Fault("one byte after the other", .readRequest, .dribble(head + "Content-Length: 3\r\n\r\n[1]")),
        Fault("no length: up to the end", .readRequest, .send(head + "\r\n[1]")),
        Fault(
            "chunks that split everything",
            .readRequest,
            .dribble(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n1;name=value\r\n1\r\n1\r\n]\r\n0\r\n\r\n")
        ),
        Fault(
            "interim answers",
            .readRequest,
            .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
            .json("[1]")
        ),
        Fault("HTTP/1.0", .readRequest, .send("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n[1]")),
        Fault("no phrase", .readRequest, .send("HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\n[1]")),
        Fault("gzip", .readRequest, .send(head + "Content-Encoding: gzip\r\nContent-Length: 23\r\n\r\n"), .send(gzip)),
    ]

    /// `[1]`
    private static let gzip = Data([
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0x8B, 0x36, 0x8C, 5, 0, 0xB8, 0x32, 0x2F, 0x4C, 3, 0, 0, 0,
    ])

    @Test(arguments: TransportKind.allCases, oddAnswers)
    func anOddAnswerIsRead(kind: TransportKind, fault: Fault) async throws {
        try await ScriptedServer.run(fault.script) { server in
            let value: [Int] = try await kind.client(server.url).value(for: .get("/", operation: "x"))
            #expect(value == [1])
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aRefusedConnectionIsATransportError(kind: TransportKind) async throws {
        let url = try await ScriptedServer.run([]) { $0.url }
        let error = await #expect(throws: ClientError.self) {
            try await kind.client(url).send(.get("/", operation: "x"))
        }
        guard case .transport = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    static let challenges = [
        "", "Basic realm=\"a\"", "Bearer error=\"invalid_token\"", "Digest realm=\"a\", nonce=\"b\"",
    ]

    @Test(arguments: TransportKind.allCases, challenges)
    func aChallengeIsLeftToTheClient(kind: TransportKind, challenge: String) async throws {
        let answer = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: \(challenge)\r\nContent-Length: 2\r\n\r\nno"
        try await ScriptedServer.run([.readRequest, .send(answer)]) { server in
            let error = await #expect(throws: ClientError.self) {
                try await kind.client(server.url).send(.get("/", operation: "x"))
            }
            #expect(error?.status == 401)
            #expect(error?.body == Data("no".utf8))
            await server.waitUntilAllAreClosed()
            #expect(server.connections == 1)
        }
    }

    /// libcurl asks whether it may go on before it sends a body of more than a mebibyte.
    @Test(arguments: TransportKind.allCases)
    func aServerThatWantsTheBodyGetsIt(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readHead, .send("HTTP/1.1 100 Continue\r\n\r\n"), .readBody, .json("[1]"),
        ]
        try await ScriptedServer.run(script) { server in
            let upload = Data(repeating: 1, count: 3 << 20)
            let value: [Int] = try await kind.client(server.url)
                .value(for: .put("/", operation: "x").bytes(.data(upload), contentType: "a/b"))
            #expect(value == [1])
            await server.waitUntilAllAreClosed()
        }
    }

    @Test(arguments: TransportKind.allCases, [100_000, 30 << 20])
    func aServerThatRefusesTheBodyIsHeard(kind: TransportKind, size: Int) async throws {
        let answer = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno"
        try await ScriptedServer.run([.readHead, .send(answer), .waitForClose]) { server in
            let upload = Data(repeating: 1, count: size)
            let error = await #expect(throws: ClientError.self) {
                try await kind.client(server.url)
                    .send(.put("/", operation: "x").bytes(.data(upload), contentType: "a/b"))
            }
            #expect(error?.status == 413)
            #expect(error?.body == Data("no".utf8))
            await server.waitUntilAllAreClosed()
        }
    }

    /// A connection that the server has just given up is found out only when it is used again.
    @Test(arguments: TransportKind.allCases)
    func aPostIsNotSentTwice(kind: TransportKind) async throws {
        // Whoever comes anew meets the same: on a busy machine the client may have given the connection up by itself.
        try await ScriptedServer.run([.readRequest, .json("[1]"), .readRequest, .reset], [.readRequest, .reset]) {
            server in
            let client = kind.client(server.url)
            let first: [Int] = try await client.value(for: .post("/1", operation: "x").json([1]))
            #expect(first == [1])
            let error = await #expect(throws: ClientError.self) {
                try await client.send(.post("/2", operation: "x").json([2]))
            }
            #expect(error?.status == nil)
            // libcurl may send the head once more, but no body.
            let received = server.received.map { String(decoding: $0, as: UTF8.self) }.joined()
            #expect(received.components(separatedBy: "[2]").count == 2)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func whatIsSentTwiceIsComplete(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .json("[1]"), .readRequest, .reset], [.readRequest, .json("[2]")]) {
            server in
            let client = kind.client(server.url)
            let first: [Int] = try await client.value(for: .post("/1", operation: "x").json([1]))
            #expect(first == [1])
            let second: [Int]? = try? await client.value(for: .put("/2", operation: "x").json([2]))
            if second != nil {
                #expect(second == [2])
                // The first connection is without the second request where the client has given it up by itself.
                let received = server.received.filter { $0.range(of: Data("PUT /2".utf8)) != nil }
                #expect(received.allSatisfy { $0.suffix(3) == Data("[2]".utf8) })
            }
        }
    }

    #if canImport(AsyncHTTPClient)
    // Each of these ends the process where URLSession meets it on Linux.

    @Test func anEndWithinTheHead() async throws {
        try await ScriptedServer.run([.readRequest, .send(Self.head)]) { server in
            let error = await #expect(throws: ClientError.self) {
                try await TransportKind.asyncHTTPClient.client(server.url).send(.get("/", operation: "x"))
            }
            guard case .transport = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func trailers() async throws {
        let answer = Self.head + "Transfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\nX: y\r\n\r\n"
        try await ScriptedServer.run([.readRequest, .send(answer)]) { server in
            let value: [Int] = try await TransportKind.asyncHTTPClient.client(server.url)
                .value(for: .get("/", operation: "x"))
            #expect(value == [1])
        }
    }
    #endif
}
