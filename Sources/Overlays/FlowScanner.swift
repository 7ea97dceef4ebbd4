/// Finds where the parts of JSON and of YAML's flow collections begin and end in the source (YAML 1.2.2 §7.4). The source
/// was read already, so that only what is valid has to be understood.
struct FlowScanner {
    /// An element, or a member with its key.
    struct Item {
        var start: Int
        /// Where a member's value begins; `nil` for elements, and for keys without a value.
        var value: Int?
        var end: Int
    }

    let bytes: [UInt8]

    /// The items of the collection whose bracket stands at the offset, and where the other bracket stands; `nil` where
    /// the text cannot be followed.
    func items(at open: Int) -> (items: [Item], close: Int)? {
        var items: [Item] = []
        var index = open + 1
        while true {
            index = skipSpace(index)
            guard index < bytes.count else { return nil }
            if isClosing(index) { return (items, index) }
            guard let item = item(at: index) else { return nil }
            items.append(item)
            index = skipSpace(item.end)
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: ",") { index += 1 } else if !isClosing(index) { return nil }
        }
    }

    private func item(at start: Int) -> Item? {
        guard let end = end(of: start) else { return nil }
        let colon = skipSpace(end)
        guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
            return end > start ? Item(start: start, value: nil, end: end) : nil
        }
        let value = skipSpace(colon + 1)
        guard value < bytes.count, bytes[value] != UInt8(ascii: ","), !isClosing(value) else {
            return Item(start: start, value: nil, end: colon + 1)
        }
        return self.end(of: value).map { Item(start: start, value: value, end: $0) }
    }

    /// The offset behind the value that begins at the offset.
    func end(of start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return endOfQuotes(start)
        case UInt8(ascii: "{"), UInt8(ascii: "["): return items(at: start).map { $0.close + 1 }
        case UInt8(ascii: "&"), UInt8(ascii: "!"):
            let end = endOfProperty(start)
            let next = skipSpace(end)
            guard next < bytes.count, next > end, bytes[next] != UInt8(ascii: ","), !isClosing(next) else { return end }
            return self.end(of: next)
        default: return endOfPlain(start)
        }
    }

    /// The offset behind the closing quote.
    func endOfQuotes(_ start: Int) -> Int? {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.count {
            if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] != quote {
                index += 1
            } else if quote == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == quote {
                index += 2
            } else {
                return index + 1
            }
        }
        return nil
    }

    /// The offset behind an anchor or a tag.
    private func endOfProperty(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ","), !isClosing(index) {
            index += 1
        }
        return index
    }

    /// The value itself, behind its anchor and its tag.
    func skipProperties(_ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "!") {
            index = skipSpace(endOfProperty(index))
        }
        return index
    }

    private func endOfPlain(_ start: Int) -> Int {
        var (index, end) = (start, start)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ",") || isClosing(index) || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                break
            }
            if byte == UInt8(ascii: ":"), endsKey(index) { break }
            if byte == UInt8(ascii: "#"), index > start, Self.isSpace(bytes[index - 1]) { break }
            index += 1
            if !Self.isSpace(byte) { end = index }
        }
        return end
    }

    private func endsKey(_ colon: Int) -> Bool {
        let next = colon + 1
        return next >= bytes.count || Self.isSpace(bytes[next]) || bytes[next] == UInt8(ascii: ",") || isClosing(next)
    }

    private func isClosing(_ index: Int) -> Bool {
        bytes[index] == UInt8(ascii: "}") || bytes[index] == UInt8(ascii: "]")
    }

    /// The next offset that is neither white space nor a comment.
    func skipSpace(_ start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if Self.isSpace(bytes[index]) {
                index += 1
            } else if bytes[index] == UInt8(ascii: "#"), index == 0 || Self.isSpace(bytes[index - 1]) {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else {
                break
            }
        }
        return index
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
