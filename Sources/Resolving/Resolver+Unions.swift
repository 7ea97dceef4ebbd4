import Diagnostics
import IR
import OpenAPI
import YAML

/// A branch of a union while it is looked at.
struct UnionBranch {
    var conjunction: Conjunction
    /// The branch as it stands in `oneOf` or `anyOf`.
    var schema: Schema
    var shapes: [Shape]
    /// What the branch is, where that has been decided already.
    var type: TypeReference?
    /// The branches of strings that the branch stands for.
    var strings: [UnionBranch] = []
    /// What the branch is called, where that is not its schema's title.
    var title: String?
    /// Whether the branch stands for several, of which none gives it a title.
    var isMerged = false
    /// The one text that the branch is.
    var text: String?

    /// The kind of JSON of all its values, if that is one.
    var onlyKind: JSONKind? {
        guard let first = shapes.first?.kind, shapes.allSatisfy({ $0.kind == first }) else { return nil }
        return first
    }

    /// Whether all values are arrays of such elements, described by one schema.
    func isArray(of kind: JSONKind) -> Bool {
        shapes.count == 1 && shapes[0].elements == [kind]
            && conjunction.parts.allSatisfy { $0.array.prefixItems.isEmpty }
    }
}

extension Resolver {
    /// The type of a value that one of several schemas describes.
    mutating func resolveAlternatives(
        _ group: Alternatives,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        let schemas = branches(of: group, in: conjunction)
        let base = partsBeside(schemas, of: conjunction)
        guard let first = schemas.first else {
            return group.schemas.allSatisfy { allowsOnlyNull($0) } ? .json : endlessType(of: conjunction.primary)
        }
        if schemas.count == 1 {
            if base.isEmpty, first.reference != nil { return resolve(first, place: place).type }
            // The one branch is what the schema itself is, with the schema's own identity.
            var only = self.conjunction(of: first, beside: base)
            only.primary = conjunction.primary
            return resolve(only, place: place)
        }
        if let type = resolveExtension(schemas, base: base, group: group, of: conjunction, place: place) { return type }
        let branches = schemas.map { schema in
            var branch = self.conjunction(of: schema)
            let base = mayBeObject(branch) ? base.filter { !has($0, branch) } : []
            branch.base = base.isEmpty ? undeclaredMembers(beside: schema, of: conjunction) : base
            if !base.isEmpty { branch.identity = borrowedIdentity(of: schema, group, in: conjunction) }
            return UnionBranch(conjunction: branch, schema: schema, shapes: shapes(of: branch))
        }
        return resolveUnion(branches, group: group, of: conjunction, place: place)
    }

    /// The identity of a branch that stands in another schema, which a reference leads to: with what stands beside the
    /// reference it is another type than it is there.
    private func borrowedIdentity(
        of branch: Schema,
        _ group: Alternatives,
        in conjunction: Conjunction
    ) -> TypeID? {
        let isOwn = TypeID(conjunction.primary.pointer.description).contains(group.owner.pointer.description)
        guard !isOwn || conjunction.identity != nil else { return nil }
        return borrowedIdentity(of: branch, in: typeID(of: conjunction))
    }

    /// The identity of a schema that stands elsewhere, with more said of it in a type. Inside of what is borrowed itself the
    /// outermost type counts, so that schemas that contain themselves end.
    func borrowedIdentity(of schema: Schema, in owner: TypeID) -> TypeID {
        let outermost = owner.pointer.firstRange(of: Self.borrowed).map { owner.pointer[..<$0.lowerBound] }
        return TypeID((outermost ?? owner.pointer[...]) + Self.borrowed + schema.pointer.description)
    }

    /// No JSON pointer has this, since only `0` and `1` follow a `~` there (RFC 6901 §3).
    private static let borrowed = "/~borrowed/"

    /// What stands beside the branches and says more than they do: properties, or members that must be there.
    private func partsBeside(_ schemas: [Schema], of conjunction: Conjunction) -> [Schema] {
        let parts = conjunction.objectParts
        if parts.contains(where: { !$0.object.properties.isEmpty }) { return parts }
        let required = Set(parts.flatMap(\.object.required).map(\.name))
        guard !required.isEmpty else { return [] }
        let addsNothing = schemas.allSatisfy { schema in
            shapes(of: self.conjunction(of: schema)).allSatisfy { $0.required.isSuperset(of: required) }
        }
        return addsNothing ? [] : parts.filter { !$0.object.required.isEmpty }
    }

