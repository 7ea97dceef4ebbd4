import YAML

/// Where lines and nodes stand in a source.
struct SourceLayout {
    let file: SourceFile
    private let lineStarts: [Int]

    var bytes: [UInt8] { file.bytes }

    init(_ file: SourceFile) {
        self.file = file
        var starts = [0]
        for index in file.bytes.indices where file.bytes[index] == 0x0A { starts.append(index + 1) }
        lineStarts = starts
    }

    /// The offset of a node; `nil` where it stands in another file.
    func offset(of node: Node) -> Int? {
        guard node.file === file, lineStarts.indices.contains(Int(node.line) - 1) else { return nil }
        var (index, left) = (lineStarts[Int(node.line) - 1], Int(node.column) - 1)
        while left > 0, index < bytes.count {
            index += 1
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
            left -= 1
        }
        return left == 0 ? index : nil
    }

    private func lineIndex(_ offset: Int) -> Int {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    func lineStart(_ offset: Int) -> Int { lineStarts[lineIndex(offset)] }

    /// The offset of the line break, or the end of the source.
    func lineEnd(_ offset: Int) -> Int {
        let next = lineIndex(offset) + 1
        return next < lineStarts.count ? lineStarts[next] - 1 : bytes.count
    }

    /// How far to the right the offset stands.
    func column(_ offset: Int) -> Int { offset - lineStart(offset) }

    func isFirstOnLine(_ offset: Int) -> Bool {
        bytes[lineStart(offset)..<offset].allSatisfy { $0 == 0x20 }
    }

    /// The lines that begin between two offsets.
    func lines(from start: Int, to end: Int) -> [Int] {
        let first = lineIndex(start) + (lineStart(start) < start ? 1 : 0)
        return lineStarts[min(first, lineStarts.count)...].prefix { $0 < end }.map(\.self)
    }

    /// The first byte of a line that is no blank.
    func firstByte(ofLine start: Int) -> (offset: Int, byte: UInt8?) {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
        return (index, index < bytes.count && bytes[index] != 0x0A ? bytes[index] : nil)
    }

    /// Where what begins at an offset ends, at a line's beginning: blank lines behind it, and comments that stand no
    /// further to the right than `column`, belong to what follows.
    func contentEnd(from start: Int, limit: Int, column: Int) -> Int {
        var end = limit
        for line in lines(from: lineStart(start) + 1, to: limit).reversed() {
            let (offset, byte) = firstByte(ofLine: line)
            let isComment = byte == UInt8(ascii: "#") && offset - line <= column
            guard byte == nil || isComment else { break }
            end = line
        }
        return end
    }

    /// Where the comments begin that stand directly above a line, at the same column.
    func commentStart(above offset: Int, notBefore start: Int) -> Int {
        var (index, result) = (lineIndex(offset), lineStart(offset))
        let column = column(offset)
        while index > 0, lineStarts[index - 1] >= start {
            index -= 1
            let (first, byte) = firstByte(ofLine: lineStarts[index])
            guard byte == UInt8(ascii: "#"), first - lineStarts[index] == column else { break }
            result = lineStarts[index]
        }
        return result
    }

    /// The offset behind the blank lines that begin at a line's beginning.
    func skipBlankLines(_ start: Int, limit: Int) -> Int {
        var result = start
        for line in lines(from: start, to: limit) {
            guard firstByte(ofLine: line).byte == nil else { break }
            result = min(lineEnd(line) + 1, limit)
        }
        return result
    }

    /// Whether there is a line above the one at the offset, and it is blank.
    func isBlankAbove(_ start: Int) -> Bool {
        let index = lineIndex(start)
        return index > 0 && firstByte(ofLine: lineStarts[index - 1]).byte == nil
    }
}
