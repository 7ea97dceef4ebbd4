package import Diagnostics
import IR
import OpenAPI

/// A property that tells null from nothing, as `nullable` of the configuration says.
package struct ThreeStateRule: Hashable, Sendable {
    /// The property's place: `#/components/schemas/Pet/properties/name`.
    package var pointer: String
    package var location: SourceLocation

    package init(pointer: String, location: SourceLocation) {
        self.pointer = pointer
        self.location = location
    }
}

extension Resolver {
    /// Whether the configuration asks to tell null from nothing for the property, and the property may be both.
    ///
    /// The pointer may be that of the declaration, which several structs may share by `allOf`, or that of one struct's
    /// property, wherever it is declared.
    mutating func isThreeState(
        _ property: Structure.Property,
        declaredBy schema: Schema,
        owner: TypeID
    ) -> Bool {
        guard !options.threeStates.isEmpty, !property.isRequired, property.isNullable else { return false }
        let own = JSONPointer.parse(description: owner.pointer)?.appending("properties").appending(property.name)
        let pointers = [schema.pointer.description, own?.description]
        let rules = options.threeStates.map(\.pointer).filter { pointers.contains($0) }
        usedThreeStates.formUnion(rules)
        return !rules.isEmpty
    }

    /// Reports the types of patches that cannot say null, since they travel elsewhere, too: each once, at the first patch.
    mutating func reportNullsLeftOut(of patches: [TypeUse.Patch]) {
        var seen: Set<TypeID> = []
        for patch in patches {
            var waiting = [patch.type]
            while let next = waiting.popLast() {
                guard let definition = next.typeID.flatMap(types.index).map({ types.definitions[$0] }),
                    seen.insert(definition.id).inserted
                else { continue }
                waiting += definition.referencedTypes
                guard case .structure(let structure) = definition.kind, !structure.isTuple else { continue }
                let left = structure.properties.filter { property in
                    property.isNullable && !property.isRequired && !property.isReadOnly && !property.isThreeState
                }
                if !left.isEmpty { reportNullsLeftOut(left.map(\.name), of: definition, at: patch.location) }
            }
        }
    }

    private mutating func reportNullsLeftOut(
        _ names: [String],
        of definition: TypeDefinition,
        at location: SourceLocation
    ) {
        let pointer = definition.id.pointer
        let first = JSONPointer.parse(description: pointer)?.appending("properties").appending(names[0])
        diagnostics.append(
            Diagnostic(
                "null-left-out",
                .note,
                "this patch cannot set \(names.map { "`\($0)`" }.joined(separator: ", ")) of \(pointer) to null: "
                    + "the type is not that of patches alone, and leaves out what is nil",
                at: location,
                hint: "`nullable:` of the configuration tells null from nothing: \(first?.description ?? pointer)",
                related: [.init("the type", at: definition.location)]
            )
        )
    }

    mutating func reportUnusedThreeStates() {
        for rule in options.threeStates where !usedThreeStates.contains(rule.pointer) {
            diagnostics.append(
                Diagnostic(
                    "nullable-unused",
                    .warning,
                    "`nullable:` of the configuration names no property that is optional and may be null: \(rule.pointer)",
                    at: rule.location,
                    hint:
                        "pointers look like `#/components/schemas/Name/properties/name`; of a required property null is "
                        + "the only way to say nothing"
                )
            )
        }
    }
}
