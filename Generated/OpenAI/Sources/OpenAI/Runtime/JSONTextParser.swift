import Foundation

/// Reads JSON texts that come one after the other: JSON Lines, also called NDJSON, with a text a line, or JSON text sequences
/// (RFC 7464), where each text has a record separator before it, and a line feed behind it.
struct JSONTextParser: StreamParser {
    /// Whether the texts are separated by record separators, and may have line feeds inside.
    let isSequence: Bool
    private var queue = ByteQueue()
    private var text: [UInt8] = []
    private var isFirst = true
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    init(isSequence: Bool) {
        self.isSequence = isSequence
    }

    var pendingCount: Int { queue.count + text.count }

    mutating func append(_ chunk: Data) {
        queue.append(chunk)
    }

    mutating func next() -> StreamedText? {
        while let (piece, end) = queue.next(upTo: {
            $0 == ASCII.lineFeed || isSequence && $0 == ASCII.recordSeparator
        }) {
            add(piece)
            // A text of a sequence need not wait for the next separator to be complete.
            if !isSequence || end == ASCII.recordSeparator || (depth <= 0 && !isInString) {
                if let event = take() { return event }
            } else {
                text.append(end)
            }
        }
        return nil
    }

    /// The last line may lack its end. What was cut off is an event, too: that it does not decode says so.
    mutating func finish() -> StreamedText? {
        add(queue.rest())
        return take()
    }

    /// The text so far; nil where it is blank.
    private mutating func take() -> StreamedText? {
        defer { (text, isFirst, depth, isInString, isEscaped) = ([], false, 0, false, false) }
        return (isFirst ? text[...].withoutByteOrderMark : text[...]).trimmedText.map { StreamedText(text: $0) }
    }

    private mutating func add(_ piece: ArraySlice<UInt8>) {
        text.append(contentsOf: piece)
        guard isSequence else { return }
        for byte in piece {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                isEscaped = byte == ASCII.backslash
                isInString = byte != ASCII.quote
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
