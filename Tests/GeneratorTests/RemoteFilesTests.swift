import FlyingFox
import Foundation
import Generator
import LoopbackSupport
import OpenAPI
import Testing

/// Documents from the network, from servers of this machine.
@Suite struct RemoteFilesTests {
    private static let pages: LoopbackServer.Handler = { request in
        switch request.target {
        case "/pet.yaml": .text("type: string", contentType: "application/yaml")
        case "/moved": .redirect(to: "/pet.yaml", status: .movedPermanently)
        case "/loop": .redirect(to: "/loop")
        case "/leak": .redirect(to: "file:///etc/passwd")
        case "/large": .text(String(repeating: "a", count: 5000), contentType: "text/plain")
        default: .reply(404, Data("nothing here".utf8))
        }
    }

    private static func fetch(_ address: String, _ files: RemoteFiles) async throws -> FileLoader.File {
        try await Thread.blocking { try files.file(at: address) }
    }

    private static func failure(_ address: String, _ files: RemoteFiles) async throws -> FileLoader.Failure {
        try await #require(throws: FileLoader.Failure.self) { _ = try await fetch(address, files) }
    }

    @Test func aDocumentIsFetchedOnceWithoutCredentials() async throws {
        try await LoopbackServer.run(Self.pages) { url, server in
            let files = RemoteFiles()
            let address = "\(url.absoluteString)/pet.yaml"
            for _ in 0..<3 {
                let file = try await Self.fetch(address, files)
                #expect(String(decoding: file.bytes, as: UTF8.self) == "type: string")
                #expect(file.base == address)
            }
            #expect(files.knownBytes(of: address) == Array("type: string".utf8))
            let received = await server.received
            #expect(received.map(\.method) == ["GET"])
            #expect(received[0].headers["user-agent"] == "bindery")
            #expect(received[0].headers["authorization"] == nil && received[0].headers["cookie"] == nil)
        }
    }

    @Test func whereRedirectsLeadIsTheBase() async throws {
        try await LoopbackServer.run(Self.pages) { url, _ in
            let file = try await Self.fetch("\(url.absoluteString)/moved", RemoteFiles())
            #expect(file.bytes == Array("type: string".utf8))
            #expect(file.base == "\(url.absoluteString)/pet.yaml")
        }
    }

    @Test(arguments: [
        ("/none", "the server answers with status 404"),
        ("/loop", "the server redirects more than 3 times"),
        ("/leak", "the server redirects to something that is not fetched"),
        ("/large", "it has more than 1000 bytes"),
    ])
    func whatTheServerDoesIsTold(path: String, reason: String) async throws {
        try await LoopbackServer.run(Self.pages) { url, server in
            let files = RemoteFiles(limits: .init(redirects: 3, size: 1000))
            for _ in 0..<2 {
                let failure = try await Self.failure(url.absoluteString + path, files)
                #expect(failure.reason == reason)
                #expect(failure.hint != nil)
            }
            // A failure is not tried again.
            #expect(await server.received.count == (path == "/loop" ? 4 : 1))
        }
    }

    @Test func aBodyOfUnknownLengthIsCutAtTheLimit() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
        try await ScriptedServer.run([.readRequest, .send(head), .sendForever("endless ")]) { server in
            let files = RemoteFiles(limits: .init(size: 1_000_000))
            let failure = try await Self.failure("\(server.url.absoluteString)/x", files)
            #expect(failure.reason == "it has more than 1000000 bytes")
        }
    }

    @Test func aServerThatNeverAnswersIsGivenUp() async throws {
        try await ScriptedServer.run([.readRequest, .waitForClose]) { server in
            let files = RemoteFiles(limits: .init(time: .milliseconds(50)))
            let failure = try await Self.failure("\(server.url.absoluteString)/x", files)
            #expect(failure.reason == "there was no whole answer within 0.05 seconds")
        }
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "no HTTP\r\n\r\n", ""])
    func aBrokenAnswerIsNone(answer: String) async throws {
        try await ScriptedServer.run([.readRequest, .send(answer)]) { server in
            let failure = try await Self.failure("\(server.url.absoluteString)/x", RemoteFiles())
            #expect(!failure.reason.isEmpty && failure.hint == "check the address and the network")
        }
    }

    @Test(arguments: [
        ("ftp://127.0.0.1/x", "only http and https are used"), ("file:///etc/passwd", "the address is malformed"),
        ("https://me:secret@127.0.0.1/x", "credentials are not sent"), ("https:///x", "the address is malformed"),
        ("https://127.0.0.1/a b", "the address is malformed"), ("http://127.0.0.1/\u{0}", "the address is malformed"),
    ])
    func someAddressesAreNotAskedFor(address: String, reason: String) async throws {
        #expect(try await Self.failure(address, RemoteFiles()).reason == reason)
    }
}
