import YAML

/// What becomes of nodes that aliases stand for: an alias of one whose text changes means something else then, and has to be
/// written out where its value stays.
struct ChangedAnchors {
    /// What nodes become where they stand themselves, of those that change; nil of those that go.
    private var values: [ObjectIdentifier: Node?] = [:]
    /// The nodes whose text has an alias that may not stay.
    private var holders: Set<ObjectIdentifier> = []

    init(from old: Node, to new: Node) {
        var seen: Set<ObjectIdentifier> = []
        collectValues(old, new, &seen)
        seen = []
        _ = collectHolders(old, new, &seen)
    }

    /// Whether a node that stands here itself has to be looked into, though its value stays.
    func isHolder(_ node: Node) -> Bool { holders.contains(ObjectIdentifier(node)) }

    /// Whether an alias of the node still means the value.
    func keepsAlias(of node: Node, as value: Node) -> Bool {
        guard let known = values[ObjectIdentifier(node)] else { return node.isIdentical(to: value) }
        return known?.isIdentical(to: value) ?? false
    }

    /// An anchor stands before its aliases, so that the first place of a node is its own.
    private mutating func collectValues(_ old: Node, _ new: Node?, _ seen: inout Set<ObjectIdentifier>) {
        guard seen.insert(ObjectIdentifier(old)).inserted else { return }
        if !(new.map(old.isIdentical) ?? false) { values[ObjectIdentifier(old)] = .some(new) }
        for (child, value) in Self.children(of: old, new) { collectValues(child, value, &seen) }
    }

    private mutating func collectHolders(_ old: Node, _ new: Node?, _ seen: inout Set<ObjectIdentifier>) -> Bool {
        guard let new else { return false }
        guard seen.insert(ObjectIdentifier(old)).inserted else { return !keepsAlias(of: old, as: new) }
        var isHolder = false
        for (child, value) in Self.children(of: old, new) where collectHolders(child, value, &seen) { isHolder = true }
        if isHolder { holders.insert(ObjectIdentifier(old)) }
        return isHolder
    }

    /// The children with what they become.
    private static func children(of old: Node, _ new: Node?) -> [(Node, Node?)] {
        switch (old.content, new?.content) {
        case (.scalar, _): return []
        case (.mapping(let members), let content):
            guard case .mapping(let changed)? = content else { return members.pairs.map { ($0.value, nil) } }
            let values = changed.values
            return members.pairs.map { ($0.value, values[$0.key]) }
        case (.sequence(let elements), let content):
            guard case .sequence(let changed)? = content else { return elements.map { ($0, nil) } }
            var result = elements.map { ($0, Node?.none) }
            for pair in ElementAlignment.pairs(elements, changed) {
                if let index = pair.old { result[index].1 = pair.new.map { changed[$0] } }
            }
            return result
        }
    }
}

extension ChangedAnchors? {
    /// Whether the text of a value, which may be an alias, gives the new one as it is.
    func keepText(of old: Node, for new: Node, isAlias: Bool) -> Bool {
        guard let self else { return old.isIdentical(to: new) }
        return isAlias ? self.keepsAlias(of: old, as: new) : old.isIdentical(to: new) && !self.isHolder(old)
    }
}
