import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of an object: a struct where it declares properties, else a dictionary.
    mutating func resolveObject(_ schema: Schema, place: Place) -> TypeReference {
        let object = schema.object
        guard !object.properties.isEmpty || !object.required.isEmpty else {
            return .dictionary(additionalProperties(of: schema, place: place) ?? .json)
        }
        let id = TypeID(schema.pointer.description)
        guard !types.contains(id) else { return .named(id) }
        // The definition takes its place in the order before what it owns is met.
        var definition = TypeDefinition(
            id: id,
            owner: place,
            title: schema.annotations.title,
            kind: .structure(Structure(properties: [])),
            documentation: documentation(of: schema),
            location: schema.location
        )
        types.add(definition)
        definition.kind = .structure(structure(of: schema, id: id))
        types.add(definition)
        return .named(id)
    }

    private mutating func structure(of schema: Schema, id: TypeID) -> Structure {
        let required = Set(schema.object.required.map(\.name))
        var properties = schema.object.properties.map { member in
            property(member, isRequired: required.contains(member.name), owner: id)
        }
        let declared = Set(properties.map(\.name))
        for name in schema.object.required where !declared.contains(name.name) {
            properties.append(undeclaredProperty(name))
        }
        let additional = additionalProperties(of: schema, place: .type(id, role: .additionalProperties))
        return Structure(properties: properties, additionalProperties: additional)
    }

    private mutating func property(
        _ member: Schema.Member,
        isRequired: Bool,
        owner: TypeID
    ) -> Structure.Property {
        let resolved = resolve(member.schema, place: .type(owner, role: .property(member.name)))
        return Structure.Property(
            name: member.name,
            type: resolved.type,
            isRequired: isRequired,
            isNullable: resolved.isNullable,
            documentation: documentation(of: member.schema),
            location: member.nameLocation
        )
    }

    /// A name of `required` that `properties` does not describe: the member must be there, whatever it is.
    private mutating func undeclaredProperty(_ name: Schema.RequiredName) -> Structure.Property {
        diagnostics.append(
            Diagnostic(
                "required-undeclared",
                .warning,
                "`\(name.name)` is required but not declared in `properties`",
                at: name.location,
                hint: "declare it under `properties`; until then it is a JSONValue"
            )
        )
        return Structure.Property(
            name: name.name,
            type: .json,
            isRequired: true,
            isNullable: false,
            documentation: Documentation(),
            location: name.location
        )
    }

    /// The type of the members that an object does not declare, where the document speaks of them.
    private mutating func additionalProperties(of schema: Schema, place: Place) -> TypeReference? {
        switch schema.object.additionalProperties {
        case .schema(let value): resolve(value, place: dictionaryPlace(place, of: schema)).element
        case .allowed(true): .json
        case .allowed(false), nil: nil
        }
    }

    private func dictionaryPlace(_ place: Place, of schema: Schema) -> Place {
        if case .type(_, .additionalProperties) = place { return place }
        return elementPlace(place, of: schema)
    }

    /// What the document says of a schema to people.
    func documentation(of schema: Schema) -> Documentation {
        let annotations = schema.annotations
        let override = schema.reference?.description
        var documentation = Documentation(
            summary: schema.reference?.summary,
            description: override ?? annotations.description
        )
        if let defaultValue = annotations.defaultValue, !defaultValue.isNull {
            documentation.defaultValue = JSONWriter.compactText(of: defaultValue)
        }
        documentation.constraints = schema.validation.constraints.map {
            Documentation.Constraint(keyword: $0.keyword, value: $0.value.text)
        }
        documentation.isDeprecated = annotations.isDeprecated
        return documentation
    }
}
