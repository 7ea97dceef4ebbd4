extension JSONPathParser {
    var peek: UInt8? { peek(0) }

    func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// What was not read yet, shortened.
    var rest: String {
        let rest = String(decoding: bytes[position...], as: UTF8.self)
        return rest.count > 20 ? rest.prefix(20) + "…" : rest
    }

    mutating func take(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    func failure(_ reason: String) -> JSONPath.Failure {
        JSONPath.Failure(reason: reason, offset: position)
    }

    /// Letters, digits, `_`, and everything beyond ASCII; digits not in front.
    static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
        default: false
        }
    }

    /// A text in single or double quotes, with the escapes of JSON (§2.3.1.1).
    mutating func quoted() throws(JSONPath.Failure) -> String {
        let start = position
        let quote = bytes[position]
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case quote: return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escaped(quote: quote)
            case 0..<0x20: throw failure("a control character in quotes has to be escaped")
            default: text.append(byte)
            }
        }
        position = start
        throw failure("the closing quote is missing")
    }

    private mutating func escaped(quote: UInt8) throws(JSONPath.Failure) -> [UInt8] {
        guard let byte = peek else { throw failure("an escape is not complete") }
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), quote: return [byte]
        case UInt8(ascii: "u"): return Array(String(try unicodeScalar()).utf8)
        default: throw failure("`\\\(Character(UnicodeScalar(byte)))` is no escape")
        }
    }

    private mutating func unicodeScalar() throws(JSONPath.Failure) -> Unicode.Scalar {
        var value = try hexadecimal()
        if (0xD800..<0xDC00).contains(value), take("\\u") {
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw failure("a surrogate stands alone") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw failure("a surrogate stands alone") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONPath.Failure) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
            digits.first != UInt8(ascii: "+")
        else { throw failure("four hexadecimal digits are missing") }
        position += 4
        return value
    }
}
