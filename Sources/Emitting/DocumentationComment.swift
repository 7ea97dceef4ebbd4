import IR

/// Markdown of the document as the lines of a documentation comment, without the slashes: each line is empty or begins
/// with a blank.
struct DocumentationComment {
    /// A line of Markdown, in UTF-8.
    private typealias Line = ArraySlice<UInt8>

    private(set) var lines: [String] = []
    /// How many columns a line may have after the three slashes.
    private let width: Int

    /// - Parameter indentation: the column in which the comment begins.
    init(indentation: Int) {
        width = max(40, 120 - indentation - 3)
    }

    /// Adds Markdown as a paragraph of its own.
    mutating func add(_ text: String?) {
        guard let text else { return }
        if fits(text) {
            // As most texts are.
            if !lines.isEmpty { lines.append("") }
            return lines.append(" " + text)
        }
        let added = Self.trimmedLines(of: text)
        guard !added.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        append(added, prefix: " ", continuation: " ")
    }

    /// Whether the text is one line as it is.
    private func fits(_ text: String) -> Bool {
        text.utf8.count < width && Self.isPlainLine(text) && text.utf8.last.map { $0 != Self.blank } ?? false
    }

    /// Whether the text is in the printable part of ASCII, without line breaks.
    private static func isPlainLine(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// Adds the parameters, the result and the errors of a function in the form that Swift's documentation knows.
    mutating func add(
        parameters: [(name: String, text: String)],
        returning result: String? = nil,
        throwing errors: String? = nil
    ) {
        guard !parameters.isEmpty || result != nil || errors != nil else { return }
        if !lines.isEmpty { lines.append("") }
        if parameters.count == 1 {
            addItem(" - Parameter \(parameters[0].name): ", parameters[0].text, continuation: "   ")
        } else if parameters.count > 1 {
            lines.append(" - Parameters:")
            for parameter in parameters {
                addItem("   - \(parameter.name): ", parameter.text, continuation: "     ")
            }
        }
        if let result { addItem(" - Returns: ", result, continuation: "   ") }
        if let errors { addItem(" - Throws: ", errors, continuation: "   ") }
    }

    /// The lines about one of several parameters, for a list in a template.
    static func item(of name: String, _ text: String, indentation: Int) -> [String] {
        var comment = DocumentationComment(indentation: indentation)
        comment.addItem("   - \(name): ", text, continuation: "     ")
        return comment.lines
    }

    private mutating func addItem(_ prefix: String, _ text: String, continuation: String) {
        append(Self.trimmedLines(of: text), prefix: prefix, continuation: continuation)
    }

    private mutating func append(_ added: [Line], prefix: String, continuation: String) {
        var isInFence = false
        for (index, line) in added.enumerated() {
            let start = index == 0 ? prefix : continuation
            let content = line.drop { $0 == Self.blank }
            let isFence = content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8)
            if isFence { isInFence.toggle() }
            if line.isEmpty {
                lines.append("")
            } else if isFence || isInFence || content.first == UInt8(ascii: "|") {
                lines.append(start + String(decoding: line, as: UTF8.self))
            } else {
                wrap(line, start: start, continuation: continuation)
            }
        }
    }

    /// Breaks a line at its blanks where it is too long; the rest of a list item is indented below its text.
    private mutating func wrap(_ line: Line, start: String, continuation: String) {
        let indentation = String(repeating: " ", count: line.prefix { $0 == Self.blank }.count)
        var rest = line.dropFirst(indentation.utf8.count)
        let hanging = continuation + indentation + (Self.isListItem(rest) ? "  " : "")
        var prefix = start + indentation
        while prefix.utf8.count + rest.count > width {
            guard let end = breakPosition(in: rest, limit: width - prefix.utf8.count) else { break }
            lines.append(prefix + String(decoding: Self.trimmed(rest[..<end]), as: UTF8.self))
            rest = rest[end...].drop { $0 == Self.blank }
            prefix = hanging
        }
        lines.append(prefix + String(decoding: rest, as: UTF8.self))
    }

    /// The last blank within the limit after which the text may go on in a new line, else the first one beyond it; `nil`
    /// where the text fits. Blanks in a link's text count only where there is no other.
    private func breakPosition(in text: Line, limit: Int) -> Int? {
        var column = 0
        var position: Int?
        var positionInLink: Int?
        var depth = 0
        for index in text.indices {
            if column > limit, position != nil || positionInLink != nil { return position ?? positionInLink }
            switch text[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth = max(0, depth - 1)
            case Self.blank where index > text.startIndex && mayBegin(text[index...].drop { $0 == Self.blank }):
                if depth == 0 { position = index } else { positionInLink = index }
            default: break
            }
            // The bytes after the first of a character in UTF-8 take no column.
            if text[index] & 0xC0 != 0x80 { column += 1 }
        }
        return column > limit ? position ?? positionInLink : nil
    }

    /// A new line must not begin with what Markdown would take for a list, a heading or a quotation.
    private func mayBegin(_ text: Line) -> Bool {
        guard let first = text.first else { return false }
        return !"-*+#>|=0123456789".utf8.contains(first)
    }

    /// A text up to its first empty line.
    static func firstParagraph(of text: String) -> String {
        if text.utf8.first != blank, isPlainLine(text) { return text }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let first = lines.drop { $0.allSatisfy(\.isWhitespace) }.prefix { !$0.allSatisfy(\.isWhitespace) }
        return first.joined(separator: "\n")
    }

    private static func isListItem(_ text: Line) -> Bool {
        guard let first = text.first, text.dropFirst().first == blank else { return false }
        return "-*+".utf8.contains(first)
    }

    private static let blank = UInt8(ascii: " ")

    /// The lines of a text without trailing blanks, control characters and empty lines around it; several empty lines
    /// between become one.
    private static func trimmedLines(of text: String) -> [Line] {
        var lines: [Line] = []
        for line in Array(printable(text).utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = trimmed(line)
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// The line without blanks and tabs at its end.
    private static func trimmed(_ line: Line) -> Line {
        var line = line
        while let last = line.last, last == blank || last == UInt8(ascii: "\t") { line.removeLast() }
        return line
    }

    /// The text with `\n` for every line break, and without control characters.
    private static func printable(_ text: String) -> String {
        // Everything beyond the printable part of ASCII may hold a character that needs a closer look.
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == UInt8(ascii: "\n") }
        if isPlain { return text }
        var result = ""
        for character in text {
            if character.isNewline {
                result += "\n"
            } else {
                result.unicodeScalars += character.unicodeScalars.filter { scalar in
                    scalar == "\t" || scalar.properties.generalCategory != .control
                }
            }
        }
        return result
    }
}
