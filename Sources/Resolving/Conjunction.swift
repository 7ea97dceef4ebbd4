import IR
import OpenAPI
import YAML

/// Schemas that all hold for one value: a schema with what its references and its `allOf` lead to.
struct Conjunction {
    /// The schema that the others are found from, whose place is the place of all.
    var primary: Schema
    /// The schemas that say something of the value, without references between; those of `allOf` first.
    var parts: [Schema]
    /// Schemas of which only the keywords of objects hold: what stands beside the `oneOf` that this is a branch of.
    var base: [Schema] = []
    /// The one type that is looked at, where the schemas allow several.
    var only: Schema.SimpleType?
    /// The identity of the type, where it is a part of what `primary` describes.
    var identity: TypeID?
    /// The parts of whose `oneOf` and `anyOf` it is known which branch holds: `primary` extends them, and is one of the branches.
    var extended: Set<ObjectIdentifier> = []
    /// Further schemas that the parts are found from, as several declarations of one value.
    var others: [Schema] = []

    /// The types that all parts allow, null aside; empty where none of them speaks of types, or where they contradict each
    /// other.
    var types: [Schema.SimpleType] {
        if let only { return [only] }
        if let result = writtenTypes { return result }
        // Values tell their types, keywords of objects and arrays the type that they speak of.
        let listed = typesOfValues
        if !listed.isEmpty { return listed }
        if (parts + base).contains(where: \.object.isPresent) { return [.object] }
        if parts.contains(where: \.array.isPresent) { return [.array] }
        if parts.contains(where: \.isEncoded) { return [.string] }
        return []
    }

    /// The types of the values of `enum` or `const`, in their order.
    private var typesOfValues: [Schema.SimpleType] {
        var types: [Schema.SimpleType] = []
        for type in listedNodes.map(\.simpleType) where !types.contains(type) { types.append(type) }
        return types.contains(.number) ? types.filter { $0 != .integer } : types
    }

    /// The types that `type` of all parts allows; `nil` where none of them has one.
    var writtenTypes: [Schema.SimpleType]? {
        if parts.count == 1 {
            let types = parts[0].types.filter { $0 != .null }
            return types.isEmpty ? nil : types
        }
        let lists = parts.map { $0.types.filter { $0 != .null } }.filter { !$0.isEmpty }
        guard let first = lists.first else { return nil }
        return lists.dropFirst().reduce(first) { known, types in
            // An integer is a number, so that of the two the integer is left.
            let narrowed = known.map {
                $0 == .number && types.contains(.integer) && !types.contains(.number) ? .integer : $0
            }
            return narrowed.filter { types.contains($0) || ($0 == .integer && types.contains(.number)) }
        }
    }

    /// Whether the types of the parts exclude each other, so that no value fits.
    var isContradictory: Bool { only == nil && writtenTypes?.isEmpty == true }

    /// The parts with keywords of objects.
    var objectParts: [Schema] { base + parts.filter(\.object.isPresent) }

    /// The part that says what the value is: the one with the fewest values, else the one with a format, else the last with a
    /// type.
    var telling: Schema {
        if parts.count == 1 { return parts[0] }
        return parts.reversed().filter { $0.countOfValues != nil }.min { $0.countOfValues ?? 0 < $1.countOfValues ?? 0 }
            ?? parts.last { $0.format != nil || $0.isEncoded } ?? parts.last { !$0.types.isEmpty } ?? parts.last
            ?? primary
    }

    /// The values of `enum` or `const`, null aside.
    var listedNodes: [Node] {
        let telling = telling
        return (telling.enumeration ?? telling.constant.map { [$0] } ?? []).filter { !$0.isNull }
    }

    /// `oneOf` and `anyOf` of the parts, without those that only validate.
    var alternatives: [Alternatives] {
        parts.flatMap { part -> [Alternatives] in
            guard !extended.contains(ObjectIdentifier(part)) else { return [] }
            return [
                Alternatives(schemas: part.composition.oneOf, isExclusive: true, owner: part),
                Alternatives(schemas: part.composition.anyOf, isExclusive: false, owner: part),
            ]
        }.filter { group in
            !group.schemas.isEmpty && !group.schemas.allSatisfy(\.onlyValidates)
                && (!group.schemas.allSatisfy(\.onlyRefines) || writtenTypes == nil)
        }
    }
}

/// The branches of one `oneOf` or `anyOf`.
struct Alternatives {
    var schemas: [Schema]
    /// `oneOf`.
    var isExclusive: Bool
    /// The schema that has them, and the discriminator.
    var owner: Schema
}

extension Schema {
    /// Whether the schema says nothing but which members must be there, or how many, as in `anyOf: [{required: [a]}, …]`.
    var onlyValidates: Bool {
        reference == nil && types.isEmpty && object.isPresent && object.properties.isEmpty
            && object.additionalProperties == nil && object.patternProperties.isEmpty && object.propertyNames == nil
            && object.conditional.isEmpty && enumeration == nil && constant == nil && !array.isPresent
            && composition.allOf.isEmpty && composition.oneOf.isEmpty
            && composition.anyOf.isEmpty
    }

