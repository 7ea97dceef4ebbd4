package import YAML

/// Makes the overlay that turns one document into another.
///
/// Members of objects are removed, changed and added where they stand. An array can only lose elements, have changed
/// ones, and get longer (Overlay Specification 1.0): where one is inserted, those behind it are removed and appended
/// again. The order of members is not expressed: new ones come last.
package struct OverlayCreation {
    private struct Action {
        var target: String
        /// `nil` removes the target.
        var update: Node?
    }

    private var actions: [Action] = []
    private static let file = SourceFile(path: "overlay", bytes: [])

    /// The text of an overlay document.
    ///
    /// - Parameters:
    ///   - old: An object.
    ///   - new: An object.
    ///   - title: What the overlay is, for its `info`.
    package static func text(from old: Node, to new: Node, title: String) -> String {
        var creation = OverlayCreation()
        creation.compare(old, new, at: "$", in: nil)
        let info = mapping([("title", string(title)), ("version", string("1.0.0"))])
        let actions = creation.actions.map { action in
            mapping([
                ("target", string(action.target)),
                action.update.map { ("update", $0) } ?? ("remove", scalar("true", .bool)),
            ])
        }
        return NodeWriter().document(
            mapping([("overlay", string("1.0.0")), ("info", info), ("actions", node(.sequence(actions)))])
        )
    }

    /// - Parameter owner: The object that the nodes are members of, with their key.
    private mutating func compare(_ old: Node, _ new: Node, at path: String, in owner: (path: String, key: String)?) {
        if old.isIdentical(to: new) { return }
        switch (old.content, new.content) {
        case (.mapping(let old), .mapping(let new)): compare(old, new, at: path)
        case (.sequence(let old), .sequence(let new)): compare(old, new, at: path, in: owner)
        default: break
        }
    }

    private mutating func compare(_ old: Mapping, _ new: Mapping, at path: String) {
        let (oldValues, newValues) = (old.values, new.values)
        for pair in old.pairs {
            let value = newValues[pair.key]
            // What is of another kind cannot be merged with what is there.
            guard value.map({ !Self.isSameKind(pair.value, $0) }) ?? true else { continue }
            actions.append(Action(target: Self.member(pair.key, of: path)))
        }
        let updates = new.pairs.filter { pair in
            guard let value = oldValues[pair.key], Self.isSameKind(value, pair.value) else { return true }
            return pair.value.scalar != nil && !value.isIdentical(to: pair.value)
        }
        if !updates.isEmpty {
            actions.append(Action(target: path, update: Self.node(.mapping(Mapping(updates)))))
        }
        for pair in new.pairs {
            guard let value = oldValues[pair.key] else { continue }
            compare(value, pair.value, at: Self.member(pair.key, of: path), in: (path, pair.key))
        }
    }

    private mutating func compare(
        _ old: [Node],
        _ new: [Node],
        at path: String,
        in owner: (path: String, key: String)?
    ) {
        let changes = SequenceChanges(old, new)
        for (index, changed) in changes.changed {
            compare(old[index], new[changed], at: "\(path)[\(index)]", in: nil)
        }
        if let selector = changes.removedSelector(count: old.count) {
            actions.append(Action(target: "\(path)[\(selector)]"))
        }
        let added = changes.added.map { new[$0] }
        guard !added.isEmpty else { return }
        if let owner {
            let update = Self.mapping([(owner.key, Self.node(.sequence(added)))])
            actions.append(Action(target: owner.path, update: update))
        } else {
            for node in added {
                // An array would be appended element by element.
                actions.append(Action(target: path, update: node.sequence == nil ? node : Self.node(.sequence([node]))))
            }
        }
    }

    private static func isSameKind(_ first: Node, _ second: Node) -> Bool {
        switch (first.content, second.content) {
        case (.mapping, .mapping), (.sequence, .sequence), (.scalar, .scalar): true
        default: false
        }
    }

    /// `$.paths['/pets']`.
    private static func member(_ key: String, of path: String) -> String {
        // Others may be written so, too; but in brackets every reader understands them.
        let isName = key.utf8.enumerated().allSatisfy { index, byte in
            byte < 0x80 && JSONPathParser.isNameByte(byte, isFirst: index == 0)
        }
        if isName, !key.isEmpty { return "\(path).\(key)" }
        let quoted = NodeWriter.quoted(key).dropFirst().dropLast().replacing("\\\"", with: "\"").replacing(
            "'",
            with: "\\'"
        )
        return "\(path)['\(quoted)']"
    }
}

// MARK: - Nodes

extension OverlayCreation {
    private static func node(_ content: Node.Content) -> Node {
        Node(content, file: file, line: 1, column: 1)
    }

    private static func scalar(_ text: String, _ kind: Scalar.Kind) -> Node {
        node(.scalar(Scalar(text: text, kind: kind)))
    }

    private static func string(_ text: String) -> Node {
        scalar(text, .string)
    }

    private static func mapping(_ members: [(String, Node)]) -> Node {
        node(.mapping(Mapping(members.map { Mapping.Pair(key: $0.0, keyNode: string($0.0), value: $0.1) })))
    }
}
