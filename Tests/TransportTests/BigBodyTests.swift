// Exit tests that are told what to test need Swift 6.3.
#if compiler(>=6.3) && os(Linux)
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// A gibibyte each way, or at least a quarter of it, takes hardly more memory than a small body. Each test has a process of its own, whose memory
/// nobody else uses.
@Suite(.serialized, .timeLimit(.minutes(10))) struct BigBodyTests {
    private static let gibibyte = 1 << 30

    private struct Form: MultipartEncodable, Sendable {
        let file: FileUpload

        func encode(to form: inout MultipartForm) throws {
            try form.append("prompt", "big")
            try form.append("file", file: file)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFileIsDownloaded(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await BigBodyTests.expectDownload(of: BigBodyTests.gibibyte, through: kind) { client, file in
                let (_, response) = try await client.download(to: file) {
                    try await $0.data(for: .get("/", operation: "x"))
                }
                #expect(response.status == .ok)
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFileThatIsOneOfSeveralAnswersIsDownloaded(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await BigBodyTests.expectDownload(of: BigBodyTests.gibibyte / 4, through: kind) { client, file in
                let (answer, _): (FileOrNothing, HTTPResponse?) = try await client.download(to: file) {
                    try await $0.response(for: .get("/", operation: "x"))
                }
                #expect(answer == .file(Data()))
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFileIsUploaded(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await BigBodyTests.expectUpload(of: BigBodyTests.gibibyte / 4, through: kind) { file, operation in
                operation.bytes(.file(at: file), contentType: "application/octet-stream")
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aFileOfAFormIsUploaded(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await BigBodyTests.expectUpload(of: BigBodyTests.gibibyte, through: kind) { file, operation in
                operation.multipart(Form(file: .file(at: file)))
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aStreamIsUploaded(kind: TransportKind) async {
        await #expect(processExitsWith: .success) { [kind] in
            try await BigBodyTests.expectUpload(of: BigBodyTests.gibibyte / 4, through: kind) { file, operation in
                let chunks = RequestBody(pieces: [.file(file, length: BigBodyTests.gibibyte / 4)]).chunks
                return operation.bytes(.stream(chunks), contentType: "application/octet-stream")
            }
        }
    }

    private static func expectDownload(
        of size: Int,
        through kind: TransportKind,
        _ download: (APIClient, URL) async throws -> Void
    ) async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let bytes = Data((0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let script: [ScriptedServer.Step] = [
            .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none"),
            .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"),
            .sendRepeatedly(bytes, count: size / bytes.count),
        ]
        try await ScriptedServer.run(script) { server in
            let client = kind.client(server.url)
            // A small one first, so that what a first call takes is not counted.
            try await download(client, file)
            let before = try #require(peakMemory())
            try await download(client, file)
            try expectLittle(besides: before)
        }
        let handle = try FileHandle(forReadingFrom: file)
        #expect(try handle.seekToEnd() == UInt64(size))
        try handle.seek(toOffset: UInt64(size - bytes.count))
        #expect(try handle.readToEnd() == bytes)
    }

    private static func expectUpload(
        of size: Int,
        through kind: TransportKind,
        _ adding: (URL, OperationRequest) -> OperationRequest
    ) async throws {
        // Without blocks on the disk.
        let file = try SpoolFile()
        let handle = try FileHandle(forWritingTo: file.url)
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
        let answer = ScriptedServer.Step.send("HTTP/1.1 204 No Content\r\n\r\n")
        try await ScriptedServer.run([.readRequest, answer, .readHead, .discardBody, answer]) { server in
            let client = kind.client(server.url)
            try await client.send(.post("/", operation: "x").json([1]))
            let before = try #require(peakMemory())
            try await client.send(adding(file.url, .post("/", operation: "upload")))
            try expectLittle(besides: before)
            #expect(server.discarded >= size)
        }
    }

    private static func expectLittle(besides before: Int) throws {
        let growth = try #require(peakMemory()) - before
        #expect(growth < 32 << 20, "\(growth >> 20) MiB")
    }
}
#endif
