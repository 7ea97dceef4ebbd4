extension Node {
    /// Whether both trees hold the same values: scalars of one kind that are spelt alike, members in any order.
    package func isIdentical(to other: Node) -> Bool {
        if self === other { return true }
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)): return left.isIdentical(to: right)
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
        case (.mapping(let left), .mapping(let right)): return left.isIdentical(to: right)
        default: return false
        }
    }
}

extension Mapping {
    fileprivate func isIdentical(to other: Mapping) -> Bool {
        guard pairs.count == other.pairs.count else { return false }
        let isSameOrder = zip(pairs, other.pairs).allSatisfy { $0.key == $1.key }
        if isSameOrder { return zip(pairs, other.pairs).allSatisfy { $0.value.isIdentical(to: $1.value) } }
        let members = other.values
        return pairs.allSatisfy { pair in members[pair.key].map { pair.value.isIdentical(to: $0) } ?? false }
    }

    /// The values by their keys, for many look-ups.
    package var values: [String: Node] {
        Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Scalar {
    /// Whether both are the same value, spelt alike; null and booleans have several spellings that are one value.
    fileprivate func isIdentical(to other: Scalar) -> Bool {
        switch (kind, other.kind) {
        case (.null, .null): true
        case (.bool, .bool): text.lowercased() == other.text.lowercased()
        case (.string, .string): text == other.text
        case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float): text == other.text
        default: false
        }
    }
}
