import IR

extension Resolver {
    /// One struct serves both directions, so that a property which is there in one of them is optional: `readOnly` is not
    /// sent, `writeOnly` not received. Where a type travels in the one direction alone, required is required. In a patch
    /// null is not the same as nothing.
    mutating func applyDirections() {
        let use = TypeUse(of: operations.map(\.result), webhooks: webhooks, types: types)
        for position in types.definitions.indices {
            guard case .structure(var structure) = types.definitions[position].kind else { continue }
            let isPatch = use.isOnlyPatch(position)
            guard isPatch || structure.properties.contains(where: { $0.isReadOnly || $0.isWriteOnly }) else { continue }
            for index in structure.properties.indices {
                let property = structure.properties[index]
                let isMissing =
                    property.isReadOnly && !use.isOnlyReceived(position)
                    || property.isWriteOnly && !use.isOnlySent(position)
                // A value that can be no other is the same in both directions.
                if isMissing, property.onlyValue == nil { structure.properties[index].isRequired = false }
                if isPatch, !structure.isTuple, !property.isRequired, property.isNullable, !property.isReadOnly {
                    structure.properties[index].isThreeState = true
                }
            }
            types.update(at: position) { $0.kind = .structure(structure) }
        }
        reportNullsLeftOut(of: use.patches)
    }
}
