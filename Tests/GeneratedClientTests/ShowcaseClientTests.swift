import Foundation
import HTTPTypes
import LoopbackSupport
import OpenAIShowcase
import Testing

/// What is particular to the showcase's document: optional bodies, responses without content, texts and raw bytes.
@Suite struct ShowcaseClientTests {
    @Test func noContentIsASuccess() async throws {
        try await LoopbackServer.run { _ in
            .reply(204)
        } _: { url, server in
            let client = OpenAIShowcaseClient(baseURL: url)
            let (_, response) = try await client.withResponse { try await $0.files.delete(fileID: "file-1") }
            #expect(response.status == .noContent)
            #expect(await server.received.map(\.method) == ["DELETE"])
        }
    }

    @Test func emptyResponseIsASuccess() async throws {
        try await LoopbackServer.run { url, server in
            try await OpenAIShowcaseClient(baseURL: url).fineTunes.cancel(fineTuneID: "ft-1")
            let received = await server.received[0]
            #expect(received.target == "/fine-tunes/ft-1/cancel")
            #expect(received.headers["content-type"] == nil)
            #expect(received.body.isEmpty)
        }
    }

    @Test func optionalBodyIsLeftOut() async throws {
        let response = try ShowcaseExamples.examples(SpecDocument.showcase.get(), "createAnswer").response
        try await LoopbackServer.run { _ in
            .reply(200, response.body, contentType: response.contentType)
        } _: { url, server in
            let client = OpenAIShowcaseClient(baseURL: url)
            let answer = try await client.answers.create()
            _ = try await client.answers.create(.init())
            #expect(try CallOutcome.value(answer) == response.outcome)
            let received = await server.received
            #expect(received[0].method == "POST")
            #expect(received[0].headers["content-type"] == nil)
            #expect(received[0].body.isEmpty)
            #expect(received[1].headers["content-type"] == "application/json")
            #expect(received[1].body == Data("{}".utf8))
        }
    }

    @Test func textIsReturnedAsItIs() async throws {
        try await LoopbackServer.run { _ in
            .text("{ ... } é\r\n", contentType: "text/plain; charset=utf-8")
        } _: { url, _ in
            let text = try await OpenAIShowcaseClient(baseURL: url).fineTunes.list()
            #expect(text == "{ ... } é\r\n")
        }
    }

    @Test func fileIsTheWholeBody() async throws {
        let folder = try TemporaryFolder()
        let puppy = folder.url.appending(path: "puppy.jsonl")
        let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try bytes.write(to: puppy)
        let response = try ShowcaseExamples.examples(SpecDocument.showcase.get(), "uploadFile").response
        try await LoopbackServer.run { _ in
            .reply(200, response.body, contentType: response.contentType)
        } _: { url, server in
            let client = OpenAIShowcaseClient(baseURL: url)
            let file = try await client.files.upload(.file(at: puppy))
            _ = try await client.files.upload(.data(Data("{}".utf8), contentType: "application/jsonl"))
            #expect(file.filename == "puppy.jsonl")
            let received = await server.received
            #expect(received[0].body == bytes)
            #expect(received.map { $0.headers["content-type"] } == ["application/octet-stream", "application/jsonl"])
        }
    }
}
