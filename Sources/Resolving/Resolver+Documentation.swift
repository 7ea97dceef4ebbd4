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
            documentation.defaultValue = NodeWriter.json(defaultValue, unit: nil)
        }
        documentation.constraints = constraints(of: schema)
        documentation.allowedValues = documentedValues(of: schema)
        documentation.isDeprecated = annotations.isDeprecated
        if let branch = onlyBranch(of: schema) { documentation.complete(with: self.documentation(of: branch)) }
        for remark in schema.partsOfAllOf.remarks { documentation.complete(with: self.documentation(of: remark)) }
        return documentation
    }

    /// The one branch of `anyOf: [{…}, {type: null}]`, which speaks for the schema.
    private func onlyBranch(of schema: Schema) -> Schema? {
        guard schema.reference == nil else { return nil }
        let branches = (schema.composition.oneOf + schema.composition.anyOf).filter { !allowsOnlyNull($0) }
        return branches.count == 1 && branches[0].reference == nil ? branches[0] : nil
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

extension Documentation {
    /// Adds what is said elsewhere, where this says nothing of it.
    fileprivate mutating func complete(with other: Documentation) {
        summary = summary ?? other.summary
        description = description ?? other.description
        defaultValue = defaultValue ?? other.defaultValue
        constraints += other.constraints
        if allowedValues.isEmpty { allowedValues = other.allowedValues }
        isDeprecated = isDeprecated || other.isDeprecated
    }
}