    /// What stands beside the branches and keeps members that an object among these does not declare.
    private func undeclaredMembers(beside schema: Schema, of conjunction: Conjunction) -> [Schema] {
        let branch = self.conjunction(of: schema)
        guard branch.types == [.object], branch.alternatives.isEmpty,
            branch.objectParts.contains(where: { !$0.object.properties.isEmpty }),
            !branch.objectParts.contains(where: { $0.object.additionalProperties != nil })
        else { return [] }
        return conjunction.objectParts.filter(\.keepsUndeclared)
    }

    /// The type of a schema with several types.
    mutating func resolveTypes(
        _ types: [Schema.SimpleType],
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        let branches = types.map { type in
            var branch = conjunction
            branch.only = type
            return UnionBranch(conjunction: branch, schema: conjunction.primary, shapes: shapes(of: branch))
        }
        let group = Alternatives(schemas: [], isExclusive: true, owner: conjunction.primary)
        return resolveUnion(branches, group: group, of: conjunction, place: place)
    }

    /// `{type: null}`, `{enum: [null]}`, `{nullable: true}` with nothing beside it, and a reference to one of them.
    func allowsOnlyNull(_ schema: Schema, depth: Int = 0) -> Bool {
        if schema.types == [.null] { return true }
        if let values = schema.enumeration, !values.isEmpty, values.allSatisfy(\.isNull) { return true }
        if schema.constant?.isNull == true { return true }
        // Deeper chains are circular ones, which have been reported.
        if let reference = schema.reference, depth < 64 {
            guard let target = try? references.schema(reference) else { return false }
            return allowsOnlyNull(target, depth: depth + 1)
        }
        return schema.isNullable && !schema.isTelling && schema.composition.allOf.isEmpty
    }

    mutating func resolveUnion(
        _ branches: [UnionBranch],
        group: Alternatives,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        let id = typeID(of: conjunction)
        guard !types.contains(id) else { return .named(id) }
        if let type = mergedStrings(branches, of: conjunction, place: place)
            ?? mergedIntegers(branches, of: conjunction, place: place)
        {
            return type
        }
        if branches.allSatisfy({ $0.onlyKind == .boolean }) { return .boolean }
        var branches = branches
        mergeStrings(&branches)
        mergeNumbers(&branches)
        mergeArrays(&branches, of: conjunction, place: place)
        if branches.count > 1 { splitTexts(&branches) }
        if branches.count == 1 { return type(of: branches[0], place: place) }
        if !group.isExclusive, let type = mergedObject(branches, group: group, of: conjunction, place: place) {
            return type
        }
        guard var rules = UnionRules(branches, group: group, in: self) else {
            reportAmbiguity(of: branches, in: conjunction.primary)
            return .json
        }
        if rules.ignoresDiscriminator { reportWrongDiscriminator(of: group.owner) }
        reportLostMappings(of: group, branches)
        applyDefault(of: group.owner.composition.discriminator, to: &rules, branches)
        reportGuesses(of: rules, branches, in: conjunction.primary)
        return declareUnion(id, branches, group: group, rules: rules, of: conjunction, place: place)
    }

