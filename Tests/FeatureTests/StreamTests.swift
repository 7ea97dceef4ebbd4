import Features
import Foundation
import LoopbackSupport
import Testing

/// `Specs/features/streams.yaml`, against a real server.
@Suite struct StreamTests {
    /// The events that a method makes of a reply, and the request that it sent.
    private func events<Event>(
        of reply: String,
        _ contentType: String = "text/event-stream",
        _ call: (FeaturesClient.Chats) -> EventStream<Event>
    ) async throws -> (events: [Event], request: LoopbackServer.Received) {
        let feed = ReplyFeed(byteByByte: reply)
        return try await LoopbackServer.run { _ in
            feed.reply(contentType: contentType)
        } _: { url, server in
            var events: [Event] = []
            for try await event in call(FeaturesClient(baseURL: url).chats) { events.append(event) }
            return (events, await server.received[0])
        }
    }

    private func request(_ body: Data) throws -> ChatRequest {
        try JSONDecoder().decode(ChatRequest.self, from: body)
    }

    private func text(_ body: Data) -> String {
        String(decoding: body, as: UTF8.self)
    }

    @Test func bothMethodsSayWhetherTheyStream() async throws {
        let (deltas, request) = try await events(of: "data: {\"delta\":\"a\"}\n\ndata: [DONE]\n\n") {
            $0.createStream(ChatRequest(prompt: "Hi", stream: false))
        }
        #expect(deltas == [ChatDelta(delta: "a")])
        #expect(try self.request(request.body) == ChatRequest(prompt: "Hi", stream: true))
        try await LoopbackServer.run { _ in
            .json("{\"text\":\"a\"}")
        } _: { url, server in
            let chat = try await FeaturesClient(baseURL: url).chats.create(ChatRequest(prompt: "Hi", stream: true))
            #expect(chat == Chat(text: "a"))
            let request = await server.received[0]
            #expect(try self.request(request.body) == ChatRequest(prompt: "Hi", stream: false))
            #expect(request.headers["accept"] == "application/json")
        }
    }

    @Test func oneOfSeveralBodiesSaysIt() async throws {
        let json = try await events(of: "") { $0.createReplyStream(id: "1", .json(.init(prompt: "Hi"))) }.request
        #expect(try request(json.body) == ChatRequest(prompt: "Hi", stream: true))
        let form = try await events(of: "") { $0.createReplyStream(id: "1", .multipart(.init())) }.request
        #expect(text(form.body).contains("name=\"stream\"\r\n\r\ntrue\r\n"))
        let plain = try await events(of: "") { $0.createReplyStream(id: "1", .text("Hi")) }.request
        #expect(text(plain.body) == "Hi")
    }

    @Test func errorsAmongTheEventsAreEvents() async throws {
        let reply = "data: {\"type\":\"started\",\"run\":\"r\"}\n\nevent: error\ndata: {\"type\":\"error\"}\n\n"
        let (events, request) = try await events(of: reply) { $0.listRunEvents(id: "1") }
        #expect(events == [.started(RunStarted(run: "r")), .error(RunFailed())])
        #expect(request.target == "/runs/1/events?stream=true")
    }

    @Test func namesAreReadWithTheirData() async throws {
        let events = try await events(of: "event: step.started\ndata: {\"step\":1}\n\n") { $0.listRunSteps(id: "1") }
            .events
        #expect(events == [StepEvent(event: .stepStarted, data: .init(step: 1))])
    }

    @Test func textIsNotDecoded() async throws {
        let events = try await events(of: "data: \"O\n\ndata: wild\n\n") { $0.getPoem() }.events
        #expect(events == ["\"O", "wild"])
    }

    @Test func linesAreTheElementsOfTheArray() async throws {
        let (moves, request) = try await events(of: "{\"san\":\"e4\"}\n\n{\"san\":\"e5\"}", "application/x-ndjson") {
            $0.listMoves()
        }
        #expect(moves == [Move(san: "e4"), Move(san: "e5")])
        #expect(request.headers["accept"] == "application/x-ndjson")
    }

    @Test func datesOfASequence() async throws {
        let (days, request) = try await events(of: "\u{1E}\"1970-01-01T00:00:01Z\"\n", "application/json-seq") {
            $0.listDays()
        }
        #expect(days == [Date(timeIntervalSince1970: 1)])
        #expect(request.headers["accept"] == "application/json-seq")
    }

    @Test func theConfigurationMakesAStream() async throws {
        let (moves, request) = try await events(of: "{\"san\":\"e4\"}\nEND\n{\"san\":\"e5\"}", "application/json") {
            $0.followLog(id: "1")
        }
        #expect(moves == [Move(san: "e4")])
        #expect(request.target == "/jobs/1/log?stream=true")
    }
}
