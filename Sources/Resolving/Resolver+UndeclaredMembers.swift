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

    /// The properties that are declared only where a condition holds, each once.
    func conditionalMembers(of parts: [Schema]) -> [Schema.Member] {
        let conditional = parts.flatMap(\.object.conditional)
        guard !conditional.isEmpty else { return [] }
        let declared = Set(parts.flatMap(\.object.properties).map(\.name))
        return mergedMembers(of: conditional.flatMap { conjunction(of: $0).objectParts })
            .map { $0[0] }.filter { !declared.contains($0.name) }
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
