/// How scalars are spelt in YAML and JSON.
enum ScalarText {
    /// The scalar for block collections, or, inside of brackets, for flow collections.
    static func yaml(_ scalar: Scalar, inFlow: Bool) -> String {
        switch scalar.kind {
        case .null: "null"
        case .bool, .integer, .float: scalar.text
        case .string: isPlain(scalar.text, inFlow: inFlow) ? scalar.text : quoted(scalar.text)
        }
    }

    static func json(_ scalar: Scalar) -> String {
        switch scalar.kind {
        case .null: "null"
        case .bool: scalar.text.lowercased()
        case .integer, .float: number(scalar.text) ?? quoted(scalar.text)
        case .string: quoted(scalar.text)
        }
    }

    /// A number of YAML as JSON has it, spelt alike where JSON allows it; `nil` for infinities and what is no number.
    private static func number(_ text: String) -> String? {
        if isJSONNumber(text) { return text }
        if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16).map(String.init) }
        if text.hasPrefix("0o") { return UInt64(text.dropFirst(2), radix: 8).map(String.init) }
        if let integer = Int(text) { return String(integer) }
        guard let double = Double(text), double.isFinite else { return nil }
        return "\(double)"
    }

    /// JSON knows no leading plus, no leading zeros and no bare points.
    private static func isJSONNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let first = digits.utf8.first, CoreSchema.isDigit(first) else { return false }
        if first == UInt8(ascii: "0"), let second = digits.utf8.dropFirst().first, second != UInt8(ascii: ".") {
            return (second == UInt8(ascii: "e") || second == UInt8(ascii: "E")) && Double(text) != nil
        }
        return !digits.hasSuffix(".") && !digits.contains(".e") && !digits.contains(".E") && Double(text) != nil
    }

    /// The text in double quotes, which are the same in YAML and in JSON.
    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        guard !isPlain else { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isSpecial(scalar):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Control characters and separators of lines, which have to be escaped; all of them stand below U+10000.
    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    /// Words that YAML 1.1 took for booleans, and keys with a meaning.
    private static let reserved: Set = ["y", "n", "yes", "no", "on", "off", "=", "<<"]

    /// Whether the text is a string without quotes, for readers of YAML 1.1 too.
    private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        var copy = text
        let kind = copy.withUTF8 { CoreSchema.kind(ofPlain: $0) }
        guard kind == .string, let first = text.unicodeScalars.first, !reserved.contains(text.lowercased()),
            !"-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(first), !text.hasSuffix(" "), !text.hasSuffix(":"),
            !text.contains(": "), !text.contains(" #"), !looksLikeNumber(text)
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            !isSpecial(scalar) && !(inFlow && ",[]{}:".unicodeScalars.contains(scalar))
        }
    }

    /// Dates, times and numbers with underscores; not versions such as `1.0.0`.
    private static func looksLikeNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first,
            CoreSchema.isDigit(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: ".")
        else { return false }
        let isVersion = text.count { $0 == "." } > 1
        return !isVersion && text.unicodeScalars.allSatisfy { "0123456789:-_+.,TZtz ".unicodeScalars.contains($0) }
    }

    /// The lines of a literal block, with its header (`|-`); `nil` where the text cannot be one.
    static func literal(_ scalar: Scalar) -> (header: String, lines: [Substring])? {
        let text = scalar.text
        guard scalar.kind == .string, text.contains("\n"), text.first != "\n", text.first != " " else { return nil }
        guard text.unicodeScalars.allSatisfy({ $0 == "\n" || !isSpecial($0) }) else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.last?.isEmpty == true else { return ("|-", lines) }
        lines.removeLast()
        return (lines.last?.isEmpty == true ? "|+" : "|", lines)
    }
}
