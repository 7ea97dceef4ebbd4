/// Percent-encoding by RFC 3986.
enum PercentEncoding {
    /// Encodes a value, so that only unreserved characters survive: letters, digits, `-`, `.`, `_` and `~`.
    static func encode(_ value: String) -> String {
        encode(value, keeping: "-._~")
    }

    /// Encodes a value of a query in which reserved characters are allowed: all but those that would end the value, or
    /// that servers read as something else.
    static func encodeReserved(_ value: String) -> String {
        encode(value, keeping: "-._~:/?@!$'()*,;=")
    }

    /// Encodes only what may not stand in a URL at all, and keeps what has a meaning there.
    static func encodeLiteral(_ text: String) -> String {
        encode(text, keeping: "-._~:/?#[]@!$&'()*+,;=%")
    }

    private static func encode(_ text: String, keeping kept: StaticString) -> String {
        let hexadecimal: StaticString = "0123456789ABCDEF"
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isAlphanumeric(byte) || kept.withUTF8Buffer({ $0.contains(byte) }) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                hexadecimal.withUTF8Buffer { digits in
                    bytes.append(digits[Int(byte >> 4)])
                    bytes.append(digits[Int(byte & 15)])
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
