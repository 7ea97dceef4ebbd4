import IR
import OpenAPI
import YAML

/// What is known of pairs of schemas: whether the first says all that the second says. Pairs that are being looked at are taken for
/// such, so that schemas that contain themselves end.
typealias Implications = [ImplicationKey: Bool]

struct ImplicationKey: Hashable {
    var own: ObjectIdentifier
    var other: ObjectIdentifier
}

/// Whether a schema tells all that another one says of the same value, as far as it makes a difference in Swift.
extension Resolver {
    func implies(_ own: Schema, _ other: Schema, _ known: inout Implications) -> Bool {
        if own === other || !other.speaksOfTheValue { return true }
        return implies(conjunction(of: own), conjunction(of: other), &known)
    }

    func implies(_ own: Conjunction, _ other: Conjunction, _ known: inout Implications) -> Bool {
        let key = ImplicationKey(own: ObjectIdentifier(own.primary), other: ObjectIdentifier(other.primary))
        if let result = known[key] { return result }
        known[key] = true
        let result = compare(own, other, &known)
        known[key] = result
        return result
    }

    private func compare(_ own: Conjunction, _ other: Conjunction, _ known: inout Implications) -> Bool {
        if other.parts.allSatisfy({ part in own.parts.contains { $0 === part } }) { return true }
        // What extends a family has its parts.
        if family(referencedBy: other.primary) != nil { return false }
        if let group = own.alternatives.first {
            let branches = branches(of: group)
            if !branches.isEmpty, branches.allSatisfy({ implies(conjunction(of: $0), other, &known) }) { return true }
        }
        guard let group = other.alternatives.first else { return says(own, allOf: other, &known) }
        guard branches(of: group).contains(where: { implies(own, conjunction(of: $0), &known) }) else { return false }
        var rest = other
        rest.extended.insert(ObjectIdentifier(group.owner))
        return rest.alternatives.isEmpty && says(own, allOf: rest, &known)
    }

    /// The same, of a schema without branches.
    private func says(_ own: Conjunction, allOf other: Conjunction, _ known: inout Implications) -> Bool {
        let types = own.types
        let wanted = other.types
        let isNarrower = types.allSatisfy { wanted.contains($0) || $0 == .integer && wanted.contains(.number) }
        guard wanted.isEmpty || !types.isEmpty && isNarrower else { return false }
        return listsValues(of: other, own) && hasFormat(of: other, own) && declaresMembers(of: other, own, &known)
            && describesElements(of: other, own, &known)
    }

    /// Whether the values of the other are listed, or some of them. Of lists that only overlap each says enough.
    private func listsValues(of other: Conjunction, _ own: Conjunction) -> Bool {
        let wanted = Set(other.listedNodes.compactMap(\.scalar?.text))
        let listed = Set(own.listedNodes.compactMap(\.scalar?.text))
        return wanted.isEmpty || !listed.isEmpty && !listed.isStrictSuperset(of: wanted)
    }

    /// Whether a format of the other would make no other type of a scalar, or whether the scalar has one itself.
    private func hasFormat(of other: Conjunction, _ own: Conjunction) -> Bool {
        guard own.listedNodes.isEmpty, own.telling.format == nil, !own.telling.isEncoded else { return true }
        return own.types.allSatisfy { scalar($0, other.telling) == scalar($0, own.telling) }
    }

    private func scalar(_ type: Schema.SimpleType, _ schema: Schema) -> TypeReference? {
        switch type {
        case .string: stringType(of: schema)
        case .integer: integerType(of: schema)
        case .number: numberType(of: schema)
        case .boolean, .array, .object, .null: nil
        }
    }

    private func declaresMembers(of other: Conjunction, _ own: Conjunction, _ known: inout Implications) -> Bool {
        let parts = other.objectParts
        guard !parts.isEmpty else { return true }
        let ownParts = own.objectParts
        let required = Set(ownParts.flatMap(\.object.required).map(\.name))
        guard parts.allSatisfy({ $0.object.required.allSatisfy { required.contains($0.name) } }),
            parts.allSatisfy({ part in part.object.conditional.isEmpty || ownParts.contains(where: { $0 === part }) }),
            !parts.contains(where: { $0.object.additionalSchema != nil })
                || ownParts.contains(where: { $0.object.additionalSchema != nil }),
            !parts.contains(where: \.keepsUndeclared) || ownParts.contains(where: \.keepsUndeclared)
        else { return false }
        let members = Dictionary(grouping: ownParts.flatMap(\.object.properties), by: \.name)
        return parts.flatMap(\.object.properties).allSatisfy { member in
            members[member.name]?.contains { implies($0.schema, member.schema, &known) } == true
        }
    }

    private func describesElements(of other: Conjunction, _ own: Conjunction, _ known: inout Implications) -> Bool {
        for part in other.parts {
            if !part.array.prefixItems.isEmpty {
                guard own.parts.contains(where: { $0.array.prefixItems.count >= part.array.prefixItems.count }) else {
                    return false
                }
            }
            guard let items = part.array.items, items.speaksOfTheValue else { continue }
            let isSaid = own.parts.compactMap(\.array.items).contains { implies($0, items, &known) }
            guard isSaid || own.parts.contains(where: { !$0.array.prefixItems.isEmpty }) else { return false }
        }
        return true
    }
}
