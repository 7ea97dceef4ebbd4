/// An event of a stream with what the stream says about it.
public struct ServerSentEvent<Value: Sendable>: Sendable {
    /// What the event holds.
    public let value: Value
    /// The event's name: `message` where the server gives it none.
    public let name: String
    /// The id of this event, or of the last one before it that had one; empty where none had. A request with this id in
    /// the header `Last-Event-ID` asks for what comes after it, where the server knows how.
    public let id: String
    /// How long the server last asked to wait before the next request; nil where it did not.
    public let retry: Duration?
}

extension ServerSentEvent: Equatable where Value: Equatable {}

extension ServerSentEvent: Hashable where Value: Hashable {}
