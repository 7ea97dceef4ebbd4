import Diagnostics

extension JSONReader {
    mutating func readWord() throws(Failure) -> Scalar {
        for (word, kind) in [("true", Scalar.Kind.bool), ("false", .bool), ("null", .null)] {
            let end = offset + word.utf8.count
            guard end <= input.count, input[offset..<end].elementsEqual(word.utf8) else { continue }
            offset = end
            return Scalar(text: word, kind: kind)
        }
        throw unexpected("a value")
    }

    /// Reads a number (RFC 8259 §6), keeping its text.
    mutating func readNumber() throws(Failure) -> Scalar {
        let start = offset
        var kind = Scalar.Kind.integer
        _ = take("-")
        if !take("0") { try skipDigits() }
        if take(".") {
            kind = .float
            try skipDigits()
        }
        if take("e") || take("E") {
            kind = .float
            if !take("+") { _ = take("-") }
            try skipDigits()
        }
        return Scalar(text: text(start..<offset), kind: kind)
    }

    private mutating func skipDigits() throws(Failure) {
        guard CoreSchema.isDigit(current) else { throw unexpected("a digit") }
        while CoreSchema.isDigit(current) { offset += 1 }
    }

    /// Reads a string (RFC 8259 §7), without its quotes and escapes.
    mutating func readString() throws(Failure) -> String {
        offset += 1
        let start = offset
        skipPlainBytes()
        if take("\"") { return text(start..<offset - 1) }
        var bytes = Array(input[start..<offset])
        while true {
            if take("\"") { return String(decoding: bytes, as: UTF8.self) }
            guard take("\\") else { break }
            try readEscape(into: &bytes)
            let start = offset
            skipPlainBytes()
            bytes += input[start..<offset]
        }
        guard offset < input.count else { throw unexpected("`\"`") }
        throw failure("a string contains the control character 0x\(hex(current))", at: location(at: offset))
    }

    private mutating func skipPlainBytes() {
        while offset < input.count, input[offset] != UInt8(ascii: "\""), input[offset] != UInt8(ascii: "\\"),
            input[offset] >= 0x20
        {
            offset += 1
        }
    }

    private mutating func readEscape(into bytes: inout [UInt8]) throws(Failure) {
        let escape = current
        guard escape != UInt8(ascii: "u") else {
            bytes += UTF8.encode(try readUnicodeEscape()) ?? UTF8.encodedReplacementCharacter
            return
        }
        switch escape {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(escape)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        default: throw unexpected("an escape such as `\\n` or `\\u000A`")
        }
        offset += 1
    }

    /// Reads `u1F60` or a pair of surrogates, `uD83D\uDE00`, whose first backslash is taken already.
    private mutating func readUnicodeEscape() throws(Failure) -> Unicode.Scalar {
        let start = offset - 1
        let unit = try readHexDigits()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if UTF16.isLeadSurrogate(unit), take("\\"), current == UInt8(ascii: "u") {
            let trail = try readHexDigits()
            if UTF16.isTrailSurrogate(trail) {
                return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
            }
        }
        throw failure(
            "`\\u\(String(unit, radix: 16, uppercase: true))` is half a surrogate pair",
            at: location(at: start)
        )
    }

    private mutating func readHexDigits() throws(Failure) -> UInt16 {
        offset += 1
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(current)).hexDigitValue else {
                throw unexpected("a hexadecimal digit")
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: input[range]), as: UTF8.self)
    }

    private func hex(_ byte: UInt8) -> String {
        byte < 0x10 ? "0\(String(byte, radix: 16, uppercase: true))" : String(byte, radix: 16, uppercase: true)
    }
}
