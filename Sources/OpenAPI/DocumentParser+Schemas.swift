import Diagnostics
import YAML

extension DocumentParser {
    /// A Schema Object (§4.8.24) at the value of a key; the pointer is the schema's own.
    mutating func schema(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Schema? {
        schema(pair.value, at: pair.key, pointer)
    }

    /// - Returns: `nil`, reported, where the node is neither an object nor a boolean. Null is an empty schema.
    mutating func schema(_ node: Node, at key: String, _ pointer: JSONPointer) -> Schema? {
        var draft = Schema.Draft()
        switch node.content {
        case .mapping(let mapping):
            scopes.append(SchemaScope(node: node, pointer: pointer))
            for pair in mapping.pairs {
                read(pair, into: &draft, node, pointer)
            }
            scopes.removeLast()
        case .scalar(let scalar) where scalar.kind == .bool:
            draft.boolean = node.bool
        case .scalar(let scalar) where scalar.kind == .null:
            wrongType(node, at: key, expected: .schema)
        case .sequence:
            // Documents that were written by hand hold lists of schemas here; the rest of them is of use all the same.
            wrongType(node, at: key, expected: .schema, severity: .warning, hint: "until then every value is allowed")
        case .scalar:
            wrongType(node, at: key, expected: .schema)
            return nil
        }
        return Schema(draft, location: node.location, pointer: pointer)
    }

    private mutating func read(
        _ pair: Mapping.Pair,
        into draft: inout Schema.Draft,
        _ node: Node,
        _ pointer: JSONPointer
    ) {
        switch SchemaKey(rawValue: pair.key) {
        case .reference: draft.reference = reference(pair, .schema)
        case .dynamicReference where draft.reference == nil && node.mapping?["$ref"] == nil,
            .recursiveReference where draft.reference == nil && node.mapping?["$ref"] == nil:
            draft.reference = dynamicReference(pair)
        case .type: draft.types = types(pair)
        case .nullable: draft.isNullable = flag(pair) ?? false
        case .format: draft.format = text(pair)
        case .enumeration: draft.enumeration = array(pair)
        case .constant: draft.constant = pair.value
        case .contentEncoding: draft.contentEncoding = text(pair)
        case .contentMediaType: draft.contentMediaType = text(pair)
        case .definitions, .definitionsOfSchema:
            draft.definitions += members(pair, pointer)
        case .title, .description, .defaultValue, .example, .examples, .deprecated, .readOnly, .writeOnly,
            .externalDocs, .oaiMeta, .oaiTypeLabel:
            read(pair, into: &draft.annotations)
        case .properties, .required, .additionalProperties, .patternProperties, .propertyNames:
            read(pair, into: &draft.object, pointer)
        case .items, .prefixItems, .uniqueItems:
            read(pair, into: &draft.array, pointer)
        case .allOf, .oneOf, .anyOf, .discriminator:
            read(pair, into: &draft.composition, pointer)
        case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength, .maxLength, .pattern,
            .minItems, .maxItems, .minContains, .maxContains, .minProperties, .maxProperties:
            if pair.key.hasSuffix("Properties") { draft.object.isPresent = true }
            constraint(pair, &draft.validation)
        case .contains:
            draft.composition.unsupported.append(.init(name: pair.key, location: pair.keyNode.location))
            read(pair, into: &draft.array, pointer)
        case .unevaluatedProperties, .unevaluatedItems: readUnevaluated(pair, into: &draft, node, pointer)
        case .then, .otherwise, .dependentSchemas:
            readConditional(pair, into: &draft, pointer)
        case .not, .condition, .dependentRequired, .dependencies, .contentSchema,
            .additionalItems, .dynamicReference, .recursiveReference:
            draft.composition.unsupported.append(.init(name: pair.key, location: pair.keyNode.location))
        case .xml, .dynamicAnchor, .recursiveAnchor, .anchor, .identifier, .dialect, .vocabulary, .comment:
            break
        case nil: unrecognized(pair, SchemaKey.self, keeping: &draft.extensions)
        }
    }

    /// What is not evaluated is what is not declared, unless the schema speaks of that itself.
    private mutating func readUnevaluated(
        _ pair: Mapping.Pair,
        into draft: inout Schema.Draft,
        _ node: Node,
        _ pointer: JSONPointer
    ) {
        // Says that nothing undeclared comes, which a type of the declared members says as well.
        guard !pair.value.allowsNothing else { return }
        let isOfObjects = SchemaKey(rawValue: pair.key) == .unevaluatedProperties
        guard node.mapping?[isOfObjects ? "additionalProperties" : "items"] == nil else {
            draft.composition.unsupported.append(.init(name: pair.key, location: pair.keyNode.location))
            return
        }
        if isOfObjects { read(pair, into: &draft.object, pointer) } else { read(pair, into: &draft.array, pointer) }
    }

    /// Conditions are not expressed; what holds under them is kept for its properties.
    private mutating func readConditional(_ pair: Mapping.Pair, into draft: inout Schema.Draft, _ pointer: JSONPointer)
    {
        draft.composition.unsupported.append(.init(name: pair.key, location: pair.keyNode.location))
        let isMap = SchemaKey(rawValue: pair.key) == .dependentSchemas
        let schemas =
            isMap
            ? members(pair, pointer).map(\.schema)
            : [schema(pair, pointer.appending(pair.key))].compactMap(\.self)
        draft.object.conditional += schemas
        if schemas.contains(where: \.mayHaveProperties) { draft.object.isPresent = true }
    }

    private mutating func read(_ pair: Mapping.Pair, into annotations: inout Schema.Annotations) {
        switch SchemaKey(rawValue: pair.key) {
        case .title: annotations.title = text(pair)
        case .description: annotations.description = text(pair)
        case .defaultValue: annotations.defaultValue = pair.value
        case .example: annotations.examples.append(pair.value)
        case .examples: annotations.examples += schemaExamples(pair.value)
        case .deprecated: annotations.isDeprecated = flag(pair) ?? false
        case .readOnly: annotations.isReadOnly = flag(pair) ?? false
        case .writeOnly: annotations.isWriteOnly = flag(pair) ?? false
        case .externalDocs: annotations.externalDocumentation = externalDocumentation(pair)
        case .oaiMeta: annotations.oaiMeta = schemaMeta(pair.value)
        case .oaiTypeLabel: annotations.oaiTypeLabel = pair.value.scalar?.text
        default: break
        }
    }

    /// `examples` of JSON Schema is an array; some documents write Example Objects by name, or a single value.
    private func schemaExamples(_ node: Node) -> [Node] {
        switch node.content {
        case .sequence(let nodes): nodes
        case .mapping(let mapping): mapping.pairs.map { $0.value.mapping?["value"] ?? $0.value }
        case .scalar: node.isNull ? [] : [node]
        }
    }

    private mutating func constraint(_ pair: Mapping.Pair, _ validation: inout Schema.Validation) {
        guard let scalar = pair.value.scalar else {
            wrongType(pair.value, at: pair.key, expected: pair.key == "pattern" ? .string : .number)
            return
        }
        guard scalar.kind != .null else { return }
        validation.constraints.append(.init(keyword: pair.key, value: scalar))
    }

    /// The types of `type`: one, or an array of them (3.1).
    private mutating func types(_ pair: Mapping.Pair) -> [Schema.SimpleType] {
        switch pair.value.content {
        case .sequence(let nodes):
            if nodes.isEmpty {
                let message = "'type' lists no type, which no value has; every value is allowed"
                report("unknown-type", .warning, message, at: pair.value, hint: "list the types, or leave 'type' out")
            }
            return nodes.compactMap { type($0) }
        case .mapping, .scalar: return type(pair.value).map { [$0] } ?? []
        }
    }

    private mutating func type(_ node: Node) -> Schema.SimpleType? {
        // `type: null` and `[string, null]` mean the type whose name has to be written in quotes.
        if node.isNull { return .null }
        guard let name = node.string else {
            wrongType(node, at: "type", expected: .string, hint: "write the name of a type: 'type: string'")
            return nil
        }
        if let type = Schema.SimpleType(rawValue: name) { return type }
        let names = Schema.SimpleType.allCases.map(\.rawValue)
        let hint =
            switch name {
            case "file": "write 'type: string' and 'format: binary'"
            case "any": "leave 'type' out: then every value is allowed"
            case "date", "datetime", "date-time", "uuid": "write 'type: string' and a 'format'"
            case "int", "long": "write 'type: integer'"
            case "float", "double": "write 'type: number'"
            default:
                NearestName.find(name, in: names).map { "did you mean '\($0)'?" }
                    ?? "the types are \(names.joined(separator: ", "))"
            }
        let message = "'\(name)' is not a type of JSON; every value is allowed"
        report("unknown-type", .warning, message, at: node, hint: hint)
        return nil
    }
}

extension Schema {
    /// Whether the schema itself describes objects, or may refer to one that does.
    fileprivate var mayHaveProperties: Bool {
        object.isPresent || reference != nil
            || (composition.allOf + composition.oneOf + composition.anyOf).contains(where: \.mayHaveProperties)
    }
}
