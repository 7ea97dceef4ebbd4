/// The lines of one source file, found once.
struct SourceLines {
    private let bytes: [UInt8]
    /// Where each line begins.
    private let starts: [Int]

    /// - Parameter contents: The file in any encoding that `SourceText` reads.
    init(_ contents: [UInt8]) {
        bytes = SourceText.utf8(contents) ?? contents
        var starts = [0]
        for index in bytes.indices {
            let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if bytes[index] == 0x0A || bytes[index] == 0x0D && !isPair { starts.append(index + 1) }
        }
        self.starts = starts
    }

    /// The part of a line around a column, so that a line of megabytes costs little to show.
    struct Excerpt {
        var scalars: [Unicode.Scalar]
        /// The index of the column in `scalars`.
        var column: Int
        /// Whether the line goes on before or behind the excerpt.
        var isCutBefore: Bool
        var isCutAfter: Bool
    }

    /// - Parameters:
    ///   - line: From 1.
    ///   - column: From 1, in Unicode scalars.
    ///   - limit: How many scalars to show at most.
    /// - Returns: `nil` where the file has no such line.
    func excerpt(line: Int, column: Int, limit: Int) -> Excerpt? {
        guard starts.indices.contains(line - 1) else { return nil }
        let range = starts[line - 1]..<(line < starts.count ? starts[line] : bytes.count)
        // A short line is shown whole; of a long one, a third of the excerpt stands before the column.
        let isShort = range.count <= limit
        let skipped = isShort ? 0 : max(0, column - 1 - limit / 3)
        let start = advance(range.lowerBound, by: skipped, in: range)
        let end = isShort ? range.upperBound : advance(start, by: limit, in: range)
        var scalars = Array(String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars)
        while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
        return Excerpt(
            scalars: scalars,
            column: max(0, column - 1 - skipped),
            isCutBefore: start > range.lowerBound,
            isCutAfter: end < range.upperBound && bytes[end] != 0x0A && bytes[end] != 0x0D
        )
    }

    /// The index of the byte at which `count` scalars have passed.
    private func advance(_ start: Int, by count: Int, in range: Range<Int>) -> Int {
        var index = start
        var left = count
        while index < range.upperBound {
            if bytes[index] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            index += 1
        }
        return index
    }
}
