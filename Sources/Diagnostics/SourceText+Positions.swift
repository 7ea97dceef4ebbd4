extension SourceText {
    /// Where the byte at the offset stands: line and column from 1, the column counting Unicode scalars. Line breaks
    /// are LF, CR and CRLF.
    package static func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = 0
        let end = min(offset, bytes.count)
        for index in 0..<end {
            let byte = bytes[index]
            let isCarriageReturnOfPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if byte == 0x0A || byte == 0x0D && !isCarriageReturnOfPair {
                line += 1
                lineStart = index + 1
            }
        }
        let column = bytes[lineStart..<max(lineStart, end)].count { $0 & 0xC0 != 0x80 } + 1
        return (line, column)
    }

    /// The offset of the first byte that is not valid UTF-8 (Unicode 16 §3.9, table 3-7), or `nil`.
    package static func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { buffer in
            var index = 0
            while index < buffer.count {
                // Nearly all of every document is ASCII, which is skipped eight bytes at a time.
                while index + 8 <= buffer.count,
                    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < buffer.count else { break }
                let length = sequenceLength(in: buffer, at: index)
                if length == 0 { return index }
                index += length
            }
            return nil
        }
    }

    /// The number of bytes of the well-formed sequence at the index, 0 where it is ill-formed.
    private static func sequenceLength(in buffer: UnsafeRawBufferPointer, at index: Int) -> Int {
        func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < buffer.count && range.contains(buffer[index + offset])
        }
        switch buffer[index] {
        case 0x00...0x7F:
            return 1
        case 0xC2...0xDF:
            return isContinuation(1) ? 2 : 0
        case let lead where (0xE0...0xEF).contains(lead):
            let second: ClosedRange<UInt8> = lead == 0xE0 ? 0xA0...0xBF : lead == 0xED ? 0x80...0x9F : 0x80...0xBF
            return isContinuation(1, second) && isContinuation(2) ? 3 : 0
        case let lead where (0xF0...0xF4).contains(lead):
            let second: ClosedRange<UInt8> = lead == 0xF0 ? 0x90...0xBF : lead == 0xF4 ? 0x80...0x8F : 0x80...0xBF
            return isContinuation(1, second) && isContinuation(2) && isContinuation(3) ? 4 : 0
        default:
            return 0
        }
    }
}
