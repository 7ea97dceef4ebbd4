/// Breaks the lines of generated Swift that are too long because of what the document calls things, as `swift format` would:
/// templates need not count columns where names are of a usual length.
struct LineWrapper {
    private typealias Line = ArraySlice<UInt8>

    private static let limit = 120
    private static let step = 4

    private var output: [UInt8] = []
    /// Whether the line is one of a literal of several lines.
    private var isInLiteral = false

    /// The text with no line that could be shorter, but for comments and literals of several lines.
    static func wrap(_ text: String) -> String {
        var text = text
        guard text.withUTF8(isAnyLong) else { return text }
        let bytes = Array(text.utf8)
        var wrapper = LineWrapper()
        wrapper.output.reserveCapacity(bytes.count + bytes.count / 16)
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            let content = line.drop { $0 == UInt8(ascii: " ") }
            wrapper.add(content, indentation: line.count - content.count)
        }
        return String(decoding: wrapper.output, as: UTF8.self)
    }

    private static func isAnyLong(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if end - start > limit { return true }
            start = end + 1
        }
        return false
    }

    private mutating func add(_ content: Line, indentation: Int) {
        let isComment = content.begins("//")
        if !isComment, content.indices.contains(where: { content[$0...].begins("\"\"\"") }) { isInLiteral.toggle() }
        guard !isComment, !isInLiteral, Self.width(content) + indentation > Self.limit,
            let pieces = pieces(of: content, indentation)
        else {
            if !content.isEmpty { output += [UInt8](repeating: UInt8(ascii: " "), count: indentation) }
            output += content
            output.append(UInt8(ascii: "\n"))
            return
        }
        for piece in pieces { add(piece.content, indentation: indentation + piece.indentation) }
    }

    private typealias Piece = (content: Line, indentation: Int)

    /// The lines in place of one; nil where there is no place to break it.
    private func pieces(of line: Line, _ indentation: Int) -> [Piece]? {
        let marks = Marks(line)
        if line.begins("case ") || line.begins("default:") {
            if let colon = marks.colons.first, colon + 2 < line.endIndex {
                return [(line[...colon], 0), (line[(colon + 2)...], Self.step)]
            }
            if line.last == UInt8(ascii: ":") {
                return marks.commas.isEmpty ? nil : filled(line, at: marks.commas, indentation)
            }
        }
        if let brace = marks.braces.first, line.last == UInt8(ascii: "}") {
            let isOpenedBelow = indentation + Self.width(line[...(brace + 1)]) > Self.limit
            let head: [Piece] =
                isOpenedBelow
                ? [(line[..<brace], 0), (line[(brace + 1)...(brace + 1)], 0)] : [(line[...(brace + 1)], 0)]
            return head + [(line[(brace + 3)...].dropLast(2), Self.step), (line.suffix(1), 0)]
        }
        if line.last == UInt8(ascii: "{") {
            let head =
                Self.declaresType(line)
                ? conformances(of: line, marks, indentation) : result(of: line, marks, indentation)
            return head.map { $0 + [(line.suffix(1), 0)] }
        }
        if let group = marks.lastGroup, let lines = arguments(of: line, in: group, indentation) { return lines }
        if let equals = marks.equals.first {
            if indentation + Self.width(line[...(equals + 1)]) <= Self.limit || marks.colons.isEmpty {
                return [(line[...(equals + 1)], 0), (line[(equals + 3)...], Self.step)]
            }
        }
        guard let colon = marks.colons.first else { return nil }
        return [(line[...colon], 0), (line[(colon + 2)...], Self.step)]
    }

    /// The head of a type, whose brace stands on a line of its own.
    private func conformances(of line: Line, _ marks: Marks, _ indentation: Int) -> [Piece]? {
        let head = line.dropLast(2)
        guard let colon = marks.colons.first else { return nil }
        let first = marks.commas.first.map { line[...$0] } ?? head
        guard indentation + Self.width(first) > Self.limit else { return filled(head, at: marks.commas, indentation) }
        return [(line[...colon], 0), (head[(colon + 2)...], Self.step)]
    }

    /// The head of a function without parameters, whose brace stands on a line of its own.
    private func result(of line: Line, _ marks: Marks, _ indentation: Int) -> [Piece]? {
        let head = line.dropLast(2)
        guard let arrow = marks.arrow, let end = marks.lastGroup?.end, end < arrow else { return nil }
        let start = indentation + Self.width(line[..<arrow]) - 1 <= Self.limit ? arrow : end + 2
        return [(line[..<(start - 1)], 0), (head[start...], Self.step)]
    }

    /// As many items in each line as there is room for.
    private func filled(_ line: Line, at commas: [Int], _ indentation: Int) -> [Piece] {
        var pieces: [Piece] = []
        var start = line.startIndex
        var end: Int?
        for comma in commas.filter({ $0 < line.endIndex }) + [line.endIndex - 1] {
            let indented = indentation + (pieces.isEmpty ? 0 : Self.step)
            if let end, indented + Self.width(line[start...comma]) > Self.limit {
                pieces.append((line[start...end], pieces.isEmpty ? 0 : Self.step))
                start = end + 2
            }
            end = comma
        }
        pieces.append((line[start...], pieces.isEmpty ? 0 : Self.step))
        return pieces
    }

    /// What stands in parentheses at the end of the line, an argument a line.
    private func arguments(of line: Line, in group: Marks.Group, _ indentation: Int) -> [Piece]? {
        guard group.end + 2 >= line.endIndex, group.start + 1 < group.end,
            indentation + Self.width(line[...group.start]) <= Self.limit
        else { return nil }
        var pieces: [Piece] = [(line[...group.start], 0)]
        var start = group.start + 1
        for comma in group.commas {
            pieces.append((line[start...comma], Self.step))
            start = comma + 2
        }
        pieces.append((line[start..<group.end], Self.step))
        return pieces + [(line[group.end...], 0)]
    }

    private static func declaresType(_ line: Line) -> Bool {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 4)
        return words.prefix(4).contains { $0.elementsEqual("struct".utf8) || $0.elementsEqual("enum".utf8) }
    }

    private static func width(_ line: Line) -> Int {
        // The bytes after the first of a character in UTF-8 take no column.
        line.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}

