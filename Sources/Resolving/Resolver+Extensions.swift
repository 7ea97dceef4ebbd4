import IR
import OpenAPI

/// Unions of many components that all have the same members beside what makes them different: an event, whichever it is,
/// with the id of its stream. Copies of dozens of structs, each with one member more, would be of no use to anybody.
extension Resolver {
    /// How many components are copied, since payloads with all of their members are the easiest to use, before the members
    /// that they share get a struct of their own.
    private static let mostCopies = 8

    /// The struct of the members that all branches share, with the union of the components as one more property; `nil` where
    /// the branches are few, where they are no components, or where their members overlap.
    mutating func resolveExtension(
        _ schemas: [Schema],
        base: [Schema],
        group: Alternatives,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference? {
        guard schemas.count > Self.mostCopies, conjunction.only == nil, conjunction.base.isEmpty,
            let (components, shared) = sharedMembers(of: schemas, beside: base),
            !shared.contains(where: { $0.object.additionalProperties != nil })
        else { return nil }
        let id = typeID(of: conjunction)
        guard !types.contains(id) else { return .named(id) }
        var unionPart = conjunction
        unionPart.identity = TypeID(group.owner.pointer.appending(group.isExclusive ? "oneOf" : "anyOf").description)
        declareStructure(id, of: conjunction.primary, place: place) { resolver in
            var structure = resolver.structure(of: shared, id: id)
            let branches = components.map { schema in
                let conjunction = resolver.conjunction(of: schema)
                return UnionBranch(conjunction: conjunction, schema: schema, shapes: resolver.shapes(of: conjunction))
            }
            let union = resolver.resolveUnion(
                branches,
                group: group,
                of: unionPart,
                place: .type(id, role: .property(Structure.Property.flattenedName))
            )
            structure.properties.insert(.flattened(union, location: group.owner.location), at: 0)
            return structure
        }
        return .named(id)
    }

    /// The components that the branches are, and what declares the members that all of them have besides.
    private func sharedMembers(
        of schemas: [Schema],
        beside base: [Schema]
    ) -> (components: [Schema], shared: [Schema])? {
        guard base.isEmpty else {
            let names = Set(base.flatMap(\.object.properties).map(\.name))
            let areApart = schemas.allSatisfy { schema in
                memberNames(ofComponent: schema).map { $0.isDisjoint(with: names) } ?? false
            }
            return areApart ? (schemas, base) : nil
        }
        let extensions = schemas.compactMap(Self.memberExtension)
        guard let members = extensions.first?.members, extensions.count > Self.mostCopies,
            extensions.allSatisfy({ $0.members.says(theSameAs: members) })
        else { return nil }
        let names = Set(members.object.properties.map(\.name))
        var components: [Schema] = []
        for schema in schemas {
            if let (component, _) = Self.memberExtension(schema) {
                guard let declared = memberNames(ofComponent: component), declared.isDisjoint(with: names) else {
                    return nil
                }
                components.append(component)
            } else {
                // What is no extension has the members itself.
                guard let declared = memberNames(ofComponent: schema), declared.isSuperset(of: names) else {
                    return nil
                }
                components.append(schema)
            }
        }
        return (components, [members])
    }

    /// `allOf: [{$ref: …}, {properties: …}]`
    private static func memberExtension(_ schema: Schema) -> (component: Schema, members: Schema)? {
        guard schema.reference == nil, schema.addsNothing, schema.composition.allOf.count == 2 else { return nil }
        let (component, members) = (schema.composition.allOf[0], schema.composition.allOf[1])
        guard component.reference != nil, !component.isTelling, members.reference == nil,
            members.composition.allOf.isEmpty, members.composition.oneOf.isEmpty, members.composition.anyOf.isEmpty,
            !members.object.properties.isEmpty
        else { return nil }
        return (component, members)
    }

    /// The names of the members of a component that is an object; `nil` where the schema is something else, or where the
    /// object keeps members that it does not declare.
    private func memberNames(ofComponent schema: Schema) -> Set<String>? {
        guard let reference = plainReference(of: schema), let target = try? references.schema(reference),
            isComponent(target)
        else { return nil }
        let conjunction = conjunction(of: schema)
        guard conjunction.types == [.object], conjunction.alternatives.isEmpty,
            !conjunction.objectParts.contains(where: \.keepsUndeclared)
        else { return nil }
        return Set(conjunction.objectParts.flatMap(\.object.properties).map(\.name))
    }
}
