import YAML

/// Changes at several places of a document, made in one pass, which copies only what stands on the way to them.
struct EditTree {
    enum Edit {
        case remove
        case merge(Node)
    }

    private var edit: Edit?
    private var children: [NodeKey: EditTree] = [:]
    /// How many places are changed.
    private(set) var count = 0

    /// Notes a change; the same place is changed once.
    mutating func add(_ edit: Edit, at keys: [NodeKey]) {
        if insert(edit, at: keys[...]) { count += 1 }
    }

    private mutating func insert(_ edit: Edit, at keys: ArraySlice<NodeKey>) -> Bool {
        guard let key = keys.first else {
            guard self.edit == nil else { return false }
            self.edit = edit
            return true
        }
        return children[key, default: EditTree()].insert(edit, at: keys.dropFirst())
    }

    /// The node with the changes; `nil` where it is removed.
    func applied(to node: Node) -> Node? {
        if case .remove? = edit { return nil }
        var node = children.isEmpty ? node : withChangedChildren(node)
        if case .merge(let value)? = edit { node = node.merging(value) }
        return node
    }

    private func withChangedChildren(_ node: Node) -> Node {
        switch node.content {
        case .scalar: node
        case .sequence(let elements):
            node.with(
                .sequence(
                    elements.enumerated().compactMap { index, element in
                        guard let change = children[.element(index)] else { return element }
                        return change.applied(to: element)
                    }
                )
            )
        case .mapping(let mapping):
            node.with(
                .mapping(
                    Mapping(
                        mapping.pairs.compactMap { pair in
                            guard let change = children[.member(pair.key)] else { return pair }
                            return change.applied(to: pair.value).map {
                                Mapping.Pair(key: pair.key, keyNode: pair.keyNode, value: $0)
                            }
                        }
                    )
                )
            )
        }
    }
}

extension Node {
    /// The node at the same place with other content.
    func with(_ content: Content) -> Node {
        Node(content, file: file, line: line, column: column)
    }

    /// What an update makes of the node: objects are merged member by member, arrays get longer, everything else is
    /// replaced (Action Object).
    func merging(_ update: Node) -> Node {
        switch (content, update.content) {
        case (.mapping(let members), .mapping(let updates)): with(.mapping(members.merging(updates)))
        case (.sequence(let elements), .sequence(let added)): with(.sequence(elements + added))
        case (.sequence(let elements), _): with(.sequence(elements + [update]))
        default: update
        }
    }

    /// The value of a member of which an update has another.
    fileprivate func mergingMember(_ update: Node) -> Node {
        switch (content, update.content) {
        case (.mapping, .mapping), (.sequence, .sequence): merging(update)
        default: update
        }
    }
}

extension Mapping {
    /// The members with those of an update: new ones come last.
    func merging(_ update: Mapping) -> Mapping {
        var pairs = pairs
        var indexes = Dictionary(pairs.indices.map { (pairs[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
        for pair in update.pairs {
            guard let index = indexes[pair.key] else {
                indexes[pair.key] = pairs.count
                pairs.append(pair)
                continue
            }
            let value = pairs[index].value.mergingMember(pair.value)
            pairs[index] = Pair(key: pair.key, keyNode: pairs[index].keyNode, value: value)
        }
        return Mapping(pairs)
    }
}
