/// Reads the fields of a date, byte by byte.
struct DigitReader {
    private var bytes: Substring.UTF8View

    init(_ text: String) {
        bytes = text[...].utf8
    }

    var isAtEnd: Bool {
        bytes.isEmpty
    }

    /// Reads a number of exactly so many digits.
    mutating func number(digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    mutating func nextDigit() -> Int? {
        guard let byte = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        bytes.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    /// Skips one of the given ASCII characters, if it comes next.
    mutating func skip(_ characters: StaticString) -> Bool {
        guard let byte = bytes.first else { return false }
        let matches = characters.withUTF8Buffer { $0.contains(byte) }
        if matches {
            bytes.removeFirst()
        }
        return matches
    }

    /// Writes a number with leading zeros.
    static func pad(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Decoder {
    /// The value, whose text a function reads.
    ///
    /// - Parameter expected: What the error names where the text is something else.
    func value<Value>(_ expected: String, _ read: (String) -> Value?) throws -> Value {
        let container = try singleValueContainer()
        let text = try container.decode(String.self)
        if let value = read(text) { return value }
        let problem = "Expected \(expected), but found \"\(text)\"."
        throw DecodingError.dataCorruptedError(in: container, debugDescription: problem)
    }
}
