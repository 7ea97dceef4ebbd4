import IR

extension Resolver {
    /// One struct serves both directions, so that a property which is there in one of them is optional: `readOnly` is not
    /// sent, `writeOnly` not received. Where a type travels in the one direction alone, required is required. In a patch
    /// null is not the same as nothing.
    mutating func applyDirections() {
        let use = TypeUse(of: operations.map(\.result), webhooks: webhooks, types: types)
        for definition in types.definitions {
            let isPatch = use.isOnlyPatch(definition.id)
            guard case .structure(var structure) = definition.kind,
                isPatch || structure.properties.contains(where: { $0.isReadOnly || $0.isWriteOnly })
            else { continue }
            for index in structure.properties.indices {
                let property = structure.properties[index]
                let isMissing =
                    property.isReadOnly && !use.isOnlyReceived(definition.id)
                    || property.isWriteOnly && !use.isOnlySent(definition.id)
                // A value that can be no other is the same in both directions.
                if isMissing, property.onlyValue == nil { structure.properties[index].isRequired = false }
                if isPatch, !structure.isTuple, !property.isRequired, property.isNullable, !property.isReadOnly {
                    structure.properties[index].isThreeState = true
                }
            }
            types.update(definition.id) { $0.kind = .structure(structure) }
        }
    }
}
