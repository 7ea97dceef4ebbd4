import Templating

/// What `union.mustache` sees.
struct UnionContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, isIndirect, keepsUnrecognized, branches, rules, isExhaustive, expected,
            nested, hasNested
        case stringCase, stringValue, hasStringCase, integerCase, hasIntegerCase, integerType, numberCase,
            hasNumberCase,
            booleanCase, hasBooleanCase
        case arrayCase, hasArrayCase, arrayElement, conformances, isWrapped, conformanceLines, isMultipartBody
    }

    var documentation: [String]
    var name: String
    var isIndirect: Bool
    /// Whether there is a case for values with an unknown tag.
    var keepsUnrecognized: Bool
    var branches: [UnionBranchContext]
    var rules: [UnionRuleContext]
    /// Whether the last rule takes whatever is left.
    var isExhaustive: Bool
    /// What fits, in words, as a string literal.
    var expected: String
    var literals: UnionLiterals
    /// All conformances on one line.
    var conformances: String
    /// Whether they take several lines, and those behind the first.
    var isWrapped: Bool
    var conformanceLines: [String]
    var isMultipartBody: Bool
    var nested: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .isIndirect: isIndirect
        case .keepsUnrecognized: keepsUnrecognized
        case .branches: branches
        case .rules: rules
        case .isExhaustive: isExhaustive
        case .expected: expected
        case .nested: nested
        case .hasNested: !nested.isEmpty
        case .stringCase: literals.string ?? ""
        case .stringValue: literals.stringValue
        case .hasStringCase: literals.string != nil
        case .integerCase: literals.integer ?? ""
        case .hasIntegerCase: literals.integer != nil
        case .integerType: literals.integerType
        case .numberCase: literals.number ?? ""
        case .hasNumberCase: literals.number != nil
        case .booleanCase: literals.boolean ?? ""
        case .hasBooleanCase: literals.boolean != nil
        case .arrayCase: literals.array ?? ""
        case .hasArrayCase: literals.array != nil
        case .arrayElement: literals.arrayElement
        case .conformances: conformances
        case .conformanceLines: conformanceLines
        case .isWrapped: isWrapped
        case .isMultipartBody: isMultipartBody
        }
    }
}

/// The cases that a union's literals stand for.
struct UnionLiterals {
    var string: String?
    /// What the case of a string literal holds, of its `value`.
    var stringValue = "value"
    var integer: String?
    /// As what an integer literal is read.
    var integerType = "Int"
    var number: String?
    var boolean: String?
    var array: String?
    var arrayElement = ""

    /// The protocols of the literals.
    var conformances: [String] {
        let protocols = [
            (string, "ExpressibleByStringLiteral"), (integer, "ExpressibleByIntegerLiteral"),
            (number, "ExpressibleByFloatLiteral"), (boolean, "ExpressibleByBooleanLiteral"),
            (array, "ExpressibleByArrayLiteral"),
        ]
        return protocols.compactMap { $0.0 == nil ? nil : $0.1 }
    }
}

/// A case in `union.mustache`.
struct UnionBranchContext: TemplateContext {
    enum Key: String, CaseIterable {
        case name, reference, isText, text, type, hasDates, isWhole, isPlain, hasTag, tag, discriminator
    }

    var name: String
    /// After a point, without backticks.
    var reference: String
    /// The one text that the branch is, as a string literal.
    var text: String?
    var type: String
    var hasDates: Bool
    /// Whether encoders write the type in a way of their own, which it does not know itself.
    var isWhole: Bool
    /// The text that the union writes into the object, and the member that it is, as string literals.
    var tag: (text: String, discriminator: String)?
    /// Whether the discriminator's member is left out when the object is read.
    var isReadWithoutTag: Bool

    /// The call that reads the branch.
    var reading: String {
        guard isReadWithoutTag, let tag else { return "decode()" }
        return "members(besides: \(tag.discriminator))"
    }

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .name: name
        case .reference: reference
        case .isPlain: text == nil && tag == nil
        case .hasTag: tag != nil
        case .tag: tag?.text ?? ""
        case .discriminator: tag?.discriminator ?? ""
        case .isText: text != nil
        case .text: text ?? ""
        case .type: type
        case .hasDates: hasDates
        case .isWhole: isWhole
        }
    }
}

/// A rule in `union.mustache`: which JSON selects which case.
struct UnionRuleContext: TemplateContext {
    enum Key: String, CaseIterable {
        case pattern, body
    }

    /// `case .array(of: .number)`, or `default`.
    var pattern: String
    /// What stands behind the colon, a blank or a line break first.
    var body: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .pattern: pattern
        case .body: body
        }
    }
}

/// What is looked at to find the branch: the value, or a part of it.
struct UnionSubject {
    var branches: [UnionBranchContext]
    private(set) var expression = "value"

    init(branches: [UnionBranchContext]) {
        self.branches = branches
    }

    func member(_ name: String) -> UnionSubject {
        var inner = self
        inner.expression += ".member(\(SwiftLiteral.string(name)))"
        return inner
    }

    func firstElement() -> UnionSubject {
        var inner = self
        inner.expression += ".firstElement"
        return inner
    }
}

/// What `selection.mustache` sees: the statements that find a branch.
struct SelectionContext: TemplateContext {
    enum Key: String, CaseIterable {
        case isBranch, isText, reference, hasDates, reading, type, isSwitch, switched, cases, isKeys, keys, otherwise
        case isClosest, candidates
    }

    var branch: UnionBranchContext?
    /// What a `switch` looks at.
    var switched: String?
    var cases: [SelectionCaseContext] = []
    var keys: [SelectionCaseContext] = []
    var otherwise = ""
    var candidates: [CandidateContext] = []

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .isBranch: branch != nil
        case .isText: branch?.text != nil
        case .reference: branch?.reference ?? ""
        case .hasDates: branch?.hasDates ?? false
        case .reading: branch?.reading ?? ""
        case .type: branch?.type ?? ""
        case .isSwitch: switched != nil
        case .switched: switched ?? ""
        case .cases: cases
        case .isKeys: !keys.isEmpty
        case .keys: keys
        case .otherwise: otherwise
        case .isClosest: !candidates.isEmpty
        case .candidates: candidates
        }
    }
}

/// A case or condition in `selection.mustache`.
struct SelectionCaseContext: TemplateContext {
    enum Key: String, CaseIterable {
        case label, body
    }

    var label: String
    var body: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .label: label
        case .body: body
        }
    }
}

/// The keys of a branch in `selection.mustache`.
struct CandidateContext: TemplateContext {
    enum Key: String, CaseIterable {
        case isWrapped, line, lines
    }

    /// String literals with commas between.
    var lines: [String]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .isWrapped: lines.count > 1
        case .line: lines.first ?? ""
        case .lines: lines
        }
    }
}
