import Foundation

/// Operations that answer with events. The request is sent when the first event is asked for.
extension APIClient {
    /// Streams events whose texts are JSON.
    ///
    /// - Parameters:
    ///   - format: The format that the server is asked for.
    ///   - sentinel: The text that ends the stream without being an event.
    ///   - holdsErrors: Whether the type of the events describes errors.
    @_spi(Generated) public func stream<Event: Decodable & Sendable>(
        _ operation: OperationRequest,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false
    ) -> EventStream<Event> {
        EventStream(source(operation, format, sentinel, holdsErrors)) { event in
            try JSONDecoder().decode(Event.self, from: Data(event.text.utf8))
        }
    }

    /// Streams events in a format of their own.
    @_spi(Generated) public func stream<Format: WireFormat>(
        _ operation: OperationRequest,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false,
        as wireFormat: Format.Type
    ) -> EventStream<Format.SwiftValue> {
        EventStream(source(operation, format, sentinel, holdsErrors)) { event in
            try JSONDecoder().decode(FormattedValue<Format>.self, from: Data(event.text.utf8)).value
        }
    }

    /// Streams events whose texts are what the caller gets.
    @_spi(Generated) public func textStream(
        _ operation: OperationRequest,
        format: StreamFormat = .serverSentEvents,
        sentinel: String? = "[DONE]"
    ) -> EventStream<String> {
        EventStream(source(operation, format, sentinel, true)) { $0.text }
    }

    /// Streams events whose type describes the name and the id of the event, too, and its text as the member `data`.
    @_spi(Generated) public func wholeEventStream<Event: Decodable & Sendable>(
        _ operation: OperationRequest,
        sentinel: String? = "[DONE]",
        holdsErrors: Bool = false
    ) -> EventStream<Event> {
        EventStream(source(operation, .serverSentEvents, sentinel, holdsErrors)) { try $0.wholeEvent() }
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
        let decoder = JSONDecoder()
        do {
            return try decoder.decode(Event.self, from: object(data: text))
        } catch {
            let quoted = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
            if let event = try? decoder.decode(Event.self, from: object(data: quoted)) { return event }
            if let event = try? decoder.decode(Event.self, from: Data(text.utf8)) { return event }
            throw error
        }
    }

    private func object(data: String) throws -> Data {
        var members = ["\"data\":\(data)"]
        let encoder = JSONEncoder()
        if let name { members.append("\"event\":" + String(decoding: try encoder.encode(name), as: UTF8.self)) }
        if !id.isEmpty { members.append("\"id\":" + String(decoding: try encoder.encode(id), as: UTF8.self)) }
        if let retry {
            let (seconds, attoseconds) = retry.components
            members.append("\"retry\":\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)")
        }
        return Data("{\(members.joined(separator: ","))}".utf8)
    }
}
