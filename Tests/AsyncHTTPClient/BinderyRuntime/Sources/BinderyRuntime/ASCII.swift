/// The characters that streams are cut at.
enum ASCII {
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let recordSeparator: UInt8 = 0x1E
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let colon: UInt8 = 0x3A
    static let backslash: UInt8 = 0x5C

    /// The bytes that JSON takes for white space (RFC 8259 §2).
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == space || byte == lineFeed || byte == carriageReturn || byte == 0x09
    }
}

extension ArraySlice<UInt8> {
    var withoutByteOrderMark: ArraySlice<UInt8> {
        starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
    }

    /// The text without white space around it; nil where there is nothing else.
    var trimmedText: String? {
        guard let first = firstIndex(where: { !ASCII.isBlank($0) }),
            let last = lastIndex(where: { !ASCII.isBlank($0) })
        else { return nil }
        return String(decoding: self[first...last], as: UTF8.self)
    }
}
