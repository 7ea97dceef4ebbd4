extension Node {
    /// Whether both trees hold the same values: scalars of one kind that are spelt alike, members in any order.
    package func isIdentical(to other: Node) -> Bool {
        isSame(as: other) { $0.isIdentical(to: $1) }
    }

    /// Whether both trees hold the same, members in any order.
    ///
    /// - Parameter areSame: Whether two scalars are the same.
    package func isSame(as other: Node, scalars areSame: (Scalar, Scalar) -> Bool) -> Bool {
        if self === other { return true }
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)): return areSame(left, right)
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1, scalars: areSame) }
        case (.mapping(let left), .mapping(let right)):
            guard left.pairs.count == right.pairs.count else { return false }
            // Most members keep their places.
            if zip(left.pairs, right.pairs).allSatisfy({ $0.key == $1.key }) {
                return zip(left.pairs, right.pairs).allSatisfy { $0.value.isSame(as: $1.value, scalars: areSame) }
            }
            let members = right.values
            return left.pairs.allSatisfy { pair in
                members[pair.key].map { pair.value.isSame(as: $0, scalars: areSame) } ?? false
            }
        default: return false
        }
    }
}

extension Mapping {
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
