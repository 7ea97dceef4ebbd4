import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of an object: a struct where it declares properties, else a dictionary.
    mutating func resolveObject(_ conjunction: Conjunction, place: Place) -> TypeReference {
        let parts = conjunction.objectParts
        let schema = conjunction.primary
        let isDeclared = parts.contains { !$0.object.properties.isEmpty || !$0.object.required.isEmpty }
        guard isDeclared || !conditionalMembers(of: parts).isEmpty else {
            return .dictionary(additionalProperties(of: parts, place: elementPlace(place, of: schema)) ?? .json)
        }
        let id = typeID(of: conjunction)
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
        var properties: [Structure.Property] = []
        for members in mergedMembers(of: parts) {
            let isRequired = requiredNames.contains(members[0].name)
            let isTag = families.tag(of: id.pointer)?.property == members[0].name
            let telling = isTag ? members : tellingMostLast(members)
            var joined = joined(telling.map(\.schema).filter(\.speaksOfTheValue))
            if let several = joined { joined?.identity = ownIdentity(of: several, owner: id) }
            properties.append(property(narrowest(of: telling), joined: joined, isRequired: isRequired, owner: id))
            if let last = members.last, last.schema !== telling.last?.schema {
                remark(last.schema, on: &properties[properties.count - 1])
            }
        }
        for member in conditionalMembers(of: parts) {
            properties.append(property(member, isRequired: requiredNames.contains(member.name), owner: id))
        }
        if let tag = families.tag(of: id.pointer),
            let index = properties.firstIndex(where: { $0.name == tag.property }),
            properties[index].isRequired, !properties[index].isNullable, properties[index].type == .string
        {
            // Nobody needs to say what the type says.
            properties[index].onlyValue = .string(tag.value)
        }
        let additional = additionalProperties(of: parts, place: .type(id, role: .additionalProperties))
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

    /// The declarations of a property, in another order where the last only repeats the type of one that says more: the order of
    /// `allOf` means nothing (JSON Schema core §10.2.1.1).
    private func tellingMostLast(_ members: [Schema.Member]) -> [Schema.Member] {
        guard members.count > 1, let last = members.last?.schema, last.saysOnlyItsType, last.reference == nil,
            last.composition.allOf.isEmpty
        else { return members }
        let types = Set(last.types)
        let index = members.lastIndex { member in
            guard member.schema.speaksOfTheValue, !member.schema.saysOnlyItsType else { return false }
            let narrower = conjunction(of: member.schema).types
            return !narrower.isEmpty
                && narrower.allSatisfy { types.contains($0) || $0 == .integer && types.contains(.number) }
        }
        guard let index else { return members }
        return members[..<index] + members[(index + 1)...] + [members[index]]
    }

    /// Says of a property what the last declaration says, which only repeats its type: whether null is allowed, and what
    /// people read.
    private func remark(_ schema: Schema, on property: inout Structure.Property) {
        if property.onlyValue == nil { property.isNullable = isNullable(schema) }
        if let description = schema.annotations.description { property.documentation.description = description }
        property.isReadOnly = property.isReadOnly || schema.annotations.isReadOnly
        property.isWriteOnly = property.isWriteOnly || schema.annotations.isWriteOnly
        if schema.annotations.isDeprecated { property.documentation.isDeprecated = true }
    }

    /// Of several declarations of one property the one that says most: the last that speaks of a type. Declarations that
    /// contradict each other are reported.
    private mutating func narrowest(of members: [Schema.Member]) -> Schema.Member {
        let telling = members.filter(\.schema.speaksOfTheValue)
        guard let last = telling.last, telling.count > 1 else { return telling.first ?? members[0] }
        let wanted = conjunction(of: last.schema).types
        for other in telling.dropLast() {
            let types = conjunction(of: other.schema).types
            guard !types.isEmpty, !wanted.isEmpty, Set(types).isDisjoint(with: wanted),
                !(Set(types + wanted).isSubset(of: [.integer, .number]))
            else { continue }
            diagnostics.append(
                Diagnostic(
                    "property-contradiction",
                    .warning,
                    "`\(last.name)` is declared with another type elsewhere in this `allOf`; this declaration is used",
                    at: last.nameLocation,
                    hint: "give the property one type",
                    related: [.init("the other declaration", at: other.nameLocation)]
                )
            )
        }
        return last
    }

    /// - Parameter joined: What several declarations say together, where that is more than the member's own.
    mutating func property(
        _ member: Schema.Member,
        joined: Conjunction? = nil,
        isRequired: Bool,
        owner: TypeID
    ) -> Structure.Property {
        resolveOwner(of: member.schema)
        let onlyValue = isRequired ? onlyValue(of: member.schema) : nil
        let place = Place.type(owner, role: .property(member.name))
        let resolved: ResolvedType
        if let onlyValue {
            resolved = ResolvedType(type: onlyValue.type, isNullable: false)
        } else if let joined {
            resolved = ResolvedType(type: resolve(joined, place: place), isNullable: isNullable(member.schema))
        } else {
            resolved = resolve(member.schema, place: place)
        }
        var property = Structure.Property(
            name: member.name,
            type: resolved.type,
            isRequired: isRequired,
            isNullable: resolved.isNullable,
            documentation: documentation(of: member.schema),
            location: member.nameLocation
        )
        property.onlyValue = onlyValue?.value ?? (isRequired ? literalValue(ofComponent: member.schema) : nil)
        let annotations = annotations(of: member.schema)
        property.isReadOnly = annotations.contains(where: \.isReadOnly)
        property.isWriteOnly = annotations.contains(where: \.isWriteOnly)
        property.isThreeState = isThreeState(property, declaredBy: member.schema, owner: owner)
        return property
    }

    /// The annotations of a schema and of what it refers to.
    private func annotations(of schema: Schema) -> [Schema.Annotations] {
        let (telling, remarks) = schema.partsOfAllOf
        let allOf = telling.count == 1 && schema.addsNothing ? telling + remarks : remarks
        let targets = [schema.reference.flatMap { try? references.schema($0) }].compactMap(\.self)
        return ([schema] + allOf + targets).map(\.annotations)
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
