import Foundation

/// Operations that answer with events. The request is sent when the first event is asked for.
extension APIClient {
    /// Streams events whose texts are JSON.
    ///
    /// - Parameters:
    ///   - format: The format that the server is asked for.
    ///   - sentinel: The text that ends the stream without being an event.
    ///   - holdsErrors: Whether the type of the events describes errors.
    func stream<Event: Decodable & Sendable>(
        _ operation: OperationRequest,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false
    ) -> EventStream<Event> {
        EventStream(source: source(operation, format, sentinel, holdsErrors)) { event in
            try JSONDecoder.forAnswers.decode(Event.self, from: Data(event.text.utf8))
        }
    }

    /// Streams events whose texts are what the caller gets.
    func textStream(
        _ operation: OperationRequest,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]"
    ) -> EventStream<String> {
        EventStream(source: source(operation, format, sentinel, true)) { $0.text }
    }

    /// Streams events whose type describes the name and the id of the event, too, and its text as the member `data`.
    func wholeEventStream<Event: Decodable & Sendable>(
        _ operation: OperationRequest,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false
    ) -> EventStream<Event> {
        EventStream(source: source(operation, .serverSentEvents, sentinel, holdsErrors)) { try $0.wholeEvent() }
    }

    private func source(
        _ operation: OperationRequest,
        _ format: StreamFormat,
        _ sentinel: String?,
        _ holdsErrors: Bool
    ) -> EventSource {
        EventSource(format: format, sentinel: sentinel, holdsErrors: holdsErrors) {
            try await open(operation, accept: format.accept)
        }
    }
}

extension StreamedText {
    /// The event as an object with the members `event`, `id`, `retry` and `data`. What the server sends as data may be
    /// JSON, a bare text, or such an object already.
    fileprivate func wholeEvent<Event: Decodable>() throws -> Event {
        var object: [String: JSONValue] = ["data": .string(text)]
        object["event"] = name.map { .string($0) }
        object["id"] = id.isEmpty ? nil : .string(id)
        object["retry"] = retry.map { .integer(Int($0 / .milliseconds(1))) }
        func event(_ value: JSONValue) throws -> Event {
            try JSONDecoder.forAnswers.decode(Event.self, from: JSONEncoder.forRequests.encode(value))
        }
        guard let data = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
            return try event(.object(object))
        }
        do {
            return try event(.object(object.merging(["data": data]) { $1 }))
        } catch {
            guard let event = (try? event(.object(object))) ?? (try? event(data)) else { throw error }
            return event
        }
    }
}