    mutating func declareUnion(
        _ id: TypeID,
        _ branches: [UnionBranch],
        group: Alternatives? = nil,
        rules: UnionRules,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference {
        let schema = conjunction.primary
        var definition = TypeDefinition(
            id: id,
            owner: place,
            title: title(of: schema),
            kind: .union(Union(branches: [], rules: [])),
            documentation: conjunction.identity == nil ? documentation(of: schema) : Documentation(),
            location: schema.location
        )
        types.add(definition)
        var result: [Union.Branch] = []
        for (index, branch) in branches.enumerated() {
            result.append(
                Union.Branch(
                    type: type(of: branch, place: .type(id, role: .branch(index))),
                    tag: rules.tags[index],
                    ownKey: rules.ownKeys[index],
                    title: title(of: branch),
                    text: branch.text,
                    location: branch.schema.location
                )
            )
        }
        var union = Union(branches: result, rules: rules.rules)
        union.discriminator = rules.discriminator
        union.impliedTexts = impliedTexts(of: branches.map(\.schema), by: group?.owner.composition.discriminator)
        if result.count > 1, let only = result.first?.type,
            result.allSatisfy({ $0.type == only && $0.text == nil })
        {
            // Equal branches are one; the name stands for it. The one schema that extends a parent is not all that it can be.
            definition.kind = .alias(only)
        } else {
            definition.kind = .union(union)
        }
        types.add(definition)
        return .named(id)
    }

    private func title(of branch: UnionBranch) -> String? {
        // A schema with several types has one title, which is the union's.
        guard branch.conjunction.only == nil, !branch.isMerged else { return nil }
        return branch.title ?? title(of: branch.schema)
    }

    private mutating func type(of branch: UnionBranch, place: Place) -> TypeReference {
        if let type = branch.type ?? mergedStrings(branch.strings, place: place) { return type }
        if branch.conjunction.base.isEmpty, branch.conjunction.only == nil {
            return resolve(branch.schema, place: place).type
        }
        return resolve(branch.conjunction, place: place)
    }

    private mutating func reportAmbiguity(of branches: [UnionBranch], in schema: Schema) {
        diagnostics.append(
            Diagnostic(
                "union-ambiguous",
                .warning,
                "the branches of this union cannot be told apart; it is read as any JSON value",
                at: schema.location,
                hint: "make the branches differ in `type`, or in the type of their `items`",
                related: branches.prefix(8).enumerated().map { .init("branch \($0 + 1)", at: $1.schema.location) }
            )
        )
    }

    private mutating func reportWrongDiscriminator(of schema: Schema) {
        guard let discriminator = schema.composition.discriminator else { return }
        diagnostics.append(
            Diagnostic(
                "discriminator-contradiction",
                .warning,
                "the discriminator names values that `\(discriminator.propertyName)` of its branches cannot have; it is ignored",
                at: discriminator.location,
                hint: "write the values of the branches' own `enum` or `const`"
            )
        )
    }

    /// Values of a discriminator that select none of the branches.
    private mutating func reportLostMappings(of group: Alternatives, _ branches: [UnionBranch]) {
        let targets = branches.compactMap { onlyTarget(of: $0.schema.onlyReference ?? $0.schema) }
        for mapping in group.owner.composition.discriminator?.mapping ?? [] {
            let target = (try? references.schema(forMapping: mapping)).map { onlyTarget(of: $0) ?? $0 }
            let isBranch = target.map { target in
                targets.contains { $0 === target || selects(mapping, branchOf: $0) }
            }
            guard isBranch != true else { continue }
            diagnostics.append(
                Diagnostic(
                    "discriminator-mapping-lost",
                    .warning,
                    "the discriminator's value `\(mapping.value)` leads to "
                        + (target == nil ? "no schema" : "a schema that is no branch of the union"),
                    at: mapping.location,
                    hint:
                        "correct the mapping, or add the schema to the branches; until then its values are unrecognized"
                )
            )
        }
    }

    /// Branches that only the number of matching members tells apart.
    private mutating func reportGuesses(of rules: UnionRules, _ branches: [UnionBranch], in schema: Schema) {
        guard rules.guessed.count > 1 else { return }
        let wanted = rules.discriminator.map { "require `\($0)` in each of them" } ?? "add a discriminator"
        let untagged = rules.guessesOnlyUntagged ? rules.discriminator : nil
        diagnostics.append(
            Diagnostic(
                "union-guessed",
                untagged == nil ? .warning : .note,
                "some branches of this union accept the same values"
                    + (untagged.map { " where they lack the discriminator's `\($0)`" } ?? "")
                    + "; the one that declares most members of a value is taken",
                at: schema.location,
                hint: "\(wanted), or a required property that only one of them has",
                related: rules.guessed.map { .init("branch \($0 + 1)", at: branches[$0].schema.location) }
            )
        )
    }
}
