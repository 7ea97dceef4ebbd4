import Foundation

/// An event of a stream before its text is decoded.
struct StreamedText: Hashable, Sendable {
    var text: String
    /// The name that the server gives it; nil where it gives none.
    var name: String?
    /// The id of this event, or of the last one before it that had one.
    var id = ""
    /// The last waiting time that the server asked for.
    var retry: Duration?
}

/// Finds the events in the bytes of a stream, wherever the chunks are cut.
protocol StreamParser {
    /// Adds bytes that have arrived.
    mutating func append(_ chunk: Data)
    /// The next event that is complete; nil where more bytes are needed.
    mutating func next() -> StreamedText?
    /// What is left as an event, after the last bytes; nil where nothing is, or it is incomplete by definition.
    mutating func finish() -> StreamedText?
    /// How many bytes wait for the rest of their event.
    var pendingCount: Int { get }
}
