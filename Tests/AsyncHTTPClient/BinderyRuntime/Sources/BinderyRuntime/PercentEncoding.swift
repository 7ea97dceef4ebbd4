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
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isAlphanumeric(byte) || kept.withUTF8Buffer({ $0.contains(byte) }) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return UInt8(ascii: "a") <= letter && letter <= UInt8(ascii: "z")
            || UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
    }
}
