import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Streams of events from a real server.
@Suite(.timeLimit(.minutes(10))) struct EventStreamTests {
    private struct Chunk: Hashable, Codable, Sendable {
        var text: String
    }

    private struct Problem: Hashable, Codable {
        struct Message: Hashable, Codable {
            var message: String
        }
        var error: Message
    }

    private static let sse = "text/event-stream"

    /// Runs a server that answers everything with a feed.
    private func serving<Value>(
        _ feed: ReplyFeed,
        _ contentType: String = sse,
        _ body: (APIClient, LoopbackServer) async throws -> Value
    ) async throws -> Value {
        try await LoopbackServer.run { _ in
            feed.reply(contentType: contentType)
        } _: { url, server in
            try await body(APIClient(baseURL: url, transport: URLSessionTransport()), server)
        }
    }

    private func chunks(
        _ client: APIClient,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false
    ) -> EventStream<Chunk> {
        client.stream(
            .post("/chunks", operation: "createChunks"),
            format: format,
            sentinel: sentinel,
            holdsErrors: holdsErrors
        )
    }

    private func collected<Element>(_ stream: EventStream<Element>) async throws -> [Element] {
        var elements: [Element] = []
        for try await element in stream { elements.append(element) }
        return elements
    }

    private func expect<Element: Equatable>(
        _ stream: EventStream<Element>,
        yields expected: [Element],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let elements = try await collected(stream)
        #expect(elements == expected, sourceLocation: sourceLocation)
    }

    /// What a stream throws, and the events before that.
    private func failure<Element>(of stream: EventStream<Element>) async throws -> (ClientError, [Element]) {
        var elements: [Element] = []
        do {
            for try await element in stream { elements.append(element) }
        } catch let error as ClientError {
            return (error, elements)
        }
        throw CocoaError(.featureUnsupported, userInfo: [NSLocalizedDescriptionKey: "Nothing was thrown."])
    }

    // MARK: - Formats

    @Test func eventsArriveWhateverTheChunks() async throws {
        let text =
            "\u{FEFF}data: {\"text\":\"é\"}\r\n\r\n: ping\n\ndata: {\"text\":\ndata: \"b\"}\r\rdata: [DONE]\n\ndata: no\n\n"
        try await serving(ReplyFeed(byteByByte: text)) { client, server in
            try await expect(chunks(client), yields: [Chunk(text: "é"), Chunk(text: "b")])
            let request = await server.received[0]
            #expect(request.method == "POST")
            #expect(request.headers["accept"] == "text/event-stream")
        }
    }

    @Test func anEventIsReadBeforeTheNextIsSent() async throws {
        let feed = ReplyFeed(["data: {\"text\":\"a\"}\n\n"], then: .silence)
        try await serving(feed) { client, _ in
            var iterator = chunks(client).makeAsyncIterator()
            let first = try await iterator.next()
            #expect(first == Chunk(text: "a"))
        }
    }

    @Test(arguments: [
        (StreamFormat.jsonLines, "application/x-ndjson", "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\r\n[DONE]"),
        (.jsonLines, "application/jsonl; charset=utf-8", "{\"text\":\"a\"}\n{\"text\":\"b\"}"),
        // A format of which the server did not tell, and one that it chose itself.
        (.jsonLines, "application/json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"),
        (.serverSentEvents, "application/json-seq", "\u{1E}{\"text\":\"a\"}\n\u{1E}{\"text\":\n\"b\"}\n"),
        (.jsonSequence, "text/event-stream", "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n"),
    ])
    func otherFormats(format: StreamFormat, contentType: String, body: String) async throws {
        try await serving(ReplyFeed(byteByByte: body), contentType) { client, server in
            try await expect(chunks(client, format: format), yields: [Chunk(text: "a"), Chunk(text: "b")])
            #expect(await server.received[0].headers["accept"] == format.accept)
        }
    }

    @Test func sentinelsAreWhatTheCallSays() async throws {
        let feed = ReplyFeed(["data: {\"text\":\"a\"}\n\ndata: END\n\ndata: {\"text\":\"b\"}\n\n"])
        try await serving(feed) { client, _ in
            try await expect(chunks(client, sentinel: "END"), yields: [Chunk(text: "a")])
            let events = try await failure(of: chunks(client)).1
            #expect(events == [Chunk(text: "a")])
        }
    }

    @Test func textsAreTakenAsTheyAre() async throws {
        try await serving(ReplyFeed(["data: {\"error\": 1}\n\nevent: error\ndata: b\n\n"])) { client, _ in
            let texts = client.textStream(.get("/texts", operation: "listTexts"))
            let collected = try await collected(texts)
            #expect(collected == ["{\"error\": 1}", "b"])
        }
    }

    @Test func datesAreRead() async throws {
        try await serving(ReplyFeed(["data: [\"1970-01-01T00:00:01Z\"]\n\n"])) { client, _ in
            let days: EventStream<[Date]> = client.stream(.get("/days", operation: "listDays"))
            try await expect(days, yields: [[Date(timeIntervalSince1970: 1)]])
        }
    }

    @Test func namesIDsAndWaitingTimesAreTold() async throws {
        let feed = ReplyFeed(["id: 1\nretry: 20\nevent: add\ndata: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n"])
        try await serving(feed) { client, _ in
            let events = try await collected(chunks(client).serverSentEvents)
            #expect(events.map(\.value.text) == ["a", "b"])
            #expect(events.map(\.name) == ["add", "message"])
            #expect(events.map(\.id) == ["1", "1"])
            #expect(events.map(\.retry) == [.milliseconds(20), .milliseconds(20)])
        }
    }

    private struct WholeEvent: Hashable, Codable, Sendable {
        var event: String?
        var id: String?
        var retry: Int?
        var data: JSONValue
    }

    @Test func wholeEventsHaveNamesIDsAndData() async throws {
        let feed = ReplyFeed([
            "event: a \"b\"\nid: 7\nretry: 1500\ndata: {\"x\":1}\n\n", "id:\ndata: some \"text\"\n\n",
        ])
        try await serving(feed) { client, _ in
            let events: EventStream<WholeEvent> = client.wholeEventStream(.get("/events", operation: "listEvents"))
            try await expect(
                events,
                yields: [
                    WholeEvent(event: "a \"b\"", id: "7", retry: 1500, data: ["x": 1]),
                    WholeEvent(retry: 1500, data: "some \"text\""),
                ]
            )
        }
    }

    private struct NamedEvent: Hashable, Codable, Sendable {
        var event: String
        var data: Int
    }

    /// Some servers send the whole event as data.
    @Test func wholeEventsMayBeWrappedOnceMore() async throws {
        try await serving(ReplyFeed(["data: {\"event\":\"a\",\"data\":1}\n\n"])) { client, _ in
            let events: EventStream<NamedEvent> = client.wholeEventStream(.get("/events", operation: "listEvents"))
            try await expect(events, yields: [NamedEvent(event: "a", data: 1)])
        }
    }

    // MARK: - Sending

    @Test func nothingIsSentBeforeTheFirstEventIsAskedFor() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\n"])) { client, server in
            let stream = chunks(client)
            var iterator = stream.makeAsyncIterator()
            #expect(await server.received.isEmpty)
            let read = [try await iterator.next(), try await iterator.next(), try await iterator.next()]
            #expect(read == [Chunk(text: "a"), nil, nil])
            #expect(await server.received.count == 1)
            try await expect(stream, yields: [Chunk(text: "a")])
            #expect(await server.received.count == 2)
        }
    }

    @Test func openedStreamTellsItsHead() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\n"])) { client, server in
            let (response, events) = try await chunks(client).open()
            #expect(response.status == .ok)
            #expect(response.headerFields[.contentType] == Self.sse)
            try await expect(events, yields: [Chunk(text: "a")])
            let error = try await failure(of: events).0
            #expect(error.description.contains("An opened stream can be read once."))
            #expect(await server.received.count == 1)
        }
    }

    @Test func headOfAStreamIsThatOfTheCall() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\n"])) { client, _ in
            let (events, response) = try await client.withResponse { try await collected(chunks($0)) }
            #expect(events.count == 1)
            #expect(response.status == .ok)
        }
    }

    // MARK: - Failures

    @Test func aStatusIsThrownWithItsBody() async throws {
        try await LoopbackServer.run { _ in
            .reply(429, Data("{\"error\":{\"message\":\"no\"}}".utf8), contentType: "application/json")
        } _: { url, _ in
            let client = APIClient(baseURL: url, transport: URLSessionTransport())
            let (error, events) = try await failure(of: chunks(client))
            #expect(error.status == 429)
            #expect(error.body(as: Problem.self)?.error.message == "no")
            #expect(events.isEmpty)
        }
    }

    @Test(arguments: [
        (sse, "data: {\"text\":\"a\"}\n\ndata: {\"error\":{\"message\":\"m\"}}\n\ndata: {\"text\":\"b\"}\n\n"),
        (sse, "data: {\"text\":\"a\"}\n\nevent: error\ndata: {\"error\":{\"message\":\"m\"}}\n\n"),
        // Even where the rest would decode.
        (sse, "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\",\"error\":{\"message\":\"m\"}}\n\n"),
        ("application/x-ndjson", "{\"text\":\"a\"}\n{\"error\":{\"message\":\"m\"}}\n"),
    ])
    func anErrorInPlaceOfAnEventIsThrown(contentType: String, body: String) async throws {
        try await serving(ReplyFeed([body]), contentType) { client, _ in
            let (error, events) = try await failure(of: chunks(client))
            guard case .errorEvent = error.kind else { return #expect(Bool(false), "\(error)") }
            #expect(error.body(as: Problem.self)?.error.message == "m")
            #expect(error.status == 200)
            #expect(error.description.contains("The stream has an error: {"))
            #expect(error.request?.operation == "createChunks")
            #expect(events == [Chunk(text: "a")])
        }
    }

    private struct Outcome: Hashable, Codable, Sendable {
        var error: String?
    }

    @Test func describedErrorsAreEvents() async throws {
        try await serving(ReplyFeed(["event: error\ndata: {\"error\":\"x\"}\n\ndata: {\"error\":null}\n\n"])) {
            client,
            _ in
            let stream: EventStream<Outcome> = client.stream(.get("/o", operation: "o"), holdsErrors: true)
            let collected = try await collected(stream)
            #expect(collected == [Outcome(error: "x"), Outcome()])
        }
    }

    @Test func anEventThatDoesNotDecodeIsThrownWithItsPlace() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\ndata: {\"text\":1}\n\n"])) { client, _ in
            var iterator = chunks(client).makeAsyncIterator()
            _ = try await iterator.next()
            let error = await #expect(throws: ClientError.self) { try await iterator.next() }
            guard case .decoding("text", "1", _)? = error?.kind else { return #expect(Bool(false), "\(error!)") }
            #expect(error?.body == Data("{\"text\":1}".utf8))
            let next = try await iterator.next()
            #expect(next == nil)
        }
    }

    @Test func aDocumentInPlaceOfEventsIsAnError() async throws {
        try await serving(ReplyFeed(["{\"text\":\"a\"}"]), "application/json") { client, _ in
            let error = try await failure(of: chunks(client)).0
            #expect(error.description.contains("The content type is application/json, not text/event-stream."))
        }
        try await serving(ReplyFeed(["{\"error\":{\"message\":\"m\"}}"]), "application/json") { client, _ in
            let error = try await failure(of: chunks(client)).0
            #expect(error.body(as: Problem.self)?.error.message == "m")
            guard case .errorEvent = error.kind else { return #expect(Bool(false), "\(error)") }
        }
    }

    @Test func anEventWithoutEndIsAnError() async throws {
        try await serving(ReplyFeed(Array(repeating: "data: aaa\n", count: 100))) { client, _ in
            let stream = chunks(client)
            var source = stream.source
            source.limit = 300
            let error = try await failure(of: EventStream(source: source, read: stream.read)).0
            guard case .transport(let cause) = error.kind else { return #expect(Bool(false), "\(error)") }
            #expect((cause as? ByteStream.TooLong)?.limit == 300)
        }
    }

    // MARK: - Leaving

    @Test func leavingTheLoopClosesTheConnection() async throws {
        let feed = ReplyFeed(["data: {\"text\":\"a\"}\n\n"], then: .silence)
        try await serving(feed) { client, _ in
            for try await _ in chunks(client) { break }
            await feed.closed()
        }
    }

    @Test func theSentinelClosesTheConnection() async throws {
        let feed = ReplyFeed(["data: [DONE]\n\n", ": ping\n\n"], then: .silence)
        try await serving(feed) { client, _ in
            var iterator = chunks(client).makeAsyncIterator()
            let next = try await iterator.next()
            #expect(next == nil)
            await feed.closed()
            _ = iterator
        }
    }

    @Test func cancellationClosesTheConnection() async throws {
        let feed = ReplyFeed(["data: {\"text\":\"a\"}\n\n"], then: .silence)
        try await serving(feed) { client, _ in
            let (started, starter) = AsyncStream<Void>.makeStream()
            let task = Task {
                for try await _ in chunks(client) { starter.finish() }
            }
            for await _ in started {}
            task.cancel()
            let error = await #expect(throws: ClientError.self) { try await task.value }
            guard case .cancelled? = error?.kind else { return #expect(Bool(false), "\(error!)") }
            await feed.closed()
        }
    }

    @Test func cancellationEndsTheWaitForAnEvent() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\n"], then: .silence)) { client, _ in
            let (started, starter) = AsyncStream<Void>.makeStream()
            let task = Task {
                for try await _ in chunks(client) { starter.finish() }
            }
            for await _ in started {}
            task.cancel()
            let error = await #expect(throws: ClientError.self) { try await task.value }
            guard case .cancelled? = error?.kind else { return #expect(Bool(false), "\(error!)") }
        }
    }

    @Test func everyOtherOfManyStreamsIsLeft() async throws {
        let body = (0..<50).map { "data: {\"text\":\"\($0)\"}\n\n" }.joined() + "data: [DONE]\n\n"
        try await serving(ReplyFeed([body])) { client, _ in
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<100 {
                    group.addTask {
                        var count = 0
                        for try await _ in chunks(client) {
                            count += 1
                            if index.isMultiple(of: 2), count == 10 { break }
                        }
                        return count
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts.sorted() == Array(repeating: 10, count: 50) + Array(repeating: 50, count: 50))
        }
    }

    @MainActor private static func texts(_ stream: EventStream<Chunk>) async throws -> [String] {
        var texts: [String] = []
        for try await chunk in stream { texts.append(chunk.text) }
        return texts
    }

    @Test func streamsAreReadOnTheMainActor() async throws {
        try await serving(ReplyFeed(["data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n"])) { client, _ in
            let texts = try await Self.texts(chunks(client))
            #expect(texts == ["a", "b"])
        }
    }
}
