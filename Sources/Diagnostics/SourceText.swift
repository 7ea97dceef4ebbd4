/// The bytes of an input file as UTF-8 without a byte order mark (YAML 1.2.2 §5.2).
package enum SourceText {
    /// Returns the text in UTF-8, whatever encoding its byte order mark or its first character shows.
    ///
    /// - Returns: The bytes themselves where they are UTF-8 already, without its byte order mark; they are not validated.
    ///   `nil` where UTF-16 or UTF-32 is malformed.
    package static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        let head = (byte(0, of: bytes), byte(1, of: bytes), byte(2, of: bytes), byte(3, of: bytes))
        switch head {
        case (0x00, 0x00, 0xFE, 0xFF): return utf32(bytes.dropFirst(4), bigEndian: true)
        case (0xFF, 0xFE, 0x00, 0x00): return utf32(bytes.dropFirst(4), bigEndian: false)
        case (0x00, 0x00, 0x00, 0x01...0x7F): return utf32(bytes[...], bigEndian: true)
        case (0x01...0x7F, 0x00, 0x00, 0x00): return utf32(bytes[...], bigEndian: false)
        case (0xFE, 0xFF, _, _): return utf16(bytes.dropFirst(2), bigEndian: true)
        case (0xFF, 0xFE, _, _): return utf16(bytes.dropFirst(2), bigEndian: false)
        case (0x00, 0x01...0x7F, _, _): return utf16(bytes[...], bigEndian: true)
        case (0x01...0x7F, 0x00, _, _): return utf16(bytes[...], bigEndian: false)
        case (0xEF, 0xBB, 0xBF, _): return Array(bytes.dropFirst(3))
        default: return bytes
        }
    }

    /// The byte, or 0xEE, which no encoding's signature contains, behind the end.
    private static func byte(_ index: Int, of bytes: [UInt8]) -> UInt8 {
        index < bytes.count ? bytes[index] : 0xEE
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8]? {
        let units = integers(bytes, width: 2, bigEndian: bigEndian).lazy.map { UInt16(truncatingIfNeeded: $0) }
        return transcode(units, from: UTF16.self, isWhole: bytes.count.isMultiple(of: 2))
    }

    private static func utf32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8]? {
        let units = integers(bytes, width: 4, bigEndian: bigEndian)
        return transcode(units, from: UTF32.self, isWhole: bytes.count.isMultiple(of: 4))
    }

    private static func integers(_ bytes: ArraySlice<UInt8>, width: Int, bigEndian: Bool) -> [UInt32] {
        stride(from: bytes.startIndex, through: bytes.endIndex - width, by: width).map { start in
            let unit = bytes[start..<start + width]
            let digits = bigEndian ? Array(unit) : unit.reversed()
            return digits.reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    private static func transcode<Units: Sequence, Encoding: UnicodeCodec>(
        _ units: Units,
        from encoding: Encoding.Type,
        isWhole: Bool
    ) -> [UInt8]? where Units.Element == Encoding.CodeUnit {
        var output: [UInt8] = []
        output.reserveCapacity(units.underestimatedCount)
        let isMalformed = Swift.transcode(
            units.makeIterator(),
            from: encoding,
            to: UTF8.self,
            stoppingOnError: true
        ) { output.append($0) }
        return isMalformed || !isWhole ? nil : output
    }
}
