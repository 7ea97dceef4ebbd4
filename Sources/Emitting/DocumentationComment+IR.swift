import IR

extension DocumentationComment {
    /// The comment of a type or property.
    init(_ documentation: Documentation, indentation: Int) {
        self.init(indentation: indentation)
        add(documentation.summary)
        add(documentation.description)
        add(Self.facts(of: documentation))
        if documentation.isDeprecated { add("Deprecated.") }
    }

    /// ``Default: `16`. Minimum: 0.``
    static func facts(of documentation: Documentation) -> String? {
        var facts: [String] = []
        if let value = documentation.defaultValue { facts.append("Default: \(code(value)).") }
        let values = documentation.allowedValues.map(code)
        if values.count == 1 { facts.append("Always \(values[0]).") }
        if values.count > 1 { facts.append("Values: \(values.joined(separator: ", ")).") }
        facts += documentation.constraints.compactMap { constraint in
            titles[constraint.keyword].map { "\($0): \(code(constraint.value))." }
        }
        let keys = documentation.constraints.filter { $0.keyword == "key" }.map { code($0.value) }
        if !keys.isEmpty { facts.append("Keys: \(keys.joined(separator: ", ")).") }
        if documentation.constraints.contains(where: { $0.keyword == "uniqueItems" }) { facts.append("No item twice.") }
        return facts.isEmpty ? nil : facts.joined(separator: " ")
    }

    /// A code span, with more backticks around it than are in it (CommonMark §6.1).
    static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard line.contains("`") else { return "`\(line)`" }
        return "`` \(line) ``"
    }

    private static let titles = [
        "minimum": "Minimum", "maximum": "Maximum", "exclusiveMinimum": "More than", "exclusiveMaximum": "Less than",
        "multipleOf": "Multiple of", "minLength": "Minimum length", "maxLength": "Maximum length", "pattern": "Pattern",
        "minItems": "Minimum count", "maxItems": "Maximum count", "minProperties": "Minimum count",
        "maxProperties": "Maximum count", "contentMediaType": "Media type", "contentEncoding": "Encoding",
        "propertyNames": "Pattern of the keys",
    ]
}
