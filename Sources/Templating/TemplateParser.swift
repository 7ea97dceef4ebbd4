import Diagnostics

/// Reads the text of a template.
struct TemplateParser {
    private let bytes: [UInt8]
    private let path: String
    private var position = 0
    /// The line of the last tag, and where it begins: tags come in order, so that no line is counted twice.
    private var line = 1
    private var lineStart = 0
    private var openingDelimiter = Array("{{".utf8)
    private var closingDelimiter = Array("}}".utf8)
    /// The sections that are open, the outermost first, and the parts of the innermost one.
    private var sections: [OpenSection] = []
    private var parts: [Template.Part] = []

    private struct OpenSection {
        var tag: Template.Tag
        var isInverted: Bool
        /// What stands before the section in what it stands in.
        var partsBefore: [Template.Part]
    }

    /// What the first character in a tag says.
    private enum Sigil: UInt8 {
        case section = 0x23  // #
        case invertedSection = 0x5E  // ^
        case end = 0x2F  // /
        case comment = 0x21  // !
        case partial = 0x3E  // >
        case delimiters = 0x3D  // =
        case pragma = 0x25  // %
        case unescaped = 0x26  // &
        case braces = 0x7B  // {
    }

    init(text: String, path: String) {
        bytes = Array(text.utf8)
        self.path = path
    }

    mutating func template() throws(DiagnosticsError) -> Template {
        while let start = find(openingDelimiter, from: position) {
            let textStart = position
            try tag(at: start, after: textStart)
        }
        addText(position..<bytes.count)
        if let open = sections.last {
            throw failure(
                "the section `\(open.tag.name)` is not closed",
                at: open.tag.location,
                hint: "write {{/\(open.tag.name)}}"
            )
        }
        return Template(parts: parts)
    }

    private mutating func tag(at start: Int, after textStart: Int) throws(DiagnosticsError) {
        let location = location(of: start)
        let contentStart = start + openingDelimiter.count
        let sigil = contentStart < bytes.count ? Sigil(rawValue: bytes[contentStart]) : nil
        let closing =
            switch sigil {
            case .braces: Array("}".utf8) + closingDelimiter
            case .delimiters: Array("=".utf8) + closingDelimiter
            default: closingDelimiter
            }
        guard let contentEnd = find(closing, from: contentStart + (sigil == nil ? 0 : 1)) else {
            throw failure("the tag is not closed", at: location, hint: "write \(Self.string(closing)) after its name")
        }
        let content = bytes[(contentStart + (sigil == nil ? 0 : 1))..<contentEnd]
        let end = contentEnd + closing.count
        let writes = sigil == nil || sigil == .braces || sigil == .unescaped
        let line = writes ? nil : standaloneLine(start..<end)
        addText(textStart..<(line?.lowerBound ?? start))
        position = line?.upperBound ?? end
        guard sigil != .comment, sigil != .pragma else { return }
        guard sigil != .delimiters else { return try changeDelimiters(content, at: location) }
        let tag = try Self.tag(content, at: location)
        switch sigil {
        case .section, .invertedSection:
            sections.append(OpenSection(tag: tag, isInverted: sigil == .invertedSection, partsBefore: parts))
            parts = []
        case .end: try closeSection(tag)
        case .partial: parts.append(.partial(tag, indentation: line.map { start - $0.lowerBound } ?? 0))
        default: parts.append(.value(tag))
        }
    }

    private mutating func closeSection(_ tag: Template.Tag) throws(DiagnosticsError) {
        guard let open = sections.popLast() else {
            throw failure("no section `\(tag.name)` is open", at: tag.location)
        }
        guard open.tag.name == tag.name else {
            throw failure(
                "the section `\(open.tag.name)` of line \(open.tag.location.line) is open here",
                at: tag.location,
                hint: "write {{/\(open.tag.name)}} before {{/\(tag.name)}}"
            )
        }
        let section = Template(parts: parts)
        parts = open.partsBefore + [open.isInverted ? .invertedSection(open.tag, section) : .section(open.tag, section)]
    }

    private mutating func changeDelimiters(
        _ content: ArraySlice<UInt8>,
        at location: SourceLocation
    ) throws(DiagnosticsError) {
        let delimiters = content.split(whereSeparator: Self.isBlank)
        guard delimiters.count == 2 else {
            throw failure("two delimiters are expected", at: location, hint: "write {{=<% %>=}}, for example")
        }
        (openingDelimiter, closingDelimiter) = (Array(delimiters[0]), Array(delimiters[1]))
    }

    private static func tag(
        _ content: ArraySlice<UInt8>,
        at location: SourceLocation
    ) throws(DiagnosticsError) -> Template.Tag {
        let words = content.split(whereSeparator: isBlank)
        guard words.count == 1, let word = words.first else {
            throw failure("a tag has one name", at: location)
        }
        let name = string(word)
        guard name.count > 1, name.hasPrefix(".") else {
            return Template.Tag(name: name, isLocal: false, location: location)
        }
        return Template.Tag(name: String(name.dropFirst()), isLocal: true, location: location)
    }

    private mutating func addText(_ range: Range<Int>) {
        if !range.isEmpty { parts.append(.text(Self.string(bytes[range]))) }
    }

    /// The whole line with its end, where nothing but blanks stands beside the tag.
    private func standaloneLine(_ tag: Range<Int>) -> Range<Int>? {
        var start = tag.lowerBound
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
        var end = tag.upperBound
        while end < bytes.count, Self.isBlank(bytes[end]), bytes[end] != 0x0A { end += 1 }
        guard end < bytes.count else { return start..<end }
        return bytes[end] == 0x0A ? start..<(end + 1) : nil
    }

    /// Where the bytes stand next.
    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + pattern.count <= bytes.count {
            if bytes[index] == pattern[0], bytes[index..<(index + pattern.count)].elementsEqual(pattern) {
                return index
            }
            index += 1
        }
        return nil
    }

    private mutating func location(of offset: Int) -> SourceLocation {
        while let end = bytes[lineStart..<offset].firstIndex(of: 0x0A) {
            line += 1
            lineStart = end + 1
        }
        let column = Self.string(bytes[lineStart..<offset]).unicodeScalars.count + 1
        return SourceLocation(file: path, line: line, column: column)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func string(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self)
    }

    private static func failure(_ message: String, at location: SourceLocation, hint: String? = nil) -> DiagnosticsError
    {
        DiagnosticsError([Diagnostic("template-invalid", .error, message, at: location, hint: hint)])
    }

    private func failure(_ message: String, at location: SourceLocation, hint: String? = nil) -> DiagnosticsError {
        Self.failure(message, at: location, hint: hint)
    }
}
