import IR
import OpenAPI

extension Family {
    /// The identity of the struct of values that are of the parent alone.
    fileprivate var baseID: TypeID { TypeID("\(parent.pointer.description)/base") }
}

/// Parents with discriminators: where one is used, its value may be of any schema that extends it.
extension Resolver {
    /// The union of the schemas of a family. Their structs hold the parent's members themselves; what the parent declares
    /// inline belongs to the union, and a value that is of the parent alone is its case `base`.
    mutating func resolveFamily(_ family: Family, place: Place) -> TypeReference {
        let id = TypeID(family.parent.pointer.description)
        let conjunction = conjunction(of: family.parent)
        var branches = closestMembers(of: family).map { member in
            var branch = UnionBranch(
                conjunction: self.conjunction(of: member),
                schema: member,
                shapes: self.shapes(of: member, in: family)
            )
            let middle = families[member].flatMap { $0.isMiddle ? $0 : nil }
            branch.type = .named(middle?.baseID ?? TypeID(member.pointer.description))
            if middle != nil { branch.title = member.pointer.name }
            return branch
        }
        let baseID = family.baseID
        if family.hasParentAlone {
            var base = UnionBranch(conjunction: conjunction, schema: family.parent, shapes: [])
            base.shapes = tagged(shapes(of: conjunction), as: family.parent, in: family)
            base.type = .named(baseID)
            base.title = "Base"
            branches.append(base)
        }
        let base = family.hasParentAlone ? branches.indices.last : nil
        var rules = UnionRules(branches, tag: family.discriminator.propertyName, missing: base, in: self)
        applyDefault(of: family.discriminator, to: &rules, branches)
        _ = declareUnion(id, branches, rules: rules, of: conjunction, place: place)
        guard let base else {
            // Only what it declares inline is needed.
            _ = structure(of: conjunction.objectParts, id: id)
            return .named(id)
        }
        declareStructure(baseID, of: family.parent, place: .type(id, role: .branch(base))) { resolver in
            resolver.structure(of: conjunction.objectParts, id: id)
        }
        types.update(baseID) { $0.title = "Base" }
        return .named(id)
    }

    /// The members of a family without those that belong to a family inside of it.
    private func closestMembers(of family: Family) -> [Schema] {
        let inner = family.members.compactMap { families[$0] }.filter { !$0.isMiddle }
        return family.members.filter { member in
            !inner.contains { $0.members.contains { $0 === member } && !$0.members.contains { $0 === family.parent } }
        }
    }

    /// The shapes of all values of a family.
    func shapes(of family: Family) -> [Shape] {
        let own = tagged(shapes(of: conjunction(of: family.parent)), as: family.parent, in: family)
        return (family.hasParentAlone ? own : [])
            + family.members.flatMap { member in
                tagged(shapes(of: conjunction(of: member)), as: member, in: family)
            }
    }

    /// The shapes of a member, which may be a parent itself.
    private func shapes(of member: Schema, in family: Family) -> [Shape] {
        let inner = families[member].flatMap { $0.isMiddle ? nil : $0.members } ?? []
        return ([member] + inner).flatMap { schema in
            tagged(shapes(of: conjunction(of: schema)), as: schema, in: family)
        }
    }

    /// The shapes with the texts that the discriminator has in them.
    private func tagged(_ shapes: [Shape], as schema: Schema, in family: Family) -> [Shape] {
        let property = family.discriminator.propertyName
        let known = schema === family.parent || family.maps(schema) ? nil : families.tags(of: schema)
        let values = known.flatMap { $0.property == property ? $0.values : nil } ?? family.values(of: schema)
        return shapes.map { shape in
            var shape = shape
            shape.tags[property] = values
            shape.required.insert(property)
            shape.identity.append(ObjectIdentifier(schema))
            return shape
        }
    }

    /// The family whose parent a schema refers to, and says nothing more.
    ///
    /// - Parameter depth: How many references were followed, so that circular ones end.
    func family(referencedBy schema: Schema, depth: Int = 0) -> Family? {
        guard depth < 8, let reference = plainReference(of: schema),
            let target = try? references.schema(reference)
        else { return nil }
        return families[target] ?? family(referencedBy: target, depth: depth + 1)
    }
}

/// Places that say more of an object of a family, without a name of their own: `allOf: [{$ref: Parent}, {properties: …}]`.
extension Resolver {
    /// The struct of the members that stand beside a parent's, with the value that may be of any schema of the family; `nil` where
    /// there is none, and where members of the family are declared anew.
    mutating func resolveAnyOfFamily(_ conjunction: Conjunction, place: Place) -> TypeReference? {
        guard let family = family(extendedBy: conjunction) else { return nil }
        let known = self.conjunction(of: family.parent).objectParts
        let parts = known + family.members.flatMap { self.conjunction(of: $0).objectParts }
        let further = conjunction.objectParts.filter { part in !known.contains { $0 === part } }
        let names = Set(parts.flatMap(\.object.properties).map(\.name))
        let own = Set(further.flatMap(\.object.properties).map(\.name))
        guard own.isDisjoint(with: names), !(parts + further).contains(where: \.keepsUndeclared) else { return nil }
        let any = TypeReference.named(TypeID(family.parent.pointer.description))
        let required = Set(further.flatMap(\.object.required).map(\.name)).subtracting(names)
        guard !own.isEmpty || !required.isEmpty else { return any }
        let id = typeID(of: conjunction)
        guard !types.contains(id) else { return .named(id) }
        declareStructure(id, of: conjunction.primary, place: place) { resolver in
            var structure = resolver.structure(of: further, required: required, id: id)
            structure.properties.insert(.flattened(any, location: conjunction.primary.location), at: 0)
            return structure
        }
        return .named(id)
    }

    /// The family whose parent a conjunction leads to, and none of the schemas that extend that.
    private func family(extendedBy conjunction: Conjunction) -> Family? {
        guard !families.isEmpty, conjunction.parts.count > 1, conjunction.only == nil, conjunction.base.isEmpty else {
            return nil
        }
        var waiting = [conjunction.primary] + conjunction.others
        var met: [Schema] = []
        while let schema = waiting.popLast() {
            guard !met.contains(where: { $0 === schema }) else { continue }
            met.append(schema)
            waiting += schema.composition.allOf
            if let target = schema.reference.flatMap({ try? references.schema($0) }) { waiting.append(target) }
        }
        return met.lazy.compactMap { self.families[$0] }.first { family in
            !family.members.contains { member in met.contains { $0 === member } }
        }
    }
}
