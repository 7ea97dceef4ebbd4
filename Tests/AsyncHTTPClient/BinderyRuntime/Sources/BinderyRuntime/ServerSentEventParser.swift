import Foundation

/// Reads `text/event-stream` (HTML Living Standard §9.2.5 and §9.2.6).
struct ServerSentEventParser: StreamParser {
    // Searching a text's own bytes is slow.
    private static let data = Array("data".utf8)
    private static let event = Array("event".utf8)
    private static let id = Array("id".utf8)
    private static let retry = Array("retry".utf8)

    private var queue = ByteQueue()
    private var isFirstLine = true
    /// Whether the last line ended in CR, so that an LF right behind it belongs to that end.
    private var endedInCarriageReturn = false
    private var data: [UInt8] = []
    /// Whether there was a line of data, if only an empty one.
    private var hasData = false
    private var name: String?
    private var id = ""
    private var retry: Duration?

    var pendingCount: Int { queue.count + data.count }

    mutating func append(_ chunk: Data) {
        queue.append(chunk)
    }

    mutating func next() -> StreamedText? {
        while let (line, end) = queue.next(upTo: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }) {
            let isSecondHalf = endedInCarriageReturn && line.isEmpty && end == ASCII.lineFeed
            endedInCarriageReturn = end == ASCII.carriageReturn
            if isSecondHalf { continue }
            if let event = read(withoutMark(line)) { return event }
        }
        return nil
    }

    /// An event without an empty line behind it is incomplete.
    mutating func finish() -> StreamedText? { nil }

    private mutating func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        defer { isFirstLine = false }
        return isFirstLine ? line.withoutByteOrderMark : line
    }

    /// Reads a line; an empty one completes the event.
    private mutating func read(_ line: ArraySlice<UInt8>) -> StreamedText? {
        guard let first = line.first else { return dispatch() }
        if first == ASCII.colon { return nil }
        let colon = line.firstIndex(of: ASCII.colon)
        var value = colon.map { line[($0 + 1)...] } ?? []
        if value.first == ASCII.space { value = value.dropFirst() }
        let field = line[..<(colon ?? line.endIndex)]
        if field.elementsEqual(Self.data) {
            // Several lines are joined.
            if hasData { data.append(ASCII.lineFeed) }
            data.append(contentsOf: value)
            hasData = true
        } else if field.elementsEqual(Self.event) {
            name = String(decoding: value, as: UTF8.self)
        } else if field.elementsEqual(Self.id), !value.contains(0) {
            id = String(decoding: value, as: UTF8.self)
        } else if field.elementsEqual(Self.retry) {
            retry = milliseconds(value) ?? retry
        }
        return nil
    }

    private mutating func dispatch() -> StreamedText? {
        defer {
            data.removeAll(keepingCapacity: data.count < 65_536)
            (name, hasData) = (nil, false)
        }
        guard hasData else { return nil }
        let given = name.flatMap { $0.isEmpty ? nil : $0 }
        return StreamedText(text: String(decoding: data, as: UTF8.self), name: given, id: id, retry: retry)
    }

    private func milliseconds(_ value: ArraySlice<UInt8>) -> Duration? {
        guard value.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(String(decoding: value, as: UTF8.self)).map { .milliseconds($0) }
    }
}
