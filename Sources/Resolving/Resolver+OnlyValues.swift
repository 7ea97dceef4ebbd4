import IR
import OpenAPI
import YAML

extension Resolver {
    /// The value of an inline schema that allows no other, which needs no type of its own.
    func onlyValue(of schema: Schema) -> (value: Structure.OnlyValue, type: TypeReference)? {
        guard schema.reference == nil, schema.composition.allOf.isEmpty, schema.composition.oneOf.isEmpty,
            schema.composition.anyOf.isEmpty, !isNullable(schema),
            let values = schema.enumeration ?? schema.constant.map({ [$0] }), values.count == 1,
            options.types[schema.pointer.description] == nil
        else { return nil }
        let type = schema.types.first
        if let text = values[0].string, type ?? .string == .string { return (.string(text), .string) }
        if let value = values[0].bool, type ?? .boolean == .boolean { return (.literal("\(value)"), .boolean) }
        guard let scalar = values[0].scalar, scalar.kind == .integer, let value = Int(scalar.text) else { return nil }
        return type ?? .integer == .integer ? (.literal("\(value)"), .integer) : nil
    }

    /// The one truth value or integer that a referenced component is; a text is an enumeration, which knows its only value.
    func literalValue(ofComponent schema: Schema) -> Structure.OnlyValue? {
        guard let reference = schema.reference, !isNullable(schema), let target = try? references.schema(reference),
            options.types[target.pointer.description] == nil, case (.literal(let text), _)? = onlyValue(of: target)
        else { return nil }
        return .literal(text)
    }
}
