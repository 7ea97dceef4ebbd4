import IR
import OpenAPI
import YAML

extension Resolver {
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
        documentation.constraints = constraints(of: schema)
        documentation.allowedValues = documentedValues(of: schema)
        documentation.isDeprecated = annotations.isDeprecated
        return documentation
    }

    /// What no Swift type says of the values, for the documentation.
    private func constraints(of schema: Schema) -> [Documentation.Constraint] {
        var constraints = schema.validation.constraints.map {
            Documentation.Constraint(keyword: $0.keyword, value: $0.value.text)
        }
        func add(_ keyword: String, _ value: String?) {
            if let value { constraints.append(.init(keyword: keyword, value: value)) }
        }
        if schema.array.uniqueItems { add("uniqueItems", "true") }
        add("contentMediaType", schema.contentMediaType)
        if stringType(of: schema) == .string { add("contentEncoding", schema.contentEncoding) }
        if let names = schema.object.propertyNames {
            let target = names.reference.flatMap { try? references.schema($0) } ?? names
            for pattern in target.validation.constraints where pattern.keyword == "pattern" {
                add("propertyNames", pattern.value.text)
            }
            for value in conjunction(of: names).listedNodes.compactMap(\.string) { add("key", value) }
        }
        return constraints
    }
}
