import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Answers that go to a file.
@Suite(.timeLimit(.minutes(10))) struct DownloadTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Length: 6\r\nETag: x\r\n\r\n"

    /// Runs a test with a folder of its own.
    private func inFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func files(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    private func download(_ client: APIClient, to file: URL) async throws -> HTTPResponse {
        try await client.download(to: file) { try await $0.data(for: .get("/", operation: "x")) }.response
    }

    @Test(arguments: TransportKind.allCases)
    func aFileTakesItsPlaceWhenItIsComplete(kind: TransportKind) async throws {
        try await inFolder { folder in
            let file = folder.appendingPathComponent("file")
            try Data("before".utf8).write(to: file)
            let script: [ScriptedServer.Step] = [.readRequest, .send(Self.head + "one"), .pause, .send("two")]
            try await ScriptedServer.run(script) { server in
                let client = kind.client(server.url)
                async let answer = download(client, to: file)
                await server.waitUntilRead(1)
                #expect(try Data(contentsOf: file) == Data("before".utf8))
                server.proceed()
                let response = try await answer
                #expect(response.headerFields[.eTag] == "x")
                #expect(try Data(contentsOf: file) == Data("onetwo".utf8))
                #expect(try files(in: folder) == ["file"])
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aBrokenDownloadLeavesNothing(kind: TransportKind) async throws {
        try await inFolder { folder in
            try await ScriptedServer.run([.readRequest, .send(Self.head + "one")]) { server in
                let error = await #expect(throws: ClientError.self) {
                    try await download(kind.client(server.url), to: folder.appendingPathComponent("file"))
                }
                guard case .transport = error?.kind else {
                    Issue.record("\(String(describing: error))")
                    return
                }
            }
            #expect(try files(in: folder).isEmpty)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aCancelledDownloadLeavesNothing(kind: TransportKind) async throws {
        try await inFolder { folder in
            try await ScriptedServer.run([.readRequest, .send(Self.head + "one"), .waitForClose]) { server in
                let client = kind.client(server.url)
                let call = Task { try await download(client, to: folder.appendingPathComponent("file")) }
                await server.waitUntilRead(1)
                call.cancel()
                let error = await #expect(throws: ClientError.self) { try await call.value }
                guard case .cancelled = error?.kind else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                await server.waitUntilAllAreClosed()
            }
            #expect(try files(in: folder).isEmpty)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFolderThatIsMissingIsAnError(kind: TransportKind) async throws {
        try await ScriptedServer.run([.readRequest, .send(Self.head + "onetwo")]) { server in
            let error = await #expect(throws: ClientError.self) {
                try await download(kind.client(server.url), to: URL(fileURLWithPath: "/nowhere/at/all"))
            }
            guard case .file = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error?.description.contains("/nowhere/at/all") == true)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func anErrorIsNoFile(kind: TransportKind) async throws {
        try await inFolder { folder in
            let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"
            try await ScriptedServer.run([.readRequest, .send(answer)]) { server in
                let error = await #expect(throws: ClientError.self) {
                    try await download(kind.client(server.url), to: folder.appendingPathComponent("file"))
                }
                #expect(error?.body == Data("no".utf8))
            }
            #expect(try files(in: folder).isEmpty)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFileMayBeOneOfSeveralAnswers(kind: TransportKind) async throws {
        let script: [ScriptedServer.Step] = [
            .readRequest, .send("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"),
            .readRequest, .send(Self.head + "onetwo"),
        ]
        try await inFolder { folder in
            let file = folder.appendingPathComponent("file")
            try await ScriptedServer.run(script) { server in
                let client = kind.client(server.url)
                func download() async throws -> (value: FileOrNothing, response: HTTPResponse) {
                    try await client.download(to: file) { try await $0.response(for: .get("/", operation: "x")) }
                }
                let nothing = try await download()
                #expect(nothing.value == .nothing)
                #expect(nothing.response.status == .accepted)
                #expect(try files(in: folder).isEmpty)
                let answer = try await download()
                #expect(answer.value == .file(Data()))
                #expect(answer.response.headerFields[.eTag] == "x")
                #expect(try Data(contentsOf: file) == Data("onetwo".utf8))
            }
        }
    }

    @Test func aCallThatSendsNothingIsAnError() async throws {
        let client = APIClient(baseURL: URL(server: "https://example.com"), transport: TestTransport())
        await #expect(throws: ClientError.self) {
            try await client.download(to: URL(fileURLWithPath: "/nowhere")) { _ in Data() }
        }
    }
}

/// The answers of an operation that can have a file or none.
enum FileOrNothing: ResponseChoice, Equatable {
    case nothing
    case file(Data)

    init(_ answer: OpenResponse) async throws {
        self = answer.status == 202 ? .nothing : .file(try await answer.data())
    }
}
