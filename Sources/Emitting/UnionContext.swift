/// What `union.mustache` sees.
struct UnionContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, branches, rules, isExhaustive, expected, nested, hasNested
        case stringCase, hasStringCase, integerCase, hasIntegerCase, numberCase, hasNumberCase, booleanCase,
            hasBooleanCase
        case arrayCase, hasArrayCase, arrayElement, literalConformances
    }

    var documentation: [String]
    var name: String
    var branches: [UnionBranchContext]
    var rules: [UnionRuleContext]
    /// Whether the last rule takes whatever is left.
    var isExhaustive: Bool
    /// What fits, in words, as a string literal.
    var expected: String
    var literals: UnionLiterals
    var nested: String

    func value(for key: Key) -> Any {
        switch key {
        case .documentation: documentation
        case .name: name
        case .branches: branches
        case .rules: rules
        case .isExhaustive: isExhaustive
        case .expected: expected
        case .nested: nested
        case .hasNested: !nested.isEmpty
        case .stringCase: literals.string ?? ""
        case .hasStringCase: literals.string != nil
        case .integerCase: literals.integer ?? ""
        case .hasIntegerCase: literals.integer != nil
        case .numberCase: literals.number ?? ""
        case .hasNumberCase: literals.number != nil
        case .booleanCase: literals.boolean ?? ""
        case .hasBooleanCase: literals.boolean != nil
        case .arrayCase: literals.array ?? ""
        case .hasArrayCase: literals.array != nil
        case .arrayElement: literals.arrayElement
        case .literalConformances: literals.conformances
        }
    }
}

/// The cases that a union's literals stand for.
struct UnionLiterals {
    var string: String?
    var integer: String?
    var number: String?
    var boolean: String?
    var array: String?
    var arrayElement = ""

    /// `, ExpressibleByStringLiteral`, to be written behind the other conformances.
    var conformances: String {
        let protocols = [
            (string, "ExpressibleByStringLiteral"), (integer, "ExpressibleByIntegerLiteral"),
            (number, "ExpressibleByFloatLiteral"), (boolean, "ExpressibleByBooleanLiteral"),
            (array, "ExpressibleByArrayLiteral"),
        ]
        return protocols.compactMap { $0.0 == nil ? nil : ", \($0.1)" }.joined()
    }
}

/// A case in `union.mustache`.
struct UnionBranchContext: TemplateContext {
    enum Key: String, CaseIterable {
        case name, reference, type, hasFormat, format
    }

    var name: String
    /// After a point, without backticks.
    var reference: String
    var type: String
    var format: String?

    func value(for key: Key) -> Any {
        switch key {
        case .name: name
        case .reference: reference
        case .type: type
        case .hasFormat: format != nil
        case .format: format ?? ""
        }
    }
}

/// A rule in `union.mustache`: which JSON selects which case.
struct UnionRuleContext: TemplateContext {
    enum Key: String, CaseIterable {
        case pattern, reference, hasFormat, format
    }

    /// `case .array(of: .number)`, or `default`.
    var pattern: String
    var branch: UnionBranchContext

    func value(for key: Key) -> Any {
        switch key {
        case .pattern: pattern
        case .reference: branch.reference
        case .hasFormat: branch.format != nil
        case .format: branch.format ?? ""
        }
    }
}
