import IR

/// A union's rules and literals in the words of Swift.
enum UnionDescription {
    static func pattern(_ pattern: Union.Pattern) -> String {
        switch pattern {
        case .kind(let kind): "case .\(caseName(of: kind))"
        case .array(of: let kind): "case .array(of: .\(caseName(of: kind)))"
        case .anything: "default"
        }
    }

    /// `a string, an array of strings or an array of numbers`.
    static func expectation(of union: Union) -> String {
        var phrases: [String] = []
        for rule in union.rules {
            let phrase: String
            switch rule.pattern {
            case .kind(.array):
                // The array rules that look at elements say more.
                let isCovered = union.rules.contains { if case .array = $0.pattern { true } else { false } }
                phrase = isCovered ? "" : "an array"
            case .kind(let kind): phrase = kind == .object ? "an object" : "a \(kind.rawValue)"
            case .array(of: let kind): phrase = "an array of \(kind.rawValue)s"
            case .anything: phrase = ""
            }
            if !phrase.isEmpty { phrases.append(phrase) }
        }
        guard let last = phrases.last, phrases.count > 1 else { return phrases.first ?? "any value" }
        return phrases.dropLast().joined(separator: ", ") + " or " + last
    }

    /// String, integer, number and boolean literals stand for the one branch of that type, array literals for the first
    /// branch that is an array of a simple type.
    static func literals(of union: Union, names: [String], types: TypeExpressions) -> UnionLiterals {
        var literals = UnionLiterals()
        for (branch, name) in zip(union.branches, names) {
            switch types.unaliased(branch.type) {
            case .string: literals.string = name
            case .integer: literals.integer = name
            case .number: literals.number = name
            case .boolean: literals.boolean = name
            case .array(let element) where literals.array == nil && isSimple(element):
                literals.array = name
                literals.arrayElement = types.expression(for: element, inside: "")
            default: break
            }
        }
        return literals
    }

    private static func isSimple(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .integer, .number, .boolean: true
        default: false
        }
    }

    private static func caseName(of kind: JSONKind) -> String {
        kind == .boolean ? "bool" : kind.rawValue
    }
}
