import IR
import OpenAPI

extension Resolver {
    /// What a component that is nothing but an instant, or an array of them, is where it is used: the format belongs to
    /// the user, and the component's own name stands for a type that brings it along (`TypeReference.standingAlone`).
    ///
    /// - Parameter depth: How many schemas lie around, so that circular ones end.
    func instants(of schema: Schema, depth: Int = 0) -> TypeReference? {
        // Most components are objects, of which no more needs to be known.
        guard !schema.object.isPresent, schema.composition.allOf.count < 2 else { return nil }
        let conjunction = conjunction(of: schema)
        guard depth < 8, conjunction.listedNodes.isEmpty, options.types[schema.pointer.description] == nil else {
            return nil
        }
        if let group = conjunction.alternatives.first {
            let branches = branches(of: group)
            return branches.count == 1 ? instants(of: branches[0], depth: depth + 1) : nil
        }
        switch conjunction.types {
        case [.string]: return stringType(of: conjunction.telling) == .dateTime ? .dateTime : nil
        case [.array]:
            guard let items = conjunction.parts.last(where: { $0.array.isPresent })?.array.items,
                let type = instants(of: items, depth: depth + 1)
            else { return nil }
            return .array(isNullable(items) ? .nullable(type) : type)
        default: return nil
        }
    }
}
