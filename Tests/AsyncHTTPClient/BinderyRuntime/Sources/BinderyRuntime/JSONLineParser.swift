import Foundation

/// Reads JSON Lines, also called NDJSON: a JSON text a line. Empty lines are skipped.
struct JSONLineParser: StreamParser {
    private var queue = ByteQueue()
    private var isFirstLine = true

    var pendingCount: Int { queue.count }

    mutating func append(_ chunk: Data) {
        queue.append(chunk)
    }

    mutating func next() -> StreamedText? {
        // JSON has no line feed of its own but between its tokens, and a carriage return before it is white space.
        while let (line, _) = queue.next(upTo: { $0 == ASCII.lineFeed }) {
            if let event = event(line) { return event }
        }
        return nil
    }

    /// The last line may lack its end.
    mutating func finish() -> StreamedText? {
        event(queue.rest())
    }

    private mutating func event(_ line: ArraySlice<UInt8>) -> StreamedText? {
        defer { isFirstLine = false }
        return (isFirstLine ? line.withoutByteOrderMark : line).trimmedText.map { StreamedText(text: $0) }
    }
}
