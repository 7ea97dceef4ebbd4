import IR

/// Finds the property whose text tells the branches of a union apart without a discriminator.
struct TagFinder {
    struct Tag {
        var property: String
        /// The texts of each branch; `nil` for the branch that is taken where the member is missing.
        var values: [[String]?]
    }

    let tag: Tag?

    /// The first property of the first branch that has listed texts in all branches but one, of which some differ.
    init(_ branches: [UnionBranch]) {
        let shapes = branches.map { $0.shapes.filter { $0.kind == .object } }
        guard branches.count > 1, shapes.allSatisfy({ !$0.isEmpty }) else {
            tag = nil
            return
        }
        var candidates: [String] = []
        for name in shapes.flatMap(\.self).flatMap(\.names) where !candidates.contains(name) {
            if shapes.filter({ $0.allSatisfy { $0.tags[name] != nil } }).count >= branches.count - 1 {
                candidates.append(name)
            }
        }
        tag = candidates.lazy.compactMap { Self.tag($0, shapes) }.first
    }

    private static func tag(_ name: String, _ shapes: [[Shape]]) -> Tag? {
        let values = shapes.map { shapes -> [String]? in
            let lists = shapes.map { $0.tags[name] }
            return lists.contains { $0 == nil } ? nil : lists.compactMap(\.self).flatMap(\.self)
        }
        let known = values.compactMap(\.self)
        // Texts that all branches share tell nothing.
        guard Set(known.map { $0.sorted() }).count > 1 || known.count < values.count && known.count == 1 else {
            return nil
        }
        // A branch without the property is told by its absence, if the others must have it.
        if let index = values.firstIndex(where: { $0 == nil }) {
            let others = shapes.indices.filter { $0 != index }
            guard shapes[index].allSatisfy({ !$0.names.contains(name) }),
                others.allSatisfy({ shapes[$0].allSatisfy { $0.required.contains(name) } })
            else { return nil }
        }
        return Tag(property: name, values: values)
    }
}
