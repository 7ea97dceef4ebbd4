import HTTPTypes

/// The events that an operation answers with, read while they arrive.
///
/// ```swift
/// for try await event in client.… {
///     print(event)
/// }
/// ```
///
/// The request is sent when the first event is asked for, each time the sequence is read anew. Leaving the loop closes the
/// connection, as cancelling the task does. Whatever fails is thrown as a `ClientError`, and ends the stream: a
/// status, a connection that breaks, an event that does not decode, and an error that the server reports in place of an
/// event (`ClientError.Kind.errorEvent`). Nothing is asked for twice, so that nothing is missed or done twice unnoticed:
/// `serverSentEvents` tells the id from which one can go on.
public struct EventStream<Element: Sendable>: AsyncSequence, Sendable {
    let source: EventSource
    let read: @Sendable (StreamedText) throws -> Element

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(reader: EventReader(source), read: read)
    }

    /// The same events, each with its name, its id and the waiting time that the server asks for.
    public var serverSentEvents: EventStream<ServerSentEvent<Element>> {
        let read = read
        return EventStream<ServerSentEvent<Element>>(source: source) { event in
            ServerSentEvent(
                value: try read(event),
                name: event.name ?? "message",
                id: event.id,
                retry: event.retry
            )
        }
    }

    /// Sends the request at once, and returns the head of the response with the events, which can be read once.
    ///
    /// - Throws: `ClientError`.
    public func open() async throws -> (response: HTTPResponse, events: EventStream) {
        let response = try await source.open()
        return (response.response, EventStream(source: source.opened(response), read: read))
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let reader: EventReader
        let read: @Sendable (StreamedText) throws -> Element

        /// The next event; nil at the end of the stream.
        ///
        /// - Throws: `ClientError`.
        public mutating func next() async throws -> Element? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation: isolated (any Actor)?) async throws -> Element? {
            guard let event = try await reader.next(isolation: isolation) else { return nil }
            return try reader.read(event, read)
        }
    }
}
