import Foundation
import HTTPTypes
import LoopbackSupport
import OpenAI
import OpenAPI
import Testing

/// The client as its users write it.
@Suite struct OpenAIClientTests {
    private let document: SpecDocument

    init() throws {
        document = try SpecDocument.openAI.get()
    }

    /// The response that the document shows for the operation, or a small one by its schema.
    private func response(_ operation: String) throws -> ResponseCase {
        try OpenAIExamples.examples(document, operation).response
    }

    private func reply(_ operation: String) throws -> @Sendable (LoopbackServer.Received) -> LoopbackServer.Reply {
        let response = try response(operation)
        return { _ in .reply(response.status, response.body, contentType: response.contentType) }
    }

    @Test func firstCalls() async throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "mydata.jsonl")
        let bytes = Data("{\"prompt\": \"é\"}\n".utf8) + Data([0, 255, 13, 10])
        try bytes.write(to: url)
        let replies = try [
            "/completions": response("createCompletion"), "/embeddings": response("createEmbedding"),
            "/files": response("createFile"),
        ]
        try await LoopbackServer.run { request in
            let response = try #require(replies[request.target])
            return .reply(response.status, response.body, contentType: response.contentType)
        } _: { _, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: server.url)
            let completion = try await client.completions.create(
                .init(model: "text-davinci-003", prompt: "Say this is a test", maxTokens: 7, temperature: 0)
            )
            let vectors = try await client.embeddings.create(.init(model: "text-embedding-ada-002", input: ["a", "b"]))
            let file = try await client.files.upload(.init(file: .file(at: url), purpose: "fine-tune"))

            #expect(
                try CallOutcome.value(completion) == .json(JSON(replies["/completions"]?.body ?? Data()).withoutNulls)
            )
            #expect(!vectors.data.isEmpty)
            #expect(file.filename == "mydata.jsonl")
            let received = await server.received
            #expect(
                try JSON(received[0].body).description
                    == #"{"max_tokens":7,"model":"text-davinci-003","prompt":"Say this is a test","stream":false,"temperature":0}"#
            )
            #expect(
                try JSON(received[1].body).description == #"{"input":["a","b"],"model":"text-embedding-ada-002"}"#
            )
            let form = MultipartBody(received[2].body, contentType: received[2].headers["content-type"] ?? "")
            #expect(
                form?.parts == [
                    .init(
                        name: "file",
                        fileName: "mydata.jsonl",
                        contentType: "application/octet-stream",
                        data: bytes
                    ),
                    .init(name: "purpose", data: Data("fine-tune".utf8)),
                ]
            )
        }
    }

    @Test func imageEditWithAStaticSize() async throws {
        let folder = try TemporaryFolder()
        let otter = folder.url.appending(path: "otter.png")
        try Data([0x89, 0x50]).write(to: otter)
        try await LoopbackServer.run(reply("createImageEdit")) { url, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            let edit = try await client.images.createEdit(
                .init(image: .file(at: otter), prompt: "A cute baby sea otter wearing a beret", size: .size512x512)
            )
            #expect(edit.data.count == 2)
            let received = await server.received[0]
            let form = MultipartBody(received.body, contentType: received.headers["content-type"] ?? "")
            #expect(form?.parts.map(\.name) == ["image", "prompt", "size"])
            #expect(form?.parts.last?.data == Data("512x512".utf8))
        }
    }

    @Test(arguments: [
        (CreateCompletionRequest.Prompt.string("a"), #""a""#), (.strings(["a", "b"]), #"["a","b"]"#),
        (.integers([1, 2]), "[1,2]"), (.integerArrays([[1], [2, 3]]), "[[1],[2,3]]"),
    ])
    func everyKindOfPromptArrives(_ prompt: CreateCompletionRequest.Prompt, _ json: String) async throws {
        try await LoopbackServer.run(reply("createCompletion")) { url, server in
            _ = try await OpenAIClient(bearer: "sk-test", baseURL: url).completions.create(
                .init(model: "ada", prompt: prompt)
            )
            #expect(try await JSON(server.received[0].body)["prompt"] == JSON(parsing: json))
        }
    }

    @Test func aValueCannotChangeThePath() async throws {
        try await LoopbackServer.run(reply("retrieveFile")) { url, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url.appending(path: "v1"))
            _ = try await client.files.retrieve(fileID: "../models/a?b=c#d%2F")
            #expect(await server.received[0].target == "/v1/files/..%2Fmodels%2Fa%3Fb%3Dc%23d%252F")
            let error = await #expect(throws: ClientError.self) { try await client.files.retrieve(fileID: "..") }
            guard case .invalidRequest = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(await server.received.count == 1)
        }
    }

    @Test func eventsComeInOnePieceOrOneByOne() async throws {
        let whole = try response("listFineTuneEvents")
        let event = #"{"object": "fine-tune-event", "created_at": 1614807352, "level": "info", "message": "Created"}"#
        try await LoopbackServer.run { request in
            request.target.hasSuffix("stream=true")
                ? .text("data: \(event)\n\ndata: [DONE]\n\n", contentType: "text/event-stream")
                : .reply(whole.status, whole.body, contentType: whole.contentType)
        } _: { url, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            #expect(try await !client.fineTunes.events(fineTuneID: "ft-1").data.isEmpty)
            var messages: [String] = []
            for try await event in client.fineTunes.eventsStream(fineTuneID: "ft-1") { messages.append(event.message) }
            #expect(messages == ["Created"])
            let targets = await server.received.map(\.target)
            #expect(targets == ["/fine-tunes/ft-1/events?stream=false", "/fine-tunes/ft-1/events?stream=true"])
        }
    }

    /// As the design shows it.
    @Test func completionsArePrintedWhileTheyArrive() async throws {
        let events = ["Hel", "lo"].map { text in
            """
            data: {"id": "cmpl-1", "object": "text_completion", "created": 1589478378, "model": "text-davinci-003", \
            "choices": [{"text": "\(text)", "index": 0, "logprobs": null, "finish_reason": null}]}\n\n
            """
        }
        let feed = ReplyFeed(byteByByte: events.joined() + "data: [DONE]\n\n")
        try await LoopbackServer.run { _ in
            feed.reply(contentType: "text/event-stream")
        } _: { url, server in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            var text = ""
            for try await chunk in client.completions.createStream(.init(model: "text-davinci-003", prompt: "Hi")) {
                text += chunk.choices[0].text ?? ""
            }
            #expect(text == "Hello")
            let request = await server.received[0]
            let body = try JSON(request.body).description
            #expect(body == #"{"model":"text-davinci-003","prompt":"Hi","stream":true}"#)
            #expect(request.headers["accept"] == "text/event-stream")
        }
    }

    @Test func anErrorInAStreamIsItsType() async throws {
        let feed = ReplyFeed([#"data: {"error": {"message": "overloaded", "type": "server_error"}}"# + "\n\n"])
        try await LoopbackServer.run { _ in
            feed.reply(contentType: "text/event-stream")
        } _: { url, _ in
            let stream = OpenAIClient(bearer: "sk-test", baseURL: url).completions.createStream(.init(model: "m"))
            let error = await #expect(throws: ClientError.self) {
                for try await _ in stream {}
            }
            let body = error?.body(as: [String: [String: String]].self)
            #expect(body?["error"]?["message"] == "overloaded")
        }
    }

    @Test func unknownEnumValueIsKept() async throws {
        let decoded = try JSONDecoder().decode(
            CreateImageRequest.self,
            from: Data(#"{"prompt": "otter", "size": "4096x4096"}"#.utf8)
        )
        #expect(decoded.size == "4096x4096")
        try await LoopbackServer.run(reply("createImage")) { url, server in
            _ = try await OpenAIClient(bearer: "sk-test", baseURL: url).images.create(decoded)
            #expect(try await JSON(server.received[0].body)["size"] == .string("4096x4096"))
        }
    }

    @Test(arguments: table(OpenAICalls.self).keys.sorted().filter { $0 != "downloadFile" })
    func unknownMembersAreNoError(_ id: String) async throws {
        let examples = try OpenAIExamples.examples(document, id)
        let collector = try ExampleCollector(document, document.entry(id))
        let json = try JSON(examples.response.body).addingMembers(["surprise": .array([.bool(true)]), "": .number(1)])
        let response = try collector.response(json)
        let call = try #require(table(OpenAICalls.self)[id])
        let folder = try TemporaryFolder()
        try await CaseRunner.run(examples.requests[0], response, folder: folder.url, call)
    }

    /// The document's example of an engine lacks `created`, which is required and nullable.
    @Test func missingMemberThatMayBeNullIsNil() async throws {
        let meta = try document.entry("retrieveEngine").operation.oaiMeta
        let text = try #require(meta?.examples.first?.response?.text)
        let call = try #require(table(OpenAICalls.self)["retrieveEngine"])
        try await LoopbackServer.run { _ in
            .json(text)
        } _: { url, _ in
            let outcome = try await call(url, CallInput(path: ["engine_id": "davinci"]))
            guard case .json(let engine) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(engine["created"] == .null)
            #expect(engine["id"] == .string("VAR_model_id"))
        }
    }

    @Test(arguments: ["\"a JSON string\"", "{\"prompt\": 1}\n{\"prompt\": 2}\n", ""])
    func contentOfAFileIsNotInterpreted(_ content: String) async throws {
        try await LoopbackServer.run { _ in
            .json(content)
        } _: { url, _ in
            let data = try await OpenAIClient(bearer: "sk-test", baseURL: url).files.retrieveContent(fileID: "file-1")
            #expect(data == Data(content.utf8))
        }
    }

    @Test func filesAreDownloadedToTheDisk() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "mydata.jsonl")
        let bytes = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try await LoopbackServer.run { _ in
            .reply(200, bytes, contentType: "application/jsonl", headers: ["ETag": "x"])
        } _: { url, _ in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            let response = try await client.download(to: file) { try await $0.files.retrieveContent(fileID: "f-1") }
            #expect(response.headerFields[.eTag] == "x")
            #expect(try Data(contentsOf: file) == bytes)
        }
    }
}
