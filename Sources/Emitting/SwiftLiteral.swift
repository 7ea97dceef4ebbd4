/// Texts of a document as Swift literals. Nothing of the text can end the literal or begin an interpolation.
enum SwiftLiteral {
    /// `"a \"quoted\" text"`, with its quotes.
    static func string(_ text: String) -> String {
        "\"\(escaped(text))\""
    }

    /// The text as it stands between the quotes of a string literal.
    static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "\"")
        }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An integer with `_` between thousands, where it has more than six digits; any other literal as it is.
    static func grouped(_ literal: String) -> String {
        let sign = literal.hasPrefix("-") ? "-" : ""
        let digits = Array(literal.dropFirst(sign.count))
        guard digits.count > 6, digits.allSatisfy(\.isNumber) else { return literal }
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
        return sign + groups.reversed().joined(separator: "_")
    }

    /// As many `#` as a raw string literal around the text needs, one at least.
    static func rawDelimiter(for text: String) -> String {
        var longest = 0
        var run = 0
        var isAfterMark = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                isAfterMark = true
                run = 0
            case UInt8(ascii: "#") where isAfterMark:
                run += 1
                longest = max(longest, run)
            default:
                isAfterMark = false
                run = 0
            }
        }
        return String(repeating: "#", count: longest + 1)
    }
}
