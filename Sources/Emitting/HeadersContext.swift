import IR
import Naming
import Templating

/// What `headers.mustache` sees: the properties that read the headers of responses.
struct HeadersContext: TemplateContext {
    enum Key: String, CaseIterable {
        case hasUnderscores, usesFoundation, type, sample, headers
    }

    /// As in `ModelContext`.
    var hasUnderscores: Bool
    var usesFoundation: Bool
    var type: String
    /// The first property.
    var sample: String
    var headers: [HeaderContext]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .hasUnderscores: hasUnderscores
        case .usesFoundation: usesFoundation
        case .type: type
        case .sample: sample
        case .headers: headers
        }
    }
}

/// One of the properties.
struct HeaderContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, type, reader, literal
    }

    var documentation: [String]
    var isDeprecated: Bool
    /// With backticks where it is a keyword.
    var name: String
    var type: String
    /// The function that reads it: `value`, `values` of an array, or `json`.
    var reader: String
    /// The header's name as a string literal.
    var literal: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .isDeprecated: isDeprecated
        case .name: name
        case .type: type
        case .reader: reader
        case .literal: literal
        }
    }
}

extension HeadersContext {
    /// Nil where the document has no headers.
    init?(api: API, types: TypeExpressions) {
        let names = types.names
        guard let sample = names.headers.first else { return nil }
        let readable = api.headers.map { Self.readable($0, types) }
        self.init(
            hasUnderscores: names.headers.contains(where: \.hasUnderscore),
            usesFoundation: readable.contains { types.usesFoundation($0) },
            type: names.headersType,
            sample: Identifier.escaped(sample),
            headers: zip(zip(api.headers, names.headers), readable).map { header, type in
                var comment = DocumentationComment(indentation: 4)
                comment.add(header.0.documentation.description)
                comment.add(DocumentationComment.facts(of: header.0.documentation))
                comment.add(DocumentationComment.code(header.0.name))
                let isArray = if case .array = type { true } else { false }
                return HeaderContext(
                    documentation: comment.lines,
                    isDeprecated: header.0.documentation.isDeprecated,
                    name: Identifier.escaped(header.1),
                    type: types.expression(for: type, inside: names.headersType),
                    reader: header.0.isJSON ? "json" : isArray ? "values" : "value",
                    literal: SwiftLiteral.string(header.0.name)
                )
            }
        )
    }

    /// The type that a header's property has.
    static func readable(_ header: Operation.Header, _ types: TypeExpressions) -> TypeReference {
        header.isJSON ? header.type : readable(header.type, types)
    }

    /// The type, where a header's text can be read as it: a single value, or an array of such values; else a text.
    private static func readable(_ type: TypeReference, _ types: TypeExpressions) -> TypeReference {
        switch types.unaliased(type) {
        case .json: .string
        case .array(let element): types.isText(element) ? .array(readable(element, types)) : .string
        case .nullable(let type): readable(type, types)
        case .named: types.isText(type) ? type : .string
        case let simple: types.isText(simple) ? type : .string
        }
    }
}
