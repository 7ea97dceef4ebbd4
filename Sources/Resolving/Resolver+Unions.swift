import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of a schema with `allOf`, `oneOf` or `anyOf`; `nil` where it has none of them.
    mutating func resolveComposition(_ schema: Schema, place: Place) -> ResolvedType? {
        let composition = schema.composition
        if let first = composition.allOf.first {
            guard composition.allOf.count == 1, !schema.object.isPresent, !hasAlternatives(schema) else {
                let type = notExpressed("`allOf` of several schemas is read as any JSON value", schema)
                return ResolvedType(type: type, isNullable: false)
            }
            return resolve(first, place: place)
        }
        guard hasAlternatives(schema) else { return nil }
        guard !schema.object.isPresent else {
            let type = notExpressed("properties beside `oneOf` or `anyOf` are read as any JSON value", schema)
            return ResolvedType(type: type, isNullable: false)
        }
        return resolveAlternatives(schema, place: place)
    }

    private func hasAlternatives(_ schema: Schema) -> Bool {
        !schema.composition.oneOf.isEmpty || !schema.composition.anyOf.isEmpty
    }

    private mutating func resolveAlternatives(_ schema: Schema, place: Place) -> ResolvedType {
        let alternatives = schema.composition.oneOf.isEmpty ? schema.composition.anyOf : schema.composition.oneOf
        let branches = alternatives.filter { !allowsOnlyNull($0) }
        let isNullable = branches.count < alternatives.count
        guard let first = branches.first else { return ResolvedType(type: .json, isNullable: true) }
        guard branches.count > 1 else {
            let resolved = resolve(first, place: place)
            return ResolvedType(type: resolved.type, isNullable: resolved.isNullable || isNullable)
        }
        return ResolvedType(type: resolveUnion(branches, schema: schema, place: place), isNullable: isNullable)
    }

    /// `{type: null}`, `{enum: [null]}`, and `{nullable: true}` with nothing beside it.
    private func allowsOnlyNull(_ schema: Schema) -> Bool {
        if schema.types == [.null] { return true }
        if let values = schema.enumeration, !values.isEmpty, values.allSatisfy(\.isNull) { return true }
        return schema.isNullable && schema.types.isEmpty && schema.enumeration == nil && schema.reference == nil
            && !schema.object.isPresent && !schema.array.isPresent && !hasAlternatives(schema)
            && schema.composition.allOf.isEmpty
    }

    private mutating func resolveUnion(_ schemas: [Schema], schema: Schema, place: Place) -> TypeReference {
        let id = TypeID(schema.pointer.description)
        guard !types.contains(id) else { return .named(id) }
        guard let rules = rules(for: schemas, in: schema) else { return .json }
        var definition = TypeDefinition(
            id: id,
            owner: place,
            title: schema.annotations.title,
            kind: .union(Union(branches: [], rules: rules)),
            documentation: documentation(of: schema),
            location: schema.location
        )
        types.add(definition)
        var branches: [Union.Branch] = []
        for (index, branch) in schemas.enumerated() {
            let type = resolve(branch, place: .type(id, role: .branch(index))).type
            branches.append(Union.Branch(type: type, title: branch.annotations.title, location: branch.location))
        }
        definition.kind = .union(Union(branches: branches, rules: rules))
        types.add(definition)
        return .named(id)
    }

    /// How the branches are told apart by the kind of their JSON; `nil`, and a warning, where that is not enough.
    private mutating func rules(for schemas: [Schema], in schema: Schema) -> [Union.Rule]? {
        var rules: [Union.Rule] = []
        for (index, branch) in schemas.enumerated() {
            let pattern = pattern(of: branch)
            if let other = rules.first(where: { $0.pattern == pattern }) {
                reportAmbiguity(of: schemas[other.branch], and: branch, positions: (other.branch, index), in: schema)
                return nil
            }
            rules.append(Union.Rule(pattern: pattern, branch: index))
        }
        return ordered(rules)
    }

    /// Specific rules first. Of several array branches the first takes all arrays that the others do not: an empty one
    /// fits every branch.
    private func ordered(_ rules: [Union.Rule]) -> [Union.Rule] {
        var rules = rules
        let takesArrays = { (rule: Union.Rule) in
            if case .array = rule.pattern { true } else { rule.pattern == .kind(.array) }
        }
        if !rules.contains(where: { $0.pattern == .kind(.array) }), let first = rules.firstIndex(where: takesArrays) {
            rules[first].pattern = .kind(.array)
        }
        return rules.filter(\.isSpecific) + rules.filter { $0.pattern == .kind(.array) }
            + rules.filter { $0.pattern == .anything }
    }

    private mutating func reportAmbiguity(
        of first: Schema,
        and second: Schema,
        positions: (Int, Int),
        in schema: Schema
    ) {
        diagnostics.append(
            Diagnostic(
                "union-ambiguous",
                .warning,
                "branches \(positions.0 + 1) and \(positions.1 + 1) of this union are of the same kind of JSON; "
                    + "it is read as any JSON value",
                at: schema.location,
                hint: "make the branches differ in `type`, or in the type of their `items`",
                related: [
                    .init("branch \(positions.0 + 1)", at: first.location),
                    .init("branch \(positions.1 + 1)", at: second.location),
                ]
            )
        )
    }

    /// What the JSON of a schema's values looks like.
    private func pattern(of schema: Schema) -> Union.Pattern {
        guard let kind = kind(of: schema) else { return .anything }
        guard kind == .array else { return .kind(kind) }
        guard let items = dereferenced(schema)?.array.items, let element = self.kind(of: items) else {
            return .kind(.array)
        }
        return .array(of: element)
    }

    /// The one kind of JSON that a schema allows beside null; `nil` where it allows several.
    private func kind(of schema: Schema) -> JSONKind? {
        guard let schema = dereferenced(schema) else { return nil }
        let types = schema.types.filter { $0 != .null }
        guard types.count <= 1 else { return nil }
        switch types.first {
        case .string: return .string
        case .integer, .number: return .number
        case .boolean: return .boolean
        case .array: return .array
        case .object: return .object
        case .null, nil: break
        }
        if schema.object.isPresent { return .object }
        if schema.array.isPresent { return .array }
        if let values = schema.enumeration, values.allSatisfy({ $0.string != nil || $0.isNull }) { return .string }
        return nil
    }

    /// The schema at the end of a chain of references; `nil` where the chain is broken or circular.
    private func dereferenced(_ schema: Schema) -> Schema? {
        var current = schema
        for _ in 0..<64 {
            guard let reference = current.reference else { return current }
            guard let target = try? references.schema(reference) else { return nil }
            current = target
        }
        return nil
    }
}

extension Union.Rule {
    /// Whether the rule matches a single kind, so that it is tried before the ones that match more.
    fileprivate var isSpecific: Bool {
        switch pattern {
        case .array: true
        case .kind(let kind): kind != .array
        case .anything: false
        }
    }
}
