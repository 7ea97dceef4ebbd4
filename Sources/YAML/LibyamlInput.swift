/// Bytes as libyaml reads them rightly: it implements YAML 1.1, and differs from 1.2 in places that can be evened out
/// without moving any line or column.
enum LibyamlInput {
    /// The bytes, changed only where they have to be.
    static func prepare(_ bytes: [UInt8]) -> [UInt8] {
        var prepared = bytes
        for offset in ignoredDirectives(in: bytes) { prepared[offset] = UInt8(ascii: "#") }
        if endsInBlankLine(bytes) { prepared.append(0x0A) }
        return prepared
    }

    /// Where the directives begin that a processor of YAML 1.2 ignores and libyaml refuses: reserved ones (§6.8), and
    /// versions above 1.2 (§6.8.1). They become comments.
    private static func ignoredDirectives(in bytes: [UInt8]) -> [Int] {
        var offsets: [Int] = []
        var start = 0
        while start < bytes.count, let first = prologueByte(bytes, at: start) {
            let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
            if first == UInt8(ascii: "%"), isIgnored(bytes[start..<end]) { offsets.append(start) }
            start = end + 1
        }
        return offsets
    }

    /// The first byte of a line that may stand before the document's start; `nil` for any other line.
    private static func prologueByte(_ bytes: [UInt8], at start: Int) -> UInt8? {
        let first = bytes[start]
        return [UInt8(ascii: "%"), UInt8(ascii: "#"), 0x0A, 0x0D].contains(first) ? first : nil
    }

    private static func isIgnored(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
        guard let name = words.first, name.count > 1 else { return false }
        if name.elementsEqual("%TAG".utf8) { return false }
        guard name.elementsEqual("%YAML".utf8) else { return true }
        guard words.count > 1 else { return false }
        let version = words[words.startIndex + 1]
        let minor = version.dropFirst(2)
        return version.starts(with: "1.".utf8) && !minor.isEmpty && minor.allSatisfy(CoreSchema.isDigit)
            && !minor.elementsEqual("1".utf8) && !minor.elementsEqual("2".utf8)
            && (words.count == 2 || words[words.startIndex + 2].first == UInt8(ascii: "#"))
    }

    /// Whether the last line has blanks and nothing else, not even a line break, which libyaml takes for no line of a
    /// block scalar (§8.1.1.2).
    private static func endsInBlankLine(_ bytes: [UInt8]) -> Bool {
        guard bytes.last == 0x20 else { return false }
        return bytes.last { $0 != 0x20 } == 0x0A
    }
}
