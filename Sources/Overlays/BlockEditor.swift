import YAML

/// Finds the edits of a source in YAML's block style that make the changed tree of the original one.
struct BlockEditor {
    struct Edit {
        var range: Range<Int>
        var text: String
    }

    /// A member or an element with its lines.
    struct Entry {
        var index: Int
        /// Of the key, or of the dash.
        var start: Int
        /// Where the next entry's line begins, or what follows the collection.
        var end: Int
    }

    let layout: SourceLayout
    let writer: NodeWriter
    let scanner: FlowScanner
    /// Nil where no alias is in the way.
    let anchors: ChangedAnchors?
    private(set) var edits: [Edit] = []

    init(layout: SourceLayout, writer: NodeWriter, anchors: ChangedAnchors?) {
        self.layout = layout
        self.writer = writer
        self.anchors = anchors
        scanner = FlowScanner(bytes: layout.bytes)
    }

    private var bytes: [UInt8] { layout.bytes }

    /// Notes what has to be edited in the node that begins at an offset and ends before a limit.
    ///
    /// - Returns: Whether that is possible; else its whole text has to be replaced.
    mutating func edit(_ old: Node, to new: Node, start: Int, limit: Int) -> Bool {
        let start = scanner.skipProperties(start)
        guard start < limit else { return false }
        if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
            guard new.scalar == nil, let end = scanner.end(of: start), end <= limit else { return false }
            let editor = FlowEditor(scanner: scanner, writer: writer, anchors: anchors, isJSON: false, unit: nil)
            replace(start..<end, with: editor.text(of: new, from: old, at: start))
            return true
        }
        let count = edits.count
        let isDone =
            switch (old.content, new.content) {
            case (.mapping(let old), .mapping(let new)): editMembers(old, new, start: start, limit: limit)
            case (.sequence(let old), .sequence(let new)): editElements(old, new, start: start, limit: limit)
            case (.scalar(let old), .scalar(let new)): editScalar(old, new, start: start, limit: limit)
            default: false
            }
        if !isDone { edits.removeLast(edits.count - count) }
        return isDone
    }

    /// Whether the text behind an offset, of a colon or a dash, gives the new value as it is.
    func isSettled(_ old: Node, _ new: Node, behind offset: Int) -> Bool {
        let start = scanner.skipSpace(offset + 1)
        return anchors.keepText(of: old, for: new, isAlias: start < bytes.count && bytes[start] == UInt8(ascii: "*"))
    }

    /// The anchor of a value that is written anew behind an offset, which aliases may use; with a blank in front.
    func anchorText(behind offset: Int) -> String {
        let start = scanner.skipSpace(offset + 1)
        guard anchors != nil, start < bytes.count, bytes[start] == UInt8(ascii: "&") else { return "" }
        return " " + String(decoding: bytes[start...].prefix { !FlowScanner.isSpace($0) && $0 != 0x0A }, as: UTF8.self)
    }

    /// Writes the value in the place of an alias behind an offset, where a comment follows that is to stay.
    ///
    /// - Returns: Whether it did.
    mutating func replaceAlias(behind offset: Int, with value: Node) -> Bool {
        let start = scanner.skipSpace(offset + 1)
        guard start < bytes.count, bytes[start] == UInt8(ascii: "*") else { return false }
        let line = bytes[start..<layout.lineEnd(start)]
        let end = line.firstIndex(where: FlowScanner.isSpace) ?? line.endIndex
        guard line[end...].first(where: { !FlowScanner.isSpace($0) }) == UInt8(ascii: "#") else { return false }
        replace(start..<end, with: writer.flow(value))
        return true
    }

    mutating func replace(_ range: Range<Int>, with text: String) {
        edits.append(Edit(range: range, text: text))
    }

    /// The source with all edits.
    func text() -> String {
        var result = ""
        var position = 0
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in ordered {
            result += String(decoding: bytes[position..<max(position, edit.range.lowerBound)], as: UTF8.self)
            // A line that nothing ends cannot be followed by another one.
            if edit.text.hasSuffix("\n"), edit.range.isEmpty, !result.isEmpty, !result.hasSuffix("\n") {
                result += "\n"
            }
            result += edit.text
            position = max(position, edit.range.upperBound)
        }
        return result + String(decoding: bytes[position...], as: UTF8.self)
    }
}

// MARK: - Scalars

extension BlockEditor {
    /// Replaces a scalar of one line, so that a comment behind it stays.
    private mutating func editScalar(_ old: Scalar, _ new: Scalar, start: Int, limit: Int) -> Bool {
        guard let text = writer.inline(new) else { return false }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = scanner.endOfQuotes(start) else { return false }
            replace(start..<end, with: Self.quoted(new, like: quote) ?? text)
            return true
        }
        guard !"|>*".utf8.contains(quote), !old.text.isEmpty else { return false }
        let isOneLine =
            layout.contentEnd(from: start, limit: limit, column: layout.column(start)) <= layout.lineEnd(start) + 1
        guard isOneLine else { return false }
        var end = start
        for index in start..<min(layout.lineEnd(start), limit) {
            let isBlank = FlowScanner.isSpace(bytes[index])
            if bytes[index] == UInt8(ascii: "#"), index > start, FlowScanner.isSpace(bytes[index - 1]) { break }
            if !isBlank { end = index + 1 }
        }
        replace(start..<end, with: text)
        return true
    }

    /// The text in the quotes that stood there; `nil` where it is no text, or cannot stand in such quotes.
    private static func quoted(_ scalar: Scalar, like quote: UInt8) -> String? {
        guard scalar.kind == .string else { return nil }
        if quote == UInt8(ascii: "\"") { return NodeWriter.quoted(scalar.text) }
        let isSimple = scalar.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F && $0 != "'" }
        return isSimple ? "'\(scalar.text)'" : nil
    }
}
