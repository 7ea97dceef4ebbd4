import Foundation
import HTTPTypes
import LoopbackSupport
import OpenAI
import Testing

/// A conversation of several turns as the reference of the API shows it, in Chinese: the caller keeps the history, the
/// answers are streamed.
@Suite struct ChatTests {
    /// The reference's request, with which the conversation ends. Some questions stand in it twice, and the last one has
    /// no answer yet.
    private static let conversation = Result {
        try Data(contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "conversation.json"))
    }

    private let request: CreateChatCompletionRequest
    private static let lastAnswer = "坏伞挡不住雨 ☔️,\n\n您还是会被淋湿。"

    init() throws {
        request = try JSONDecoder().decode(CreateChatCompletionRequest.self, from: Self.conversation.get())
    }

    /// What a server sends for an answer: its role, its text a few characters at a time, the reason of its end.
    private func events(_ answer: String) throws -> String {
        var rest = answer[...]
        var deltas: [ChatCompletionChunk.Choice] = [.init(delta: .init(role: .assistant), index: 0)]
        while !rest.isEmpty {
            deltas.append(.init(delta: .init(content: String(rest.prefix(16))), index: 0))
            rest = rest.dropFirst(16)
        }
        deltas.append(.init(delta: .init(), index: 0, finishReason: "stop"))
        let events = try deltas.map { delta in
            let chunk = ChatCompletionChunk(
                id: "chatcmpl-1",
                object: "chat.completion.chunk",
                created: 1_677_858_242,
                choices: [delta],
                model: "gpt-3.5-turbo-0301"
            )
            return "data: \(String(decoding: try JSONEncoder().encode(chunk), as: UTF8.self))\n\n"
        }
        return events.joined() + "data: [DONE]\n\n"
    }

    /// What is printed for a question.
    private func answer(of client: OpenAIClient, to history: [ChatMessage]) async throws -> String {
        var answer = ""
        for try await chunk in client.chat.stream(.init(model: "gpt-3.5-turbo", messages: history)) {
            answer += chunk.choices[0].delta.content ?? ""
        }
        return answer
    }

    @Test func conversationIsStreamedWhileTheCallerKeepsItsHistory() async throws {
        let answers = request.messages.filter { $0.role == .assistant }.map(\.content) + [Self.lastAnswer]
        // The server is asked whenever the user has nothing more to say, and answers byte by byte.
        let events = try answers.map(events)
        try await LoopbackServer.run { [messages = request.messages] received in
            let asked = try JSONDecoder().decode(CreateChatCompletionRequest.self, from: received.body).messages
            #expect(asked == Array(messages.prefix(asked.count)))
            let turn = asked.count { $0.role == .assistant }
            return ReplyFeed(byteByByte: events[turn]).reply(contentType: "text/event-stream")
        } _: { [request] url, server in
            let client = OpenAIClient(bearer: "sk-test", organization: "org-1", baseURL: url)
            var history: [ChatMessage] = []
            for (index, message) in request.messages.enumerated() where message.role == .user {
                history.append(message)
                if index + 1 < request.messages.count, request.messages[index + 1].role == .user { continue }
                history.append(.init(role: .assistant, content: try await answer(of: client, to: history)))
            }
            #expect(history == request.messages + [.init(role: .assistant, content: Self.lastAnswer)])

            let received = await server.received
            #expect(received.count == answers.count)
            #expect(received.allSatisfy { $0.method == "POST" && $0.target == "/chat/completions" })
            #expect(received.allSatisfy { $0.headers["authorization"] == "Bearer sk-test" })
            #expect(received.allSatisfy { $0.headers["openai-organization"] == "org-1" })
            #expect(received.allSatisfy { $0.headers["accept"] == "text/event-stream" })
            let last = try #require(received.last)
            #expect(try JSON(last.body) == JSON(Self.conversation.get()))
        }
    }

    /// Whatever the pieces are in which the bytes come: the cuts go through characters, lines and `[DONE]`.
    @Test func charactersMayBeCutAnywhere() async throws {
        let bytes = Data(try events(Self.lastAnswer).utf8)
        let transport = TestTransport()
        let client = OpenAIClient(bearer: "sk-test", transport: transport)
        for cut in 0...bytes.count {
            transport.answer("createChatCompletion", with: .events([bytes.prefix(cut), bytes.dropFirst(cut)]))
            #expect(try await answer(of: client, to: request.messages) == Self.lastAnswer, "cut at \(cut)")
        }
        transport.answer("createChatCompletion", with: .events(bytes.map { Data([$0]) }))
        #expect(try await answer(of: client, to: request.messages) == Self.lastAnswer)
    }

    @Test func textIsThereBeforeTheAnswerEnds() async throws {
        let event = { (text: String) in
            #"data: {"id": "c", "object": "chat.completion.chunk", "created": 1, "choices": [{"delta": {"content": ""#
                + text + "\"}}]}\n\n"
        }
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
        try await ScriptedServer.run([
            .readRequest, .send(head + event("带")), .pause, .send(event("伞") + "data: [DONE]\n\n"),
        ]) { server in
            var printed: [String] = []
            let client = OpenAIClient(bearer: "sk-test", baseURL: server.url)
            for try await chunk in client.chat.stream(.init(model: "gpt-3.5-turbo", messages: request.messages)) {
                printed.append(chunk.choices[0].delta.content ?? "")
                // The rest is sent only after the first piece has been read.
                if printed.count == 1 { server.proceed() }
            }
            #expect(printed == ["带", "伞"])
        }
    }
}

extension TestTransport.Answer {
    fileprivate static func events(_ chunks: [Data]) -> Self {
        .chunks(chunks, headers: [.contentType: "text/event-stream"])
    }
}
