import IR
import OpenAPI
import YAML

/// Several declarations of one value, as the parts of an `allOf` make them for a property or for the items of an array.
extension Resolver {
    /// What the schemas say together; `nil` where the last of them says it all.
    ///
    /// - Parameter depth: The arrays around, so that arrays of themselves end.
    func joined(_ schemas: [Schema], depth: Int = 0) -> Conjunction? {
        guard let last = schemas.last, schemas.count > 1, depth < 8 else { return nil }
        var result = conjunction(of: last)
        var isMore = false
        for schema in schemas.dropLast().reversed() {
            let other = conjunction(of: schema)
            guard adds(other, to: result, depth) else { continue }
            result.parts = other.parts.filter { part in !result.parts.contains { $0 === part } } + result.parts
            result.extended.formUnion(other.extended)
            isMore = true
        }
        return isMore ? result : nil
    }

    /// The identity of what several declarations of a member say together, where the last of them stands in another schema: there
    /// it is a type of its own, which says less.
    func ownIdentity(of joined: Conjunction, owner: TypeID) -> TypeID? {
        guard !owner.contains(joined.primary.pointer.description) else { return nil }
        return borrowedIdentity(of: joined.primary, in: owner)
    }

    /// Whether one says something of members or items that the other does not.
    private func adds(_ other: Conjunction, to own: Conjunction, _ depth: Int) -> Bool {
        guard other.alternatives.isEmpty else { return false }
        if own.alternatives.count == 1, other.types == [.object] {
            // What is one of several objects has the members of the other besides.
            let branches = own.alternatives[0].schemas.flatMap { shapes(of: conjunction(of: $0)) }
            return branches.allSatisfy { $0.kind == .object } && !branches.isEmpty && !other.objectParts.isEmpty
        }
        guard own.types == other.types, own.alternatives.isEmpty else { return false }
        switch own.types {
        case [.object]:
            let names = Set(mergedMembers(of: own.objectParts).map { $0[0].name })
            let others = mergedMembers(of: other.objectParts).map { $0[0].name }
            return !names.isSuperset(of: others)
                || other.objectParts.contains(where: \.keepsUndeclared)
                    && !own.objectParts.contains(where: \.keepsUndeclared)
        case [.array]:
            guard let items = own.parts.last(where: { $0.array.items != nil })?.array.items,
                let others = other.parts.last(where: { $0.array.items != nil })?.array.items, items !== others
            else { return false }
            return joined([others, items], depth: depth + 1) != nil
        default: return false
        }
    }
}

extension Schema {
    /// Whether the document speaks of members that are not declared, and allows them.
    var keepsUndeclared: Bool {
        switch object.additionalProperties {
        case .schema, .allowed(true): true
        case .allowed(false), nil: !object.patternProperties.isEmpty
        }
    }

    /// Whether two schemas, wherever they stand, say the same of a value; what they tell people aside.
    func says(theSameAs other: Schema) -> Bool {
        self === other
            || (reference?.target == other.reference?.target && types == other.types && format == other.format
                && isNullable == other.isNullable && boolean == other.boolean
                && enumeration?.map(\.scalar?.text) == other.enumeration?.map(\.scalar?.text)
                && constant?.scalar?.text == other.constant?.scalar?.text
                && object.says(theSameAs: other.object)
                && Self.say([array.items].compactMap(\.self), theSameAs: [other.array.items].compactMap(\.self))
                && Self.say(array.prefixItems, theSameAs: other.array.prefixItems)
                && Self.say(composition.allOf, theSameAs: other.composition.allOf)
                && Self.say(composition.oneOf, theSameAs: other.composition.oneOf)
                && Self.say(composition.anyOf, theSameAs: other.composition.anyOf))
    }

    fileprivate static func say(_ schemas: [Schema], theSameAs others: [Schema]) -> Bool {
        schemas.count == others.count && zip(schemas, others).allSatisfy { $0.says(theSameAs: $1) }
    }
}

extension Schema.ObjectKeywords {
    fileprivate func says(theSameAs other: Schema.ObjectKeywords) -> Bool {
        properties.map(\.name) == other.properties.map(\.name)
            && Set(required.map(\.name)) == Set(other.required.map(\.name))
            && Schema.say(properties.map(\.schema), theSameAs: other.properties.map(\.schema))
            && additional == other.additional
            && Schema.say(additionalSchemas, theSameAs: other.additionalSchemas)
            && Schema.say(patternProperties.map(\.schema), theSameAs: other.patternProperties.map(\.schema))
    }

    private var additional: Bool? {
        if case .allowed(let isAllowed)? = additionalProperties { isAllowed } else { nil }
    }

    private var additionalSchemas: [Schema] {
        if case .schema(let schema)? = additionalProperties { [schema] } else { [] }
    }
}