    /// Whether the schema says nothing of the type of a value, as in `{type: string, oneOf: [{format: ipv4}, {format: ipv6}]}`.
    var onlyRefines: Bool {
        reference == nil && boolean == nil && types.isEmpty && enumeration == nil && constant == nil
            && !object.isPresent && !array.isPresent && !isEncoded && composition.allOf.isEmpty && alternatives.isEmpty
    }

    /// Whether the schema says something of the value itself, references and `allOf` aside.
    var isTelling: Bool {
        !types.isEmpty || enumeration != nil || constant != nil || format != nil || object.isPresent || array.isPresent
            || !composition.oneOf.isEmpty || !composition.anyOf.isEmpty || isEncoded
    }

    /// Whether the schema says of the value itself what type it has, and no more.
    var saysOnlyItsType: Bool {
        !types.isEmpty && enumeration == nil && constant == nil && format == nil && !object.isPresent
            && !array.isPresent && composition.oneOf.isEmpty && composition.anyOf.isEmpty && !isEncoded
    }

    /// How many values `enum` or `const` lists; `nil` where neither is there.
    fileprivate var countOfValues: Int? { enumeration?.count ?? constant.map { _ in 1 } }

    /// Whether the schema says what a string holds.
    var isEncoded: Bool { contentEncoding != nil || contentMediaType != nil }

    /// The branches of `oneOf` and `anyOf`.
    var alternatives: [Schema] { composition.oneOf + composition.anyOf }

    /// Whether the schema says something of the value, by a reference or by `allOf` too.
    var speaksOfTheValue: Bool { isTelling || reference != nil || !composition.allOf.isEmpty }
}

extension Resolver {
    /// The reference that a schema is, where nothing beside it says more of the value: `type: string` beside the reference to
    /// an enum does not, properties and `allOf` do.
    func plainReference(of schema: Schema) -> Reference? {
        guard let reference = schema.reference, schema.partsOfAllOf.telling.isEmpty else { return nil }
        guard schema.isTelling else { return reference }
        guard schema.saysOnlyItsType, let target = try? references.schema(reference) else { return nil }
        let types = conjunction(of: target).types
        let isRepeated = !types.isEmpty && types.allSatisfy(Set(schema.types).contains)
        return isRepeated ? reference : nil
    }

    /// What holds for the values of a schema.
    func conjunction(of schema: Schema) -> Conjunction {
        guard schema.reference != nil || !schema.composition.allOf.isEmpty else {
            var conjunction = Conjunction(primary: schema, parts: schema.isTelling ? [schema] : [])
            if !schema.alternatives.isEmpty, families[schema] != nil {
                conjunction.extended = [ObjectIdentifier(schema)]
            }
            return conjunction
        }
        var parts: [Schema] = []
        var seen: Set<ObjectIdentifier> = []
        collect(schema, into: &parts, seen: &seen)
        var conjunction = Conjunction(primary: schema, parts: parts)
        for part in parts where !part.alternatives.isEmpty {
            let isMember = families[part].map { family in
                part === schema || family.members.contains { seen.contains(ObjectIdentifier($0)) }
            }
            guard isMember == true || isExtended(part, by: seen) else { continue }
            conjunction.extended.insert(ObjectIdentifier(part))
        }
        return conjunction
    }

    /// Whether one of the schemas that were met is a branch of the union, and extends it: `allOf: [A, {oneOf: [A, B]}]` has the
    /// branch beside the union.
    private func isExtended(_ union: Schema, by seen: Set<ObjectIdentifier>) -> Bool {
        isBranch(of: union) { branch in
            guard seen.contains(ObjectIdentifier(branch)) else { return false }
            var parts: [Schema] = []
            var found: Set<ObjectIdentifier> = []
            collect(branch, into: &parts, seen: &found)
            return found.contains(ObjectIdentifier(union))
        }
    }

    /// The same, of a branch beside which other schemas stand.
    func conjunction(of schema: Schema, beside base: [Schema]) -> Conjunction {
        var conjunction = conjunction(of: schema)
        conjunction.base = base
        return conjunction
    }

    private func collect(_ schema: Schema, into parts: inout [Schema], seen: inout Set<ObjectIdentifier>) {
        // A schema that contains itself in this way adds nothing the second time.
        guard seen.insert(ObjectIdentifier(schema)).inserted else { return }
        if let reference = schema.reference, let target = try? references.schema(reference) {
            collect(target, into: &parts, seen: &seen)
        }
        for part in schema.composition.allOf {
            collect(part, into: &parts, seen: &seen)
        }
        if schema.isTelling { parts.append(schema) }
    }
}
