/// Finds which lines two texts share, by patience: lines that occur once in both are matched first, and what lies between
/// them is compared in the same way. Large changes cost no more than small ones, and no function is torn apart because
/// its closing braces look like those of another.
struct LineMatcher {
    /// A line of either text or of both.
    struct Line: Hashable {
        enum Kind: String {
            case kept = " "
            case removed = "-"
            case added = "+"
        }

        var kind: Kind
        var text: String
    }

    /// Stretches without unique lines up to this many pairs are compared exactly; larger ones count as rewritten.
    private static let exactPairs = 1_000_000

    private let old: [String]
    private let new: [String]
    /// The lines as numbers, equal ones by the same number.
    private var oldKeys: [Int] = []
    private var newKeys: [Int] = []
    private var result: [Line] = []

    static func compare(_ old: [String], _ new: [String]) -> [Line] {
        var matcher = LineMatcher(old: old, new: new)
        matcher.compare(old.indices, new.indices)
        return matcher.result
    }

    private init(old: [String], new: [String]) {
        self.old = old
        self.new = new
        var keys: [String: Int] = [:]
        func key(_ line: String) -> Int {
            if let known = keys[line] { return known }
            keys[line] = keys.count
            return keys.count - 1
        }
        oldKeys = old.map(key)
        newKeys = new.map(key)
    }

    private mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
        var (left, right) = (oldRange, newRange)
        while let first = left.first, let second = right.first, oldKeys[first] == newKeys[second] {
            result.append(Line(kind: .kept, text: old[first]))
            left.removeFirst()
            right.removeFirst()
        }
        var kept = 0
        while let first = left.last, let second = right.last, oldKeys[first] == newKeys[second] {
            kept += 1
            left.removeLast()
            right.removeLast()
        }
        compareMiddle(left, right)
        result += old[left.upperBound..<left.upperBound + kept].map { Line(kind: .kept, text: $0) }
    }

    private mutating func compareMiddle(_ left: Range<Int>, _ right: Range<Int>) {
        guard !left.isEmpty, !right.isEmpty else { return replace(left, right) }
        let anchors = anchors(left, right)
        guard !anchors.isEmpty else {
            return left.count * right.count <= Self.exactPairs ? compareExactly(left, right) : replace(left, right)
        }
        var (oldStart, newStart) = (left.lowerBound, right.lowerBound)
        for anchor in anchors {
            compare(oldStart..<anchor.old, newStart..<anchor.new)
            result.append(Line(kind: .kept, text: old[anchor.old]))
            (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
        }
        compare(oldStart..<left.upperBound, newStart..<right.upperBound)
    }

    /// The lines that occur once on both sides, as many of them as keep their order.
    private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [(old: Int, new: Int)] {
        let unique = Self.uniquePositions(newKeys, in: right)
        let oldUnique = Self.uniquePositions(oldKeys, in: left)
        let pairs = left.compactMap { index -> (old: Int, new: Int)? in
            guard oldUnique[oldKeys[index]] == index, let other = unique[oldKeys[index]] else { return nil }
            return (index, other)
        }
        return Self.longestIncreasing(pairs)
    }

    private static func uniquePositions(_ keys: [Int], in range: Range<Int>) -> [Int: Int] {
        var positions: [Int: Int] = [:]
        var repeated: Set<Int> = []
        for index in range where positions.updateValue(index, forKey: keys[index]) != nil {
            repeated.insert(keys[index])
        }
        for key in repeated { positions[key] = nil }
        return positions
    }

    /// The longest subsequence whose `new` grows (patience sorting, O(n log n)).
    private static func longestIncreasing(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
        var piles: [Int] = []
        var before: [Int?] = []
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, piles.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[piles[middle]].new < pair.new { low = middle + 1 } else { high = middle }
            }
            before.append(low > 0 ? piles[low - 1] : nil)
            if low == piles.count { piles.append(index) } else { piles[low] = index }
        }
        var chain: [(old: Int, new: Int)] = []
        var next = piles.last
        while let index = next {
            chain.append(pairs[index])
            next = before[index]
        }
        return chain.reversed()
    }

    /// The longest common subsequence by dynamic programming, for small stretches.
    private mutating func compareExactly(_ left: Range<Int>, _ right: Range<Int>) {
        let width = right.count + 1
        var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
        for row in (0..<left.count).reversed() {
            for column in (0..<right.count).reversed() {
                let isEqual = oldKeys[left.lowerBound + row] == newKeys[right.lowerBound + column]
                let below = lengths[(row + 1) * width + column]
                let beside = lengths[row * width + column + 1]
                lengths[row * width + column] =
                    isEqual ? lengths[(row + 1) * width + column + 1] + 1 : max(below, beside)
            }
        }
        var (row, column) = (0, 0)
        while row < left.count, column < right.count {
            let (oldIndex, newIndex) = (left.lowerBound + row, right.lowerBound + column)
            if oldKeys[oldIndex] == newKeys[newIndex] {
                result.append(Line(kind: .kept, text: old[oldIndex]))
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                result.append(Line(kind: .removed, text: old[oldIndex]))
                row += 1
            } else {
                result.append(Line(kind: .added, text: new[newIndex]))
                column += 1
            }
        }
        replace(left.dropFirst(row), right.dropFirst(column))
    }

    private mutating func replace(_ left: Range<Int>, _ right: Range<Int>) {
        result += old[left].map { Line(kind: .removed, text: $0) }
        result += new[right].map { Line(kind: .added, text: $0) }
    }
}
