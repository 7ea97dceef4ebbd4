import Templating

/// What `enumeration.mustache` sees.
struct EnumerationContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, isOpen, openProtocol, rawType, values, isWrapped
    }

    var documentation: [String]
    var name: String
    var isOpen: Bool
    /// The protocol of the runtime that open enumerations of the raw type conform to.
    var openProtocol: String
    var rawType: String
    var values: [EnumerationValueContext]
    /// Whether the list of all values takes several lines.
    var isWrapped: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .isOpen: isOpen
        case .openProtocol: openProtocol
        case .rawType: rawType
        case .values: values
        case .isWrapped: isWrapped
        }
    }
}

/// A value in `enumeration.mustache`.
struct EnumerationValueContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, reference, literal, hasLiteral, isLast
    }

    var documentation: [String]
    var isDeprecated: Bool
    /// With backticks where it is a keyword.
    var name: String
    /// In the list of all values: `.default` needs no backticks.
    var reference: String
    var literal: String
    /// Whether the literal differs from the name, so that a Swift enum must spell it.
    var hasLiteral: Bool
    var isLast: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .isDeprecated: isDeprecated
        case .name: name
        case .reference: reference
        case .literal: literal
        case .hasLiteral: hasLiteral
        case .isLast: isLast
        }
    }
}