/// Where a line of Swift can be broken: outside of literals, and but for the commas of a group, outside of all brackets.
private struct Marks {
    struct Group {
        var start: Int
        var end: Int
        var commas: [Int]
    }

    /// Of `: `.
    var colons: [Int] = []
    /// Of `, `.
    var commas: [Int] = []
    /// The `->` of a function.
    var arrow: Int?
    /// The blanks before `= `.
    var equals: [Int] = []
    /// The blanks before `{ `.
    var braces: [Int] = []
    /// The last pair of parentheses.
    var lastGroup: Group?

    init(_ line: ArraySlice<UInt8>) {
        var depth = 0
        var isInLiteral = false
        var isEscaped = false
        var open: Group?
        for index in line.indices {
            let byte = line[index]
            if byte == UInt8(ascii: "\""), !isEscaped { isInLiteral.toggle() }
            isEscaped = isInLiteral && !isEscaped && byte == UInt8(ascii: "\\")
            guard !isInLiteral else { continue }
            let isBeforeBlank = index + 1 < line.endIndex && line[index + 1] == UInt8(ascii: " ")
            let isAfterBlank = index > line.startIndex && line[index - 1] == UInt8(ascii: " ")
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if depth == 0, byte == UInt8(ascii: "(") { open = Group(start: index, end: index, commas: []) }
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                guard depth == 0, var group = open, byte == UInt8(ascii: ")") else { continue }
                group.end = index
                lastGroup = group
                open = nil
            case UInt8(ascii: ",") where isBeforeBlank:
                if depth == 0 { commas.append(index) }
                if depth == 1 { open?.commas.append(index) }
            case UInt8(ascii: ":") where depth == 0 && isBeforeBlank: colons.append(index)
            case UInt8(ascii: "=") where depth == 0 && isBeforeBlank && isAfterBlank: equals.append(index - 1)
            case UInt8(ascii: "-") where depth == 0 && isAfterBlank && line[index...].begins("-> "): arrow = index
            case UInt8(ascii: "{") where depth == 0 && isBeforeBlank && isAfterBlank: braces.append(index - 1)
            default: break
            }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func begins(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { starts(with: $0) }
    }
}
