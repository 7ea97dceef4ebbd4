import IR
import OpenAPI
import YAML

extension Resolver {
    /// The value of an inline schema that allows no other, which needs no type of its own: nor has it the one of others that it
    /// narrows by `allOf`.
    func onlyValue(of schema: Schema) -> (value: Structure.OnlyValue, type: TypeReference)? {
        guard schema.reference == nil, schema.alternatives.isEmpty, !isNullable(schema),
            let values = schema.enumeration ?? schema.constant.map({ [$0] }), values.count == 1,
            options.types[schema.pointer.description] == nil
        else { return nil }
        let types = schema.types.isEmpty ? conjunction(of: schema).types : schema.types
        let allows = { (type: Schema.SimpleType) in types.isEmpty || types.contains(type) }
        if let text = values[0].string, allows(.string) { return (.string(text), .string) }
        if let value = values[0].bool, allows(.boolean) { return (.literal("\(value)"), .boolean) }
        guard let scalar = values[0].scalar, [.integer, .float].contains(scalar.kind), let text = scalar.fraction
        else { return nil }
        // A number without a fraction is an integer, and an integer is a number (JSON Schema core §4.2.1).
        if Int(text) != nil, types.isEmpty ? scalar.kind == .integer : types.contains(.integer) {
            return (.literal(text), .integer)
        }
        return allows(.number) ? (.literal(text), .number) : nil
    }

    /// The one truth value or integer that a referenced component is; a text is an enumeration, which knows its only value.
    func literalValue(ofComponent schema: Schema) -> Structure.OnlyValue? {
        guard let reference = schema.reference, !isNullable(schema), let target = try? references.schema(reference),
            options.types[target.pointer.description] == nil, case (.literal(let text), _)? = onlyValue(of: target)
        else { return nil }
        return .literal(text)
    }
}

extension Scalar {
    /// The shortest text of a number, without a fraction that is zero; `nil` where the value is no number.
    var fraction: String? {
        if let value = Int(text) { return String(value) }
        guard kind == .float, let value = Double(text) else { return nil }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }
}
