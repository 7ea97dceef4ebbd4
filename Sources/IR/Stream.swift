extension Operation {
    /// What an operation answers with that streams.
    package struct Stream: Hashable, Sendable {
        package enum Format: String, Hashable, Sendable, CaseIterable {
            /// `text/event-stream`.
            case serverSentEvents
            /// A JSON text a line.
            case jsonLines
            /// JSON text sequences (RFC 7464).
            case jsonSequence
        }

        /// The text that ends a stream without being an event.
        package enum Sentinel: Hashable, Sendable {
            /// `[DONE]`, which no JSON is.
            case usual
            case text(String)
            /// Only the server's end counts.
            case none
        }

        /// The type of an event.
        package var event: TypeReference
        package var format: Format
        /// The media type that the document has; `nil` where only the configuration speaks of a stream.
        package var mediaType: String?
        package var sentinel = Sentinel.usual
        /// The method's name, where the configuration gives one.
        package var name: String?
        /// Whether the type describes a server-sent event with its name and id, and what it holds as `data`.
        package var describesWholeEvents = false
        /// Whether the type describes errors, which are events like others.
        package var describesErrors = false
        /// Whether the operation answers with a stream and with nothing else.
        package var isOnlyAnswer = false
        /// Whether a property of the body says that the answer is to be a stream.
        package var isSetInBody = false

        package init(event: TypeReference, format: Format, mediaType: String?) {
            self.event = event
            self.format = format
            self.mediaType = mediaType
        }
    }
}
