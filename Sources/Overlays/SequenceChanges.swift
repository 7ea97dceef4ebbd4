import YAML

/// How one array becomes another by changes of elements, removals, and additions at its end.
struct SequenceChanges {
    /// Indexes of elements of the old array, and of the new one, that differ inside.
    private(set) var changed: [(old: Int, new: Int)] = []
    /// Indexes of the old array, ascending.
    private(set) var removed: [Int] = []
    /// Indexes of the new array, in their order.
    private(set) var added: [Int] = []

    init(_ old: [Node], _ new: [Node]) {
        let keys = (old.map(Self.fingerprint), new.map(Self.fingerprint))
        let difference = keys.1.difference(from: keys.0)
        let gone = Set(difference.removals.map(Self.offset))
        let fresh = Set(difference.insertions.map(Self.offset))
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let lefts = Array((left..<old.count).prefix { gone.contains($0) })
            var rights = Array((right..<new.count).prefix { fresh.contains($0) })
            (left, right) = (left + lefts.count, right + rights.count)
            for index in lefts {
                if let candidate = rights.first, Self.areAlike(old[index], new[candidate]) {
                    changed.append((index, candidate))
                    rights.removeFirst()
                } else {
                    removed.append(index)
                }
            }
            if let first = rights.first, left < old.count || right < new.count {
                // What is inserted pushes everything behind it to the end.
                removed += left..<old.count
                added += first..<new.count
                return
            }
            added += rights
            (left, right) = (left + 1, right + 1)
        }
    }

    /// The selector of what is removed: `*`, `2:` or `1,4`; `nil` where nothing is.
    func removedSelector(count: Int) -> String? {
        guard let first = removed.first else { return nil }
        if removed.count == count { return "*" }
        if removed.count > 1, removed.count == count - first { return "\(first):" }
        return removed.map(String.init).joined(separator: ",")
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func fingerprint(_ node: Node) -> String {
        NodeWriter.json(node, unit: nil)
    }

    /// Whether an element reads as a changed version of another one: both are arrays, or objects with a common member.
    private static func areAlike(_ old: Node, _ new: Node) -> Bool {
        switch (old.content, new.content) {
        case (.sequence, .sequence): return true
        case (.mapping(let old), .mapping(let new)):
            let values = old.values
            return new.pairs.contains { pair in values[pair.key]?.isIdentical(to: pair.value) ?? false }
        default: return false
        }
    }
}
