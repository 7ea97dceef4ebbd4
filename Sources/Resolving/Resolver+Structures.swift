import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of an object: a struct where it declares properties, else a dictionary.
    mutating func resolveObject(_ conjunction: Conjunction, place: Place) -> TypeReference {
        let parts = conjunction.objectParts
        let schema = conjunction.primary
        let id = typeID(of: conjunction)
        let isDeclared = parts.contains { !$0.object.properties.isEmpty || !$0.object.required.isEmpty }
        guard isDeclared || !conditionalMembers(of: parts, owner: id).isEmpty else {
            return .dictionary(
                additionalProperties(of: parts, owner: id, place: elementPlace(place, of: schema)) ?? .json
            )
        }
        guard !types.contains(id) else { return .named(id) }
        declareStructure(id, of: schema, place: place) { resolver in
            resolver.structure(of: parts, id: id)
        }
        return .named(id)
    }

    /// Adds a struct. The definition takes its place in the order before what it owns is met.
    mutating func declareStructure(
        _ id: TypeID,
        of schema: Schema,
        place: Place,
        make: (inout Resolver) -> Structure
    ) {
        var definition = TypeDefinition(
            id: id,
            owner: place,
            title: title(of: schema),
            kind: .structure(Structure(properties: [])),
            documentation: documentation(of: schema),
            location: schema.location
        )
        types.add(definition)
        definition.kind = .structure(make(&self))
        types.add(definition)
    }

    /// The identity of the type of a conjunction; of one of several types of a schema, that type belongs to it.
    func typeID(of conjunction: Conjunction) -> TypeID {
        if let identity = conjunction.identity { return identity }
        let pointer = conjunction.primary.pointer.description
        return TypeID(conjunction.only.map { "\(pointer)/type/\($0.rawValue)" } ?? pointer)
    }

    /// The `title`, or the name of the component that a schema refers to.
    func title(of schema: Schema) -> String? {
        if let reference = schema.reference, let target = try? references.schema(reference), isComponent(target) {
            return target.pointer.name
        }
        return schema.annotations.title
    }

    /// The struct of all properties of the parts.
    ///
    /// - Parameter required: The names of the members that must be there, where it is not all that the parts require.
    mutating func structure(of parts: [Schema], required names: Set<String>? = nil, id: TypeID) -> Structure {
        let required = parts.flatMap(\.object.required).filter { names?.contains($0.name) ?? true }
        let requiredNames = Set(required.map(\.name))
        var properties = declarations(in: parts).map { members in
            property(members, isRequired: requiredNames.contains(members[0].name), owner: id)
        }
        for member in conditionalMembers(of: parts, owner: id) {
            properties.append(property([member], isRequired: requiredNames.contains(member.name), owner: id))
        }
        if let tag = families.tag(of: id.pointer),
            let index = properties.firstIndex(where: { $0.name == tag.property }),
            properties[index].isRequired, !properties[index].isNullable, properties[index].type == .string
        {
            // Nobody needs to say what the type says.
            properties[index].onlyValue = .string(tag.value)
        }
        let additional = additionalProperties(of: parts, owner: id, place: .type(id, role: .additionalProperties))
        var declared = Set(properties.map(\.name))
        for name in required where declared.insert(name.name).inserted {
            properties.append(undeclaredProperty(name, additional: additional))
        }
        return Structure(properties: properties, additionalProperties: additional)
    }

    /// The declarations of each property, in the order in which the properties are first declared.
    func mergedMembers(of parts: [Schema]) -> [[Schema.Member]] {
        // The keys of one mapping differ.
        if parts.count == 1 { return parts[0].object.properties.map { [$0] } }
        var indexes: [String: Int] = [:]
        var result: [[Schema.Member]] = []
        for member in parts.flatMap(\.object.properties) {
            if let index = indexes[member.name] {
                result[index].append(member)
            } else {
                indexes[member.name] = result.count
                result.append([member])
            }
        }
        return result
    }

    /// The declarations of each property: what the parts declare, and before it what `additionalProperties` of the parts that do
    /// not declare it says of it (JSON Schema core §10.3.2.3): of members of which nothing is said, and of objects. A text that a
    /// part declares is more than the date that others are.
    private func declarations(in parts: [Schema]) -> [[Schema.Member]] {
        let members = mergedMembers(of: parts)
        let others = parts.compactMap { part in
            part.object.additionalSchema.map { (schema: $0, declared: Set(part.object.properties.map(\.name))) }
        }
        guard parts.count > 1, !others.isEmpty else { return members }
        return members.map { members in
            let name = members[0].name
            let own = shapes(ofMember: members.map(\.schema))
            let further = others.filter { other in
                guard !other.declared.contains(name) else { return false }
                return own.isEmpty || own.isObject && shapes(ofMember: [other.schema]).isObject
            }
            return further.map { .init(name: name, nameLocation: members[0].nameLocation, schema: $0.schema) } + members
        }
    }

    /// The property that all declarations of a member make together.
    mutating func property(_ members: [Schema.Member], isRequired: Bool, owner: TypeID) -> Structure.Property {
        let isTag = members.count > 1 && families.tag(of: owner.pointer)?.property == members[0].name
        let joined = isTag ? joinedTag(members) : self.joined(members, owner: owner)
        let member = joined.member
        resolveOwner(of: member.schema)
        let onlyValue = isRequired ? onlyValue(of: member.schema) : nil
        let place = Place.type(owner, role: .property(member.name))
        var resolved: ResolvedType
        if let onlyValue {
            resolved = ResolvedType(type: onlyValue.type, isNullable: false)
        } else if let conjunction = joined.conjunction {
            resolved = ResolvedType(type: resolve(conjunction, place: place), isNullable: false)
        } else {
            resolved = resolve(member.schema, place: place)
        }
        if members.count > 1, onlyValue == nil { resolved.isNullable = areNullable(members.map(\.schema)) }
        var property = Structure.Property(
            name: member.name,
            type: resolved.type,
            isRequired: isRequired,
            isNullable: resolved.isNullable,
            documentation: documentation(of: member.schema),
            location: member.nameLocation
        )
        property.onlyValue = onlyValue?.value ?? (isRequired ? literalValue(ofComponent: member.schema) : nil)
        remark(members, besides: member, on: &property)
        property.isThreeState = isThreeState(property, declaredBy: member.schema, owner: owner)
        return property
    }

    /// Says of a property what all its declarations tell people: annotations of any of them hold (JSON Schema validation §9), and
    /// of several descriptions the last does.
    private func remark(_ members: [Schema.Member], besides shown: Schema.Member, on property: inout Structure.Property)
    {
        for schema in members.flatMap({ annotating($0.schema) }) {
            if schema.annotations.isReadOnly { property.isReadOnly = true }
            if schema.annotations.isWriteOnly { property.isWriteOnly = true }
        }
        guard members.count > 1 else { return }
        if members.contains(where: \.schema.annotations.isDeprecated) { property.documentation.isDeprecated = true }
        // Of several values nothing is told where one is left.
        guard property.onlyValue == nil || shown.schema !== members.last?.schema,
            let last = members.last(where: { $0.schema.annotations.description != nil }),
            property.documentation.description == nil || last.schema === members.last?.schema
        else { return }
        property.documentation.description = documentation(of: last.schema).description
    }

    /// The schemas whose annotations hold for the values of one: itself, what it refers to, and remarks of `allOf`.
    func annotating(_ schema: Schema) -> [Schema] {
        let schemas = [schema] + (schema.reference.flatMap { try? [references.schema($0)] } ?? [])
        guard !schema.composition.allOf.isEmpty else { return schemas }
        let (telling, remarks) = schema.partsOfAllOf
        return schemas + remarks + (telling.count == 1 && schema.addsNothing ? telling : [])
    }

    /// A name of `required` that `properties` does not describe: the member must be there, and is what members that are
    /// not declared are.
    private mutating func undeclaredProperty(
        _ name: Schema.RequiredName,
        additional: TypeReference?
    ) -> Structure.Property {
        var type = additional ?? .json
        var isNullable = false
        if case .nullable(let value) = type { (type, isNullable) = (value, true) }
        if type == .json {
            diagnostics.append(
                Diagnostic(
                    "required-undeclared",
                    .warning,
                    "`\(name.name)` is required but not declared in `properties`",
                    at: name.location,
                    hint: "declare it under `properties`; until then it is a JSONValue"
                )
            )
        }
        return Structure.Property(
            name: name.name,
            type: type,
            isRequired: true,
            isNullable: isNullable,
            documentation: Documentation(),
            location: name.location
        )
    }
}

extension [Shape] {
    /// Whether all values are objects.
    fileprivate var isObject: Bool { allSatisfy { $0.kind == .object } && !isEmpty }
}
