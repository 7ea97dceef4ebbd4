import IR
import OpenAPI

extension Schema {
    /// Whether the schema is a union that stands in place, with nothing beside it.
    var isOnlyUnion: Bool {
        reference == nil && !alternatives.isEmpty && types.isEmpty && !object.isPresent && composition.allOf.isEmpty
    }
}

/// Unions whose branches lead back to them.
extension Resolver {
    /// The branches that a value may be of, null aside: a reference back to the union itself allows nothing more, and of a union that
    /// has this one as a branch the others are left.
    func branches(of group: Alternatives) -> [Schema] {
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(group.owner)]
        return branches(group.schemas, of: group.owner, seen: &seen)
    }

    private func branches(
        _ schemas: [Schema],
        of union: Schema,
        seen: inout Set<ObjectIdentifier>
    ) -> [Schema] {
        var result: [Schema] = []
        for schema in schemas where !allowsOnlyNull(schema) {
            guard let target = onlyTarget(of: schema) ?? (schema.isOnlyUnion ? schema : nil),
                !target.alternatives.isEmpty,
                target === union || isBranch(of: target, { $0 === union })
            else {
                result.append(schema)
                continue
            }
            guard seen.insert(ObjectIdentifier(target)).inserted else { continue }
            result += branches(target.alternatives, of: union, seen: &seen)
        }
        return result
    }

    /// The same, without those that another part of the conjunction excludes by its type.
    func branches(of group: Alternatives, in conjunction: Conjunction) -> [Schema] {
        let branches = branches(of: group)
        guard conjunction.parts.contains(where: { $0 !== group.owner && !$0.types.isEmpty }),
            let kinds = conjunction.kinds
        else { return branches }
        let fitting = branches.filter { branch in
            let shapes = shapes(of: self.conjunction(of: branch))
            return shapes.isEmpty || shapes.contains { kinds.contains($0.kind) }
        }
        return fitting.isEmpty ? branches : fitting
    }

    /// The schema that references lead to which say nothing more themselves.
    func onlyTarget(of schema: Schema) -> Schema? {
        var schema = schema
        var seen: Set<ObjectIdentifier> = []
        while let reference = schema.reference, !schema.isTelling, seen.insert(ObjectIdentifier(schema)).inserted {
            guard let target = try? references.schema(reference) else { return nil }
            schema = target
        }
        return seen.isEmpty ? nil : schema
    }

    /// Whether a schema is a branch of a union, or of a union that is a branch. One that extends the union too is like a
    /// subclass: it refers to its superclass, which lists its subclasses.
    func isBranch(of union: Schema, _ isSchema: (Schema) -> Bool) -> Bool {
        var waiting = union.alternatives
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(union)]
        while let branch = waiting.popLast() {
            if isSchema(branch) { return true }
            guard seen.insert(ObjectIdentifier(branch)).inserted else { continue }
            if let reference = branch.reference, let target = try? references.schema(reference) {
                waiting.append(target)
            }
            waiting += branch.alternatives
        }
        return false
    }

    /// Whether a branch has what stands beside the union already: it extends the union, or all of its own branches do.
    func has(_ part: Schema, _ branch: Conjunction, depth: Int = 0) -> Bool {
        if branch.parts.contains(where: { $0 === part }) { return true }
        guard let group = branch.alternatives.first, depth < 4 else { return false }
        let branches = branches(of: group)
        return !branches.isEmpty && branches.allSatisfy { has(part, conjunction(of: $0), depth: depth + 1) }
    }

    /// Whether members that stand beside a union belong to values of the branch.
    func mayBeObject(_ branch: Conjunction) -> Bool {
        branch.types.isEmpty || branch.types.contains(.object) || !branch.alternatives.isEmpty
    }

    /// Whether a discriminator's mapping leads to a branch of a union, which is a branch of the discriminator's own.
    func selects(_ mapping: Schema.Discriminator.Mapping, branchOf union: Schema) -> Bool {
        guard !union.alternatives.isEmpty, let target = try? references.schema(forMapping: mapping) else {
            return false
        }
        return isBranch(of: union) { $0 === target }
    }
}
