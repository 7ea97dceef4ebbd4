/// A line of a source as a terminal shows it, and the marker below it.
struct SourceRendering {
    var text = ""
    /// As wide as what stands before the marked word.
    var indentation = ""
    /// `^~~~`, as wide as the marked word.
    private(set) var marker = "^"

    private static let tab = "    "

    init(_ excerpt: SourceLines.Excerpt) {
        var before = excerpt.isCutBefore ? 1 : 0
        var marked = 0
        let word = Self.word(in: excerpt.scalars, at: excerpt.column)
        var shown = String.UnicodeScalarView(excerpt.isCutBefore ? ["\u{2026}"] : [])
        for (index, scalar) in excerpt.scalars.enumerated() {
            let width = scalar == "\t" ? Self.tab.count : Self.width(of: scalar)
            if index < excerpt.column { before += width } else if word.contains(index) { marked += width }
            if scalar == "\t" {
                shown.append(contentsOf: Self.tab.unicodeScalars)
            } else {
                shown.append(Self.isControl(scalar) ? "\u{FFFD}" : scalar)
            }
        }
        if excerpt.isCutAfter { shown.append("\u{2026}") }
        text = String(shown)
        indentation = String(repeating: " ", count: before)
        marker += String(repeating: "~", count: max(0, marked - 1))
    }

    /// The indices of the word that begins at the column: a quoted scalar with its quotes, else up to white space or a
    /// character that ends a plain scalar or a key.
    private static func word(in scalars: [Unicode.Scalar], at column: Int) -> Range<Int> {
        guard scalars.indices.contains(column) else { return column..<column }
        let first = scalars[column]
        var end = column + 1
        if first == "\"" || first == "'" {
            while end < scalars.count, scalars[end] != first {
                end += first == "\"" && scalars[end] == "\\" ? 2 : 1
            }
            return column..<min(end + 1, scalars.count)
        }
        guard !"[]{},:|> \t".unicodeScalars.contains(first) else { return column..<end }
        while end < scalars.count, !endsWord(scalars, at: end) { end += 1 }
        return column..<end
    }

    private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        switch scalars[index] {
        case " ", "\t", ",", "]", "}", "\"": true
        case ":": index + 1 == scalars.count || scalars[index + 1] == " "
        default: false
        }
    }

    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    /// The columns of a terminal that the scalar takes: 2 for the wide characters of East Asia and emoji (Unicode
    /// Standard Annex 11), none for combining marks and joiners.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x300 else { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return isControl(scalar) ? 1 : 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            return 2
        default:
            return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }
}
