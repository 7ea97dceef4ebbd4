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

    /// `a string or an array of strings, integers or arrays`; a number of alternatives where that would be long.
    static func expectation(of union: Union, types: TypeExpressions) -> String {
        var values: [String] = []
        var elements: [String] = []
        for branch in union.branches {
            if case .array(let element) = types.unaliased(branch.type) {
                let noun = noun(for: element, types: types) + "s"
                if !elements.contains(noun) { elements.append(noun) }
            } else {
                let noun = noun(for: branch.type, types: types)
                values.append((noun.first.map("aeiou".contains) == true ? "an " : "a ") + noun)
            }
        }
        if !elements.isEmpty { values.append("an array of \(list(elements))") }
        var seen: Set<String> = []
        let text = list(values.filter { seen.insert($0).inserted })
        return text.count > 60 ? "one of \(union.branches.count) alternatives" : text
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "value" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// What JSON Schema calls a value of the type.
    private static func noun(for type: TypeReference, types: TypeExpressions) -> String {
        switch types.unaliased(type) {
        case .string, .dateTime, .codableDate, .date, .base64, .file, .bytes: return "string"
        case .integer, .unsignedInteger: return "integer"
        case .foreign(let type):
            switch type {
            case .int32, .int64: return "integer"
            case .float: return "number"
            case .uuid, .url: return "string"
            }
        case .number: return "number"
        case .boolean: return "boolean"
        case .array: return "array"
        case .json: return "value"
        case .nullable(let type): return noun(for: type, types: types)
        case .dictionary: return "object"
        case .named(let id):
            switch types[id]?.kind {
            case .enumeration(let enumeration): return enumeration.rawType == .string ? "string" : "integer"
            case .union(let union):
                guard union.rules.count == 1, case .kind(let kind) = union.rules[0].pattern else { return "value" }
                return kind.rawValue
            default: return "object"
            }
        }
    }

    /// String, integer, number and boolean literals stand for the one branch of that type, array literals for the first
    /// branch that is an array of a simple type.
    static func literals(of union: Union, names: [String], types: TypeExpressions) -> UnionLiterals {
        var literals = UnionLiterals()
        for (branch, name) in zip(union.branches, names) where branch.text == nil {
            switch types.unaliased(branch.type) {
            case .string: literals.string = name
            case .integer: literals.integer = name
            case .number: literals.number = name
            case .boolean: literals.boolean = name
            case .named(let id):
                guard case .enumeration(let enumeration)? = types[id]?.kind, enumeration.rawType == .string,
                    enumeration.isOpen
                else { break }
                (literals.string, literals.stringValue) = (name, ".init(rawValue: value)")
            case .array(let element) where literals.array == nil && isSimple(element):
                literals.array = name
                literals.arrayElement = types.expression(for: element, inside: "")
            default: break
            }
        }
        if literals.integer == nil, let number = literals.number {
            // `1` is a number as `1.0` is.
            (literals.integer, literals.integerType) = (number, "Double")
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
