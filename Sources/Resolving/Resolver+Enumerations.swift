import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of a schema with `enum` or `const`; `nil` where it has neither.
    mutating func resolveEnumeration(_ schema: Schema, place: Place) -> TypeReference? {
        let nodes = (schema.enumeration ?? schema.constant.map { [$0] } ?? []).filter { !$0.isNull }
        guard !nodes.isEmpty else { return nil }
        var seen: Set<String> = []
        let values = nodes.compactMap(\.string).filter { seen.insert($0).inserted }
        guard nodes.allSatisfy({ $0.string != nil }) else {
            // Numbers and booleans keep their type; the values are documentation.
            return schema.types.isEmpty ? notExpressed("an enum of mixed values is any JSON value", schema) : nil
        }
        let id = TypeID(schema.pointer.description)
        guard !types.contains(id) else { return .named(id) }
        types.add(
            TypeDefinition(
                id: id,
                owner: place,
                title: schema.annotations.title,
                kind: .enumeration(Enumeration(values: values, isOpen: !options.closedEnumerations)),
                documentation: documentation(of: schema),
                location: schema.location
            )
        )
        return .named(id)
    }
}
