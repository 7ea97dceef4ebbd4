import Foundation

/// Reads JSON text sequences (RFC 7464): each text has a record separator before it, and a line feed behind it.
struct JSONSequenceParser: StreamParser {
    private var queue = ByteQueue()
    private var text: [UInt8] = []
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    var pendingCount: Int { queue.count + text.count }

    mutating func append(_ chunk: Data) {
        queue.append(chunk)
    }

    mutating func next() -> StreamedText? {
        while let (piece, end) = queue.next(upTo: { $0 == ASCII.lineFeed || $0 == ASCII.recordSeparator }) {
            add(piece)
            // A text may have line feeds inside, and need not wait for the next separator to be complete.
            let isComplete = end == ASCII.recordSeparator || (depth <= 0 && !isInString)
            if isComplete {
                if let event = take() { return event }
            } else {
                text.append(end)
            }
        }
        return nil
    }

    /// What was cut off is an event, too: that it does not decode says so.
    mutating func finish() -> StreamedText? {
        add(queue.rest())
        return take()
    }

    private mutating func take() -> StreamedText? {
        defer { (text, depth, isInString, isEscaped) = ([], 0, false, false) }
        return text[...].trimmedText.map { StreamedText(text: $0) }
    }

    private mutating func add(_ piece: ArraySlice<UInt8>) {
        text.append(contentsOf: piece)
        for byte in piece {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == ASCII.backslash {
                    isEscaped = true
                } else if byte == ASCII.quote {
                    isInString = false
                }
            } else {
                switch byte {
                case ASCII.quote: isInString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
        }
    }
}
