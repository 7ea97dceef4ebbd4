/// Which values plain scalars are under the core schema (YAML 1.2.2 §10.3.2).
enum CoreSchema {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    static func kind(ofPlain text: Bytes) -> Scalar.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return number(text) ?? .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "~"):
            return isNull(text) ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
            return isBool(text) ? .bool : .string
        default:
            return .string
        }
    }

    /// Whether the text is any of the words.
    private static func matches(_ text: Bytes, _ words: StaticString...) -> Bool {
        words.contains { word in
            word.utf8CodeUnitCount == text.count
                && text.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
    }

    private static func isNull(_ text: Bytes) -> Bool {
        (text.count == 1 || text.count == 4) && matches(text, "~", "null", "Null", "NULL")
    }

    private static func isBool(_ text: Bytes) -> Bool {
        (text.count == 4 || text.count == 5)
            && matches(text, "true", "True", "TRUE", "false", "False", "FALSE")
    }

    private static func number(_ text: Bytes) -> Scalar.Kind? {
        if text.count > 2, text[0] == UInt8(ascii: "0") {
            if text[1] == UInt8(ascii: "o") { return text.dropFirst(2).allSatisfy(isOctalDigit) ? .integer : nil }
            if text[1] == UInt8(ascii: "x") { return text.dropFirst(2).allSatisfy(isHexDigit) ? .integer : nil }
        }
        let hasSign = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
        let unsigned = Bytes(rebasing: text.dropFirst(hasSign ? 1 : 0))
        if unsigned.first == UInt8(ascii: ".") {
            if matches(unsigned, ".inf", ".Inf", ".INF") { return .float }
            if !hasSign, matches(unsigned, ".nan", ".NaN", ".NAN") { return .float }
        }
        return decimal(unsigned)
    }

    /// Digits with an optional fraction and exponent: `1`, `1.`, `.5`, `1e3`.
    private static func decimal(_ text: Bytes) -> Scalar.Kind? {
        var index = skipDigits(text, from: 0)
        var hasDigits = index > 0
        var kind = Scalar.Kind.integer
        if index < text.count, text[index] == UInt8(ascii: ".") {
            kind = .float
            let end = skipDigits(text, from: index + 1)
            hasDigits = hasDigits || end > index + 1
            index = end
        }
        guard hasDigits else { return nil }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            kind = .float
            index += 1
            if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
            let end = skipDigits(text, from: index)
            guard end > index else { return nil }
            index = end
        }
        return index == text.count ? kind : nil
    }

    private static func skipDigits(_ text: Bytes, from start: Int) -> Int {
        var index = start
        while index < text.count, isDigit(text[index]) { index += 1 }
        return index
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private static func isOctalDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "7")
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
    }
}
