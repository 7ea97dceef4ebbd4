import Diagnostics
import IR
import OpenAPI
import YAML

/// What several declarations of one value make of it.
struct Joined {
    /// The declaration that says all that the others say, or that stands for all of them.
    var member: Schema.Member
    /// What they say together, where none of them says it all.
    var conjunction: Conjunction?
}

/// Several declarations of one value, as the parts of an `allOf` make them for a property or for the items of an array. All of them
/// hold, whatever their order is (JSON Schema core §10.2.1.1).
extension Resolver {
    /// Of declarations that contradict each other the last counts, and the others are reported.
    ///
    /// - Parameter owner: The type that has the value.
    mutating func joined(_ members: [Schema.Member], owner: TypeID) -> Joined {
        let telling = members.filter(\.schema.speaksOfTheValue)
        guard let last = telling.last, telling.count > 1 else { return Joined(member: telling.first ?? members[0]) }
        let fitting = telling.filter { $0.schema === last.schema || !contradict([$0.schema], last.schema) }
        if fitting.count < telling.count {
            let others = telling.filter { member in !fitting.contains { $0.schema === member.schema } }
            for other in others { reportContradiction(of: other, to: last) }
        }
        let all = fitting.map { conjunction(of: $0.schema) }
        var known: Implications = [:]
        let whole = all.indices.last { index in
            all.indices.allSatisfy { $0 == index || implies(all[index], all[$0], &known) }
        }
        if let whole { return Joined(member: fitting[whole]) }
        var result = all[all.count - 1]
        for other in all.dropLast().reversed() {
            result.parts = other.parts.filter { part in !result.parts.contains { $0 === part } } + result.parts
            result.extended.formUnion(other.extended)
        }
        result.identity = ownIdentity(of: last.schema, owner: owner)
        result.others = all.dropLast().map(\.primary)
        addOnlyBranches(to: &result)
        guard result.alternatives.count > 1 else { return Joined(member: last, conjunction: result) }
        // Two unions that say different things make no type.
        for (member, other) in zip(fitting, all).dropLast() where !other.alternatives.isEmpty {
            reportContradiction(of: member, to: last)
        }
        return Joined(member: last)
    }

    /// The type of the elements of an array or dictionary that all schemas describe together.
    ///
    /// - Parameter name: The keyword that has the schemas.
    mutating func element(_ schemas: [Schema], named name: String, owner: TypeID, place: Place) -> TypeReference {
        guard schemas.count > 1 else { return resolve(schemas[0], place: place).element }
        let joined = joined(schemas.map { .init(name: name, nameLocation: $0.location, schema: $0) }, owner: owner)
        let type =
            joined.conjunction.map { resolve($0, place: place) } ?? resolve(joined.member.schema, place: place).type
        return ResolvedType(type: type, isNullable: areNullable(schemas)).element
    }

    /// Of several unions those with one branch, null aside, are what the branch is.
    private func addOnlyBranches(to conjunction: inout Conjunction) {
        let groups = conjunction.alternatives
        guard groups.count > 1 else { return }
        for group in groups where group.owner.alternatives.count == group.schemas.count {
            let branches = branches(of: group)
            guard branches.count == 1 else { continue }
            let parts = self.conjunction(of: branches[0]).parts
            conjunction.extended.insert(ObjectIdentifier(group.owner))
            conjunction.parts += parts.filter { part in !conjunction.parts.contains { $0 === part } }
        }
    }

    /// Of the declarations of a discriminator's property the last: of all texts that the others allow one is left.
    func joinedTag(_ members: [Schema.Member]) -> Joined {
        Joined(member: members.last(where: \.schema.speaksOfTheValue) ?? members[0])
    }

    /// Whether null is allowed: whether the last declaration that speaks of types, or of null, allows it. Documents repeat a
    /// property to say so, though strictly it would be allowed only where all declarations allow it.
    func areNullable(_ schemas: [Schema]) -> Bool {
        schemas.last(where: \.decidesOnNull).map { isNullable($0) } ?? false
    }

    /// The identity of what several declarations of a value say together, where the last of them stands in another schema: there
    /// it is a type of its own, which says less.
    private func ownIdentity(of last: Schema, owner: TypeID) -> TypeID? {
        owner.contains(last.pointer.description) ? nil : borrowedIdentity(of: last, in: owner)
    }

    /// Whether no value can be what the schemas say and what the other says.
    func contradict(_ schemas: [Schema], _ other: Schema) -> Bool {
        let written = writtenType(of: other)
        if let written, schemas.contains(where: { writtenType(of: $0).map { $0 != written } ?? false }) { return true }
        let kinds = Set(shapes(ofMember: [other]).map(\.kind))
        guard !kinds.isEmpty else { return false }
        return schemas.contains { schema in
            let own = shapes(ofMember: [schema]).map(\.kind)
            return !own.isEmpty && kinds.isDisjoint(with: own)
        }
    }

    /// The type of a text whose format says how it is written: a day is no instant.
    private func writtenType(of schema: Schema) -> TypeReference? {
        let conjunction = conjunction(of: schema)
        guard conjunction.types == [.string], conjunction.alternatives.isEmpty else { return nil }
        let type = stringType(of: conjunction.telling)
        return [.date, .dateTime, .base64].contains(type) ? type : nil
    }

    private mutating func reportContradiction(of other: Schema.Member, to last: Schema.Member) {
        diagnostics.append(
            Diagnostic(
                "property-contradiction",
                .warning,
                "`\(last.name)` is declared with another type elsewhere in this `allOf`; this declaration is used",
                at: last.nameLocation,
                hint: "give the property one type",
                related: [.init("the other declaration", at: other.nameLocation)]
            )
        )
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

    /// Whether the schema says whether a value may be null: keywords of objects, arrays and strings alone do not.
    var decidesOnNull: Bool {
        isNullable || !types.isEmpty || enumeration != nil || constant != nil || reference != nil
            || !composition.allOf.isEmpty || !alternatives.isEmpty
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
            && Schema.say([additionalSchema].compactMap(\.self), theSameAs: [other.additionalSchema].compactMap(\.self))
            && Schema.say(patternProperties.map(\.schema), theSameAs: other.patternProperties.map(\.schema))
    }

    private var additional: Bool? {
        if case .allowed(let isAllowed)? = additionalProperties { isAllowed } else { nil }
    }

    /// What `additionalProperties` says of members that the schema itself does not declare.
    var additionalSchema: Schema? {
        if case .schema(let schema)? = additionalProperties { schema } else { nil }
    }
}
