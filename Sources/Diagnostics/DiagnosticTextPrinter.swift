/// Writes diagnostics as compilers do, each with the line of the source and a marker below it:
///
///     Specs/openapi.yaml:1868:11: warning: branches 1 and 3 of this oneOf accept the same values [union-ambiguous]
///      1868 |           oneOf:
///           |           ^~~~~
///       hint: add a discriminator, or pin an order under `types:`
package struct DiagnosticTextPrinter {
    /// Returns the contents of the file at a path as locations name it; `nil` where it cannot be read.
    package typealias SourceProvider = (_ path: String) -> [UInt8]?

    /// How many scalars of a line are shown.
    private static let lineLimit = 120

    private let usesColor: Bool
    private let source: SourceProvider
    private var files: [String: SourceLines] = [:]

    package init(usesColor: Bool = false, source: @escaping SourceProvider) {
        self.usesColor = usesColor
        self.source = source
    }

    /// The text of the diagnostics, one below the other, ending in a line break unless there are none.
    package mutating func text(for diagnostics: [Diagnostic]) -> String {
        var lines: [String] = []
        for (index, diagnostic) in diagnostics.enumerated() {
            // What goes for several in a row is said below the last of them.
            let next = index + 1 < diagnostics.count ? diagnostics[index + 1] : nil
            append(diagnostic, to: &lines, isHinted: next?.id != diagnostic.id || next?.hint != diagnostic.hint)
        }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private mutating func append(_ diagnostic: Diagnostic, to lines: inout [String], isHinted: Bool) {
        let severity = style(diagnostic.severity.rawValue + ":", color(of: diagnostic.severity))
        let message = style(Self.printable(diagnostic.message), .bold)
        lines.append("\(prefix(diagnostic.location))\(severity) \(message) [\(diagnostic.id)]")
        appendSource(diagnostic.location, to: &lines)
        if isHinted, let hint = diagnostic.hint { lines.append("  \(style("hint:", .cyan)) \(Self.printable(hint))") }
        for related in diagnostic.related {
            lines.append("\(prefix(related.location))\(style("note:", .cyan)) \(Self.printable(related.message))")
            appendSource(related.location, to: &lines)
        }
    }

    private func prefix(_ location: SourceLocation?) -> String {
        location.map { style("\($0):", .bold) + " " } ?? ""
    }

    private mutating func appendSource(_ location: SourceLocation?, to lines: inout [String]) {
        guard let location, let file = lineIndex(of: location.file),
            let excerpt = file.excerpt(line: location.line, column: location.column, limit: Self.lineLimit)
        else { return }
        let number = " \(location.line) "
        let gutter = String(repeating: " ", count: number.count)
        let rendering = SourceRendering(excerpt)
        lines.append("\(number)| \(rendering.text)")
        lines.append("\(gutter)| \(rendering.indentation)\(style(rendering.marker, .green))")
    }

    private mutating func lineIndex(of path: String) -> SourceLines? {
        if let file = files[path] { return file }
        let file = source(path).map { SourceLines($0) }
        files[path] = file
        return file
    }

    /// Text without control characters, which a terminal would obey.
    private static func printable(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        let scalars = text.unicodeScalars.map { scalar in
            scalar == "\n" ? "\u{23CE}" : SourceRendering.isControl(scalar) ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

// MARK: - Colours

extension DiagnosticTextPrinter {
    /// Codes of "select graphic rendition" (ECMA-48 §8.3.117).
    private enum Style: Int {
        case bold = 1
        case red = 31
        case green = 32
        case yellow = 33
        case cyan = 36
    }

    private func color(of severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .note: .cyan
        case .warning: .yellow
        case .error: .red
        }
    }

    private func style(_ text: String, _ style: Style) -> String {
        usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
