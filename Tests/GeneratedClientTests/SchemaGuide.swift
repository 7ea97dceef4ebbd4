import OpenAPI

/// Judges and makes JSON values by the schemas of a document, as far as the documents of the tests go: without `allOf`.
struct SchemaGuide: Sendable {
    let resolver: ReferenceResolver

    /// What is wrong with the value; nil where it fits. As in the generated types, a null is the same as no member.
    func misfit(_ value: JSON, _ schema: Schema, at place: String = "$") throws -> String? {
        let schema = try resolver.endOfChain(schema)
        guard schema.composition.allOf.isEmpty else { return "\(place): allOf is not looked into" }
        if value == .null, schema.isNullable { return nil }
        let branches = schema.composition.oneOf + schema.composition.anyOf
        guard branches.isEmpty else {
            return try branches.contains { try misfit(value, $0) == nil } ? nil : "\(place): fits no branch"
        }
        if let allowed = schema.enumeration, !allowed.map({ JSON($0) }).contains(value) {
            return "\(place): not one of the values"
        }
        switch (Self.type(of: schema), value) {
        case (nil, _), (.string, .string), (.boolean, .bool), (.number, .number): return nil
        case (.integer, .number(let number)) where Int(exactly: number) != nil: return nil
        case (.array, .array(let elements)):
            guard let items = schema.array.items else { return nil }
            for (index, element) in elements.enumerated() {
                if let misfit = try misfit(element, items, at: "\(place)[\(index)]") { return misfit }
            }
            return nil
        case (.object, .object(let members)): return try misfit(members, schema.object, at: place)
        case (let type?, _): return "\(place): not of type \(type.rawValue)"
        }
    }

    private func misfit(
        _ members: [String: JSON],
        _ object: Schema.ObjectKeywords,
        at place: String
    ) throws -> String? {
        for required in object.required where members[required.name] == nil {
            let property = object.properties.first { $0.name == required.name }
            guard try property.map({ try resolver.endOfChain($0.schema).isNullable }) != true else { continue }
            return "\(place): '\(required.name)' is missing"
        }
        let required = Set(object.required.map(\.name))
        for property in object.properties {
            guard let value = members[property.name], required.contains(property.name) || value != .null else {
                continue
            }
            if let misfit = try misfit(value, property.schema, at: "\(place).\(property.name)") { return misfit }
        }
        return nil
    }

    /// The value less what the schema does not declare, and less members that are null.
    func declared(_ value: JSON, _ schema: Schema) throws -> JSON {
        let schema = try resolver.endOfChain(schema)
        switch value {
        case .array(let elements):
            guard let items = schema.array.items else { return value.withoutNulls }
            return .array(try elements.map { try declared($0, items) })
        case .object(let members):
            guard !schema.object.properties.isEmpty else { return value.withoutNulls }
            var kept: [String: JSON] = [:]
            for property in schema.object.properties {
                guard let value = members[property.name], value != .null else { continue }
                kept[property.name] = try declared(value, property.schema)
            }
            return .object(kept)
        case .null, .bool, .number, .string: return value
        }
    }

    /// A small value that fits: an object has its required members only, an array one element.
    func sample(_ schema: Schema) throws -> JSON {
        let schema = try resolver.endOfChain(schema)
        if let first = schema.enumeration?.first { return JSON(first) }
        if let first = (schema.composition.oneOf + schema.composition.anyOf).first { return try sample(first) }
        switch Self.type(of: schema) {
        case .object:
            var members: [String: JSON] = [:]
            for required in schema.object.required {
                let property = schema.object.properties.first { $0.name == required.name }
                members[required.name] = try property.map { try sample($0.schema) } ?? .string("anything")
            }
            return .object(members)
        case .array: return .array(try schema.array.items.map { [try sample($0)] } ?? [.string("anything")])
        case .integer: return .number(7)
        case .number: return .number(0.25)
        case .boolean: return .bool(true)
        case .null: return .null
        case .string, nil: return .string("a sample & more")
        }
    }

    /// The one type of the schema, if need be by its keywords; nil where anything is allowed.
    private static func type(of schema: Schema) -> Schema.SimpleType? {
        schema.types.first { $0 != .null }
            ?? (schema.object.isPresent ? .object : schema.array.isPresent ? .array : nil)
    }
}
