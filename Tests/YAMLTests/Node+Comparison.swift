import YAML

extension Node {
    /// Whether the trees mean the same JSON: members in any order, numbers by value.
    func hasSameValue(as other: Node) -> Bool {
        switch (content, other.content) {
        case (.scalar(let left), .scalar(let right)):
            return left.hasSameValue(as: right)
        case (.sequence(let left), .sequence(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { $0.hasSameValue(as: $1) }
        case (.mapping(let left), .mapping(let right)):
            return left.pairs.count == right.pairs.count
                && left.pairs.allSatisfy { pair in right[pair.key].map { pair.value.hasSameValue(as: $0) } ?? false }
        default:
            return false
        }
    }

    /// The tree in one line, JSON-like, for messages and short expectations.
    var outline: String {
        switch content {
        case .scalar(let scalar):
            scalar.kind == .string ? "\"\(scalar.text)\"" : scalar.kind == .null ? "null" : scalar.text
        case .sequence(let nodes):
            "[\(nodes.map(\.outline).joined(separator: ", "))]"
        case .mapping(let mapping):
            "{\(mapping.pairs.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", "))}"
        }
    }
}

extension Scalar {
    fileprivate func hasSameValue(as other: Scalar) -> Bool {
        switch (kind, other.kind) {
        case (.null, .null): true
        case (.bool, .bool): text.lowercased() == other.text.lowercased()
        case (.string, .string): text == other.text
        case (.integer, .integer), (.integer, .float), (.float, .integer), (.float, .float):
            numericValue != nil && numericValue == other.numericValue
        default: false
        }
    }

    private var numericValue: Double? {
        if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16).map(Double.init) }
        if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8).map(Double.init) }
        return Double(text)
    }
}
