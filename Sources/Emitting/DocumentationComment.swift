import IR

/// Markdown of the document as the lines of a documentation comment, without the slashes: each line is empty or begins
/// with a blank.
struct DocumentationComment {
    private(set) var lines: [String] = []
    /// How many columns a line may have after the three slashes.
    private let width: Int

    /// - Parameter indentation: the column in which the comment begins.
    init(indentation: Int) {
        width = max(40, 120 - indentation - 3)
    }

    /// Adds Markdown as a paragraph of its own.
    mutating func add(_ text: String?) {
        let added = Self.trimmedLines(of: text ?? "")
        guard !added.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        append(added, prefix: " ", continuation: " ")
    }

    /// Adds a list of parameters in the form that Swift's documentation knows.
    mutating func addParameters(_ parameters: [(name: String, text: String)]) {
        guard !parameters.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        if parameters.count == 1 {
            addItem(" - Parameter \(parameters[0].name): ", parameters[0].text, continuation: "   ")
            return
        }
        lines.append(" - Parameters:")
        for parameter in parameters {
            addItem("   - \(parameter.name): ", parameter.text, continuation: "     ")
        }
    }

    private mutating func addItem(_ prefix: String, _ text: String, continuation: String) {
        append(Self.trimmedLines(of: text), prefix: prefix, continuation: continuation)
    }

    private mutating func append(_ added: [String], prefix: String, continuation: String) {
        var isInFence = false
        for (index, line) in added.enumerated() {
            let start = index == 0 ? prefix : continuation
            let content = line.drop { $0 == " " }
            let isFence = content.hasPrefix("```") || content.hasPrefix("~~~")
            if isFence { isInFence.toggle() }
            if line.isEmpty {
                lines.append("")
            } else if isFence || isInFence || content.hasPrefix("|") {
                lines.append(start + line)
            } else {
                wrap(line, start: start, continuation: continuation)
            }
        }
    }

    /// Breaks a line at its blanks where it is too long; the rest of a list item is indented below its text.
    private mutating func wrap(_ line: String, start: String, continuation: String) {
        let indentation = line.prefix { $0 == " " }
        var rest = line.dropFirst(indentation.count)
        let hanging = continuation + indentation + (Self.isListItem(rest) ? "  " : "")
        var prefix = start + indentation
        while prefix.utf8.count + rest.utf8.count > width, let end = breakPosition(in: rest, limit: width - prefix.utf8.count) {
            lines.append(prefix + rest[..<end])
            rest = rest[end...].drop { $0 == " " }
            prefix = hanging
        }
        lines.append(prefix + rest)
    }

    /// The last blank within the limit after which the text may go on in a new line, else the first one beyond it.
    /// Blanks in a link's text count only where there is no other.
    private func breakPosition(in text: Substring, limit: Int) -> Substring.Index? {
        var column = 0
        var position: Substring.Index?
        var positionInLink: Substring.Index?
        var depth = 0
        for index in text.indices {
            if column > limit, position != nil || positionInLink != nil { break }
            switch text[index] {
            case "[": depth += 1
            case "]": depth = max(0, depth - 1)
            case " " where index > text.startIndex && mayBegin(text[index...].drop { $0 == " " }):
                if depth == 0 { position = index } else { positionInLink = index }
            default: break
            }
            column += 1
        }
        return position ?? positionInLink
    }

    /// A new line must not begin with what Markdown would take for a list, a heading or a quotation.
    private func mayBegin(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        return !["-", "*", "+", "#", ">", "|", "="].contains(first) && !first.isNumber
    }

    /// A text up to its first empty line.
    static func firstParagraph(of text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let first = lines.drop { $0.allSatisfy(\.isWhitespace) }.prefix { !$0.allSatisfy(\.isWhitespace) }
        return first.joined(separator: "\n")
    }

    private static func isListItem(_ text: Substring) -> Bool {
        text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ")
    }

    /// The lines of a text without trailing blanks, control characters and empty lines around it; several empty lines
    /// between become one.
    private static func trimmedLines(of text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            var clean = String(String.UnicodeScalarView(line.unicodeScalars.filter(isPrintable)))
            while clean.last == " " { clean.removeLast() }
            if clean.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(clean)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\t" || scalar.properties.generalCategory != .control
    }
}
