import Diagnostics
import YAML

/// The keywords of schemas that hold schemas.
extension DocumentParser {
    mutating func read(_ pair: Mapping.Pair, into object: inout Schema.ObjectKeywords, _ owner: JSONPointer) {
        switch SchemaKey(rawValue: pair.key) {
        case .properties: object.properties = members(pair, owner)
        case .required:
            guard pair.value.bool == nil else {
                reportBooleanRequired(pair)
                return
            }
            object.required = requiredNames(pair)
        case .additionalProperties, .unevaluatedProperties:
            // What `allOf` and the like do not declare either is undeclared in the one type that they make.
            object.additionalProperties = additionalProperties(pair, owner)
        case .patternProperties: object.patternProperties = members(pair, owner)
        case .propertyNames: object.propertyNames = schema(pair, owner.appending(pair.key))
        default: break
        }
        object.isPresent = true
    }

    mutating func read(_ pair: Mapping.Pair, into array: inout Schema.ArrayKeywords, _ owner: JSONPointer) {
        switch SchemaKey(rawValue: pair.key) {
        case .items, .unevaluatedItems:
            array.isPresent = true
            guard pair.value.sequence == nil else {
                let hint = "write the schemas of a tuple under 'prefixItems'"
                wrongType(pair.value, at: pair.key, expected: .schema, severity: .warning, hint: hint)
                array.prefixItems = schemas(pair, owner)
                return
            }
            array.items = schema(pair, owner.appending(pair.key))
        case .prefixItems:
            array.isPresent = true
            array.prefixItems = schemas(pair, owner)
        case .contains: array.contains = schema(pair, owner.appending(pair.key))
        case .uniqueItems: array.uniqueItems = flag(pair) ?? false
        default: break
        }
    }

    mutating func read(_ pair: Mapping.Pair, into composition: inout Schema.Composition, _ owner: JSONPointer) {
        switch SchemaKey(rawValue: pair.key) {
        case .allOf: composition.allOf = schemas(pair, owner)
        case .oneOf: composition.oneOf = schemas(pair, owner)
        case .anyOf: composition.anyOf = schemas(pair, owner)
        case .discriminator: composition.discriminator = discriminator(pair)
        default: break
        }
    }

    /// A map of schemas by names, which are never keywords.
    mutating func members(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [Schema.Member] {
        guard let pairs = object(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return pairs.compactMap { pair in
            guard let schema = schema(pair, pointer.appending(pair.key)) else { return nil }
            return Schema.Member(name: pair.key, nameLocation: pair.keyNode.location, schema: schema)
        }
    }

    private mutating func schemas(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [Schema] {
        guard let nodes = array(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return nodes.indices.compactMap { schema(nodes[$0], at: pair.key, pointer.appending($0)) }
    }

    private mutating func requiredNames(_ pair: Mapping.Pair) -> [Schema.RequiredName] {
        guard let nodes = array(pair) else { return [] }
        return nodes.compactMap { node in
            text(node, at: pair.key).map { Schema.RequiredName(name: $0, location: node.location) }
        }
    }

    /// `required: true` on the property itself is a habit from JSON Schema draft 3.
    private mutating func reportBooleanRequired(_ pair: Mapping.Pair) {
        report(
            "boolean-required",
            .warning,
            "'required' of a schema is an array of names; this boolean is ignored",
            at: pair.value,
            hint: "list the property's name under 'required' of the object that it belongs to"
        )
    }

    private mutating func additionalProperties(
        _ pair: Mapping.Pair,
        _ owner: JSONPointer
    ) -> Schema.AdditionalProperties? {
        if let isAllowed = pair.value.bool { return .allowed(isAllowed) }
        if pair.value.allowsNothing { return .allowed(false) }
        return schema(pair, owner.appending(pair.key)).map { .schema($0) }
    }

    private mutating func discriminator(_ pair: Mapping.Pair) -> Schema.Discriminator? {
        if let name = pair.value.string {
            let hint = "write 'propertyName: \(name)' below 'discriminator'"
            wrongType(pair.value, at: pair.key, expected: .object, severity: .warning, hint: hint)
            return Schema.Discriminator(propertyName: name, mapping: [], location: pair.value.location)
        }
        guard let pairs = object(pair) else { return nil }
        var discriminator = Schema.Discriminator(propertyName: "", mapping: [], location: pair.value.location)
        for pair in pairs {
            switch DiscriminatorKey(rawValue: pair.key) {
            case .propertyName: discriminator.propertyName = text(pair) ?? ""
            case .mapping: discriminator.mapping = mapping(pair)
            case .defaultMapping: discriminator.defaultMapping = mappingTo(pair)
            case nil: unrecognized(pair, DiscriminatorKey.self)
            }
        }
        guard !discriminator.propertyName.isEmpty else {
            let hint = "name the property whose value tells the branches apart"
            missing("propertyName", in: "a discriminator", at: pair.value, hint: hint)
            return nil
        }
        return discriminator
    }

    private mutating func mapping(_ pair: Mapping.Pair) -> [Schema.Discriminator.Mapping] {
        (object(pair) ?? []).compactMap { mappingTo($0) }
    }

    private mutating func mappingTo(_ pair: Mapping.Pair) -> Schema.Discriminator.Mapping? {
        text(pair).map { target in
            let reference = mappingReference(target, at: pair.value)
            return .init(value: pair.key, target: target, location: pair.value.location, reference: reference)
        }
    }
}

extension Node {
    /// Whether the schema is `false`, or says the same: `{not: {}}`.
    var allowsNothing: Bool {
        if bool == false { return true }
        guard let mapping, mapping.pairs.count == 1, let inner = mapping["not"] else { return false }
        return inner.bool == true || inner.mapping?.pairs.isEmpty == true
    }
}
