// Exit tests that are told what to test need Swift 6.3.
#if compiler(>=6.3) && os(Linux)
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Answers that are read more slowly than they arrive. Each test has a process of its own, whose memory nobody else uses.
@Suite(.timeLimit(.minutes(10))) struct SlowReaderTests {
    /// URLSession cannot be made to wait, so that all of the body arrives while nobody reads it.
    @Test func whatArrivesMeanwhileIsKeptOnTheDisk() async {
        await #expect(processExitsWith: .success) {
            let size = 256 << 20
            let chunk = Data(repeating: 7, count: 1 << 20)
            let script: [ScriptedServer.Step] = [
                .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"), .send(chunk), .pause,
                .sendRepeatedly(chunk, count: size / chunk.count - 2), .pause, .send(chunk),
            ]
            try await ScriptedServer.run(script) { server in
                let client = TransportKind.urlSession.client(server.url)
                let response = try await client.open(.get("/", operation: "x"), accept: "*/*")
                var chunks = response.stream.makeAsyncIterator()
                var count = try await chunks.next()?.count ?? 0
                let before = try #require(peakMemory())
                server.proceed()
                await server.waitUntilPaused(2)
                server.proceed()
                while let chunk = try await chunks.next() { count += chunk.count }
                #expect(count == size)
                let growth = try #require(peakMemory()) - before
                #expect(growth < 32 << 20, "\(growth >> 20) MiB")
            }
        }
    }

    /// Others get their turn between two pieces, such as those who write.
    @Test(arguments: TransportKind.allCases)
    func aBodyThatIsReadSlowlyTakesNoMemory(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            let size = 256 << 20
            let chunk = Data(repeating: 7, count: 1 << 20)
            let script: [ScriptedServer.Step] = [
                .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"),
                .sendRepeatedly(chunk, count: size / chunk.count),
            ]
            try await ScriptedServer.run(script) { server in
                let client = kind.client(server.url)
                let response = try await client.open(.get("/", operation: "x"), accept: "*/*")
                var chunks = response.stream.makeAsyncIterator()
                var count = try await chunks.next()?.count ?? 0
                let before = try #require(peakMemory())
                while let chunk = try await chunks.next() {
                    count += chunk.count
                    for _ in 0..<20 { await Task.yield() }
                }
                #expect(count == size)
                let growth = try #require(peakMemory()) - before
                #expect(growth < 32 << 20, "\(growth >> 20) MiB")
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func eventsThatAreReadSlowlyTakeNoMemory(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            let event = EventFaultTests.chunk("data: \"\(String(repeating: "x", count: 65_536))\"\n\n")
            let count = 200
            let script: [ScriptedServer.Step] = [
                .readRequest, .send(EventFaultTests.head), .sendRepeatedly(Data(event.utf8), count: count),
                .send("0\r\n\r\n"),
            ]
            try await ScriptedServer.run(script) { server in
                let stream: EventStream<String> = kind.client(server.url).stream(.get("/", operation: "x"))
                var (events, before) = (0, 0)
                for try await _ in stream {
                    events += 1
                    if events == 10 { before = try #require(peakMemory()) }
                    for _ in 0..<20 { await Task.yield() }
                }
                #expect(events == count)
                let growth = try #require(peakMemory()) - before
                #expect(growth < 8 << 20, "\(growth >> 20) MiB")
            }
        }
    }
}
#endif
