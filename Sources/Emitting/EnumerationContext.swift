/// What `enumeration.mustache` sees.
struct EnumerationContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, isOpen, values, isWrapped
    }

    var documentation: [String]
    var name: String
    var isOpen: Bool
    var values: [EnumerationValueContext]
    /// Whether the list of all values takes several lines.
    var isWrapped: Bool

    func value(for key: Key) -> Any {
        switch key {
        case .documentation: documentation
        case .name: name
        case .isOpen: isOpen
        case .values: values
        case .isWrapped: isWrapped
        }
    }
}

/// A value in `enumeration.mustache`.
struct EnumerationValueContext: TemplateContext {
    enum Key: String, CaseIterable {
        case name, reference, literal, hasLiteral, isLast
    }

    /// With backticks where it is a keyword.
    var name: String
    /// After a point: `.default` needs no backticks.
    var reference: String
    var literal: String
    /// Whether the literal differs from the name, so that a Swift enum must spell it.
    var hasLiteral: Bool
    var isLast: Bool

    func value(for key: Key) -> Any {
        switch key {
        case .name: name
        case .reference: reference
        case .literal: literal
        case .hasLiteral: hasLiteral
        case .isLast: isLast
        }
    }
}
