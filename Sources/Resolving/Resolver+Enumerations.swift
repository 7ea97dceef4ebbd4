import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of a value with `enum` or `const`; `nil` where it has neither, or where the values are no strings.
    mutating func resolveEnumeration(_ conjunction: Conjunction, place: Place) -> TypeReference? {
        let schema = conjunction.telling
        let nodes = (schema.enumeration ?? schema.constant.map { [$0] } ?? []).filter { !$0.isNull }
        guard !nodes.isEmpty else { return nil }
        let values = nodes.compactMap(\.string)
        guard values.count == nodes.count else {
            // Numbers and booleans keep their type; the values are documentation.
            return conjunction.types.isEmpty ? type(ofValues: nodes) : nil
        }
        let id = typeID(of: conjunction)
        declareEnumeration(id, values: values, of: conjunction.primary, place: place)
        return .named(id)
    }

    /// Adds an enumeration of the values, each once.
    mutating func declareEnumeration(_ id: TypeID, values: [String], of schema: Schema, place: Place) {
        guard !types.contains(id) else { return }
        var seen: Set<String> = []
        let values = values.filter { seen.insert($0).inserted }
        types.add(
            TypeDefinition(
                id: id,
                owner: place,
                title: title(of: schema),
                kind: .enumeration(Enumeration(values: values, isOpen: !options.closedEnumerations)),
                documentation: documentation(of: schema),
                location: schema.location
            )
        )
    }

    /// The type that values without a `type` have in common.
    private func type(ofValues nodes: [Node]) -> TypeReference {
        if nodes.allSatisfy({ $0.scalar?.kind == .integer }) { return .integer }
        if nodes.allSatisfy({ $0.scalar?.kind == .integer || $0.scalar?.kind == .float }) { return .number }
        if nodes.allSatisfy({ $0.bool != nil }) { return .boolean }
        return .json
    }
}
