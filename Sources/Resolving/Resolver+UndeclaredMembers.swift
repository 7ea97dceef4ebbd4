import Diagnostics
import IR
import OpenAPI

/// The members of an object that `properties` does not declare.
extension Resolver {
    /// The type of the members that an object does not declare, where the document speaks of them.
    ///
    /// - Parameter owner: The type that has the members.
    mutating func additionalProperties(of parts: [Schema], owner: TypeID, place: Place) -> TypeReference? {
        let schemas = parts.compactMap(\.object.additionalSchema)
        var result =
            schemas.isEmpty ? nil : element(schemas, named: "additionalProperties", owner: owner, place: place)
        if result == nil, parts.contains(where: \.allowsOthers) { result = .json }
        let patterns = parts.flatMap(\.object.patternProperties)
        guard !patterns.isEmpty else { return result }
        return typeOfPatterns(patterns, beside: result, in: parts, place: place)
    }

    /// The type of members whose names match patterns (JSON Schema 2020-12 §10.3.2.2): the one that all patterns have, where
    /// nothing else may stand beside them; otherwise any value, so that no member is lost.
    private mutating func typeOfPatterns(
        _ patterns: [Schema.Member],
        beside additional: TypeReference?,
        in parts: [Schema],
        place: Place
    ) -> TypeReference {
        let isAlone = parts.allSatisfy(\.object.properties.isEmpty) || parts.contains(where: \.forbidsOthers)
        if isAlone, additional == nil, agree(patterns) { return resolve(patterns[0].schema, place: place).element }
        if let additional, agree(patterns + schemas(ofOthersIn: parts)) { return additional }
        diagnostics.append(
            Diagnostic(
                "patterns-not-expressed",
                .warning,
                "members whose type depends on their name are read as any JSON value",
                at: patterns[0].nameLocation,
                hint: agree(patterns)
                    ? "nothing is lost: they stand in a dictionary of JSONValue; with `additionalProperties: false` they are typed"
                    : "nothing is lost: they stand in a dictionary of JSONValue; one pattern alone gives typed values"
            )
        )
        return .json
    }

    private func schemas(ofOthersIn parts: [Schema]) -> [Schema.Member] {
        parts.compactMap(\.object.additionalSchema).map {
            Schema.Member(name: "", nameLocation: $0.location, schema: $0)
        }
    }

    /// The properties that are declared only where a condition holds, each once: under one condition it may be something else
    /// than under another.
    func conditionalMembers(of parts: [Schema], owner: TypeID) -> [Schema.Member] {
        let conditional = conditionalParts(of: parts)
        guard !conditional.isEmpty else { return [] }
        let declared = Set(parts.flatMap(\.object.properties).map(\.name))
        let pointer = (JSONPointer.parse(description: owner.pointer) ?? parts[0].pointer).appending("properties")
        return mergedMembers(of: conditional).filter { !declared.contains($0[0].name) }
            .map { alternative($0, at: pointer.appending($0[0].name)) }
    }

    /// The objects that hold under conditions, and under conditions within these.
    private func conditionalParts(of parts: [Schema]) -> [Schema] {
        var waiting = parts.flatMap(\.object.conditional)[...]
        var seen = Set(parts.map(ObjectIdentifier.init))
        var looked: Set<ObjectIdentifier> = []
        var result: [Schema] = []
        while let schema = waiting.popFirst() {
            guard looked.insert(ObjectIdentifier(schema)).inserted else { continue }
            let conjunction = conjunction(of: schema)
            for part in conjunction.objectParts where seen.insert(ObjectIdentifier(part)).inserted {
                result.append(part)
                waiting += part.object.conditional
            }
            waiting += conjunction.alternatives.flatMap(\.schemas)
        }
        return result
    }

    /// The member that is what one of its declarations says: they are those of alternatives.
    func alternative(_ members: [Schema.Member], at pointer: JSONPointer) -> Schema.Member {
        guard !agree(members) else { return members[0] }
        let schema = Schema.oneOf(members.map(\.schema), at: pointer, location: members[0].schema.location)
        return Schema.Member(name: members[0].name, nameLocation: members[0].nameLocation, schema: schema)
    }
}

extension Schema {
    /// `additionalProperties: true`.
    fileprivate var allowsOthers: Bool {
        if case .allowed(true)? = object.additionalProperties { true } else { false }
    }

    /// `additionalProperties: false`.
    fileprivate var forbidsOthers: Bool {
        if case .allowed(false)? = object.additionalProperties { true } else { false }
    }
}
