import Emitting

/// Decides whether code that compiled with one version of a generated package compiles with the next.
package struct InterfaceComparer {
    /// A declaration that callers of the old package may use, and that they can no longer use in the same way.
    package struct Break: Hashable, Sendable {
        package var old: PublicInterface.Declaration?
        package var new: PublicInterface.Declaration?

        /// The declaration that it is about.
        package var declaration: PublicInterface.Declaration? { old ?? new }
    }

    package private(set) var breaks: [Break] = []

    private struct Key: Hashable {
        /// A struct that became an enum is found under its name, and does not serve.
        var kind: PublicInterface.Declaration.Kind?
        var owner: String
        var name: String

        init(_ declaration: PublicInterface.Declaration) {
            kind = declaration.kind.isType ? nil : declaration.kind
            owner = declaration.owner
            name = declaration.name
        }
    }

    package init(old: PublicInterface, new: PublicInterface) {
        let (oldAliases, newAliases) = (AliasTable(old), AliasTable(new))
        let after = Dictionary(grouping: new.declarations, by: Key.init)
        var reported: Set<PublicInterface.Declaration> = []
        for declaration in old.declarations {
            let candidates = after[Key(declaration)] ?? []
            let expanded = oldAliases.expanded(declaration)
            let isServed = candidates.contains { Self.serves(newAliases.expanded($0), insteadOf: expanded) }
            guard !isServed, reported.insert(declaration).inserted else { continue }
            breaks.append(Break(old: declaration, new: candidates.first))
        }
        addNewCases(old, new)
    }

    /// A switch over all cases does not know a new one.
    private mutating func addNewCases(_ old: PublicInterface, _ new: PublicInterface) {
        let types = Set(old.declarations.lazy.filter(\.kind.isType).map(\.qualifiedName))
        let known = Set(old.declarations.lazy.filter { $0.kind == .enumerationCase }.map(Key.init))
        for declaration in new.declarations
        where declaration.kind == .enumerationCase && types.contains(declaration.owner)
            && !known.contains(Key(declaration))
        {
            breaks.append(Break(old: nil, new: declaration))
        }
    }

    /// Whether uses of the old declaration compile with the new one.
    private static func serves(
        _ new: PublicInterface.Declaration,
        insteadOf old: PublicInterface.Declaration
    ) -> Bool {
        guard new.kind == old.kind else { return false }
        if new.signature == old.signature { return true }
        switch old.kind {
        case .structure, .enumeration:
            return conformances(of: new).isSuperset(of: conformances(of: old))
        case .function, .staticFunction, .initializer:
            let (before, after) = (Signature(old.signature), Signature(new.signature))
            return after.hasResult(of: before) && after.accepts(callsOf: before)
        case .alias, .property, .staticProperty, .enumerationCase: return false
        }
    }

    private static func conformances(of declaration: PublicInterface.Declaration) -> Set<Substring> {
        Set(declaration.signature.split(whereSeparator: { ":, ".contains($0) }))
    }
}

/// What the type aliases of a package stand for: a type written by another name is the same type.
struct AliasTable {
    private var types: [Substring: String] = [:]
    /// What their names begin with, as most words are none of them.
    private var firstBytes: Set<UInt8> = []

    init(_ interface: PublicInterface) {
        for declaration in interface.declarations where declaration.kind == .alias {
            // ` = [String: JSONValue]`
            types[declaration.qualifiedName[...]] = String(declaration.signature.drop { $0 == " " || $0 == "=" })
        }
        firstBytes = Set(types.keys.compactMap(\.utf8.first))
    }

    /// The declaration with all aliases replaced, but for its own.
    func expanded(_ declaration: PublicInterface.Declaration) -> PublicInterface.Declaration {
        guard !types.isEmpty, !declaration.kind.isType || declaration.kind == .alias else { return declaration }
        var declaration = declaration
        declaration.signature = expanded(declaration.signature, depth: 0)
        return declaration
    }

    private func expanded(_ text: String, depth: Int) -> String {
        guard depth < 8 else { return text }
        let bytes = text.utf8
        var result = ""
        /// Where what is not in the result yet begins, and what has not been looked at.
        var (start, next) = (text.startIndex, text.startIndex)
        while let first = bytes[next...].firstIndex(where: Self.isPartOfName) {
            next = bytes[first...].firstIndex { !Self.isPartOfName($0) } ?? text.endIndex
            guard firstBytes.contains(bytes[first]), let type = types[text[first..<next]] else { continue }
            // The key of a dictionary is a type, though a colon follows.
            let isKey = first > text.startIndex && bytes[bytes.index(before: first)] == UInt8(ascii: "[")
            let isLabel = bytes[next...].first == UInt8(ascii: ":") && !isKey
            guard !isLabel else { continue }
            result += text[start..<first] + expanded(type, depth: depth + 1)
            start = next
        }
        return start == text.startIndex ? text : result + text[start...]
    }

    /// Whether a byte stands in names; those of other alphabets are taken for such.
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: byte >= 0x80
        }
    }
}

/// The parameters and the result of a function.
struct Signature {
    struct Parameter: Hashable {
        /// What a caller writes; `_` where nothing.
        var label: Substring
        var type: String
        var hasDefault: Bool
    }

    var parameters: [Parameter] = []
    /// What follows the parameters: `async throws -> Engine`.
    var result: String

    /// - Parameter text: `(id: String, name: String? = nil) async throws -> Engine`.
    init(_ text: String) {
        var depth = 0
        var quoted = false
        var start = text.startIndex
        var end = text.startIndex
        var pieces: [Substring] = []
        scan: for index in text.indices {
            switch text[index] {
            case "\"": quoted.toggle()
            case _ where quoted: break
            case "(", "[":
                depth += 1
                if depth == 1 { start = text.index(after: index) }
            case ")", "]":
                depth -= 1
                guard depth == 0 else { continue }
                if start < index { pieces.append(text[start..<index]) }
                end = text.index(after: index)
                break scan
            case "," where depth == 1:
                pieces.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        result = String(text[end...])
        parameters = pieces.map(Self.parameter)
    }

    private static func parameter(_ text: Substring) -> Parameter {
        let text = text.drop { $0 == " " }
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        let label = text[..<colon].split(separator: " ").first ?? "_"
        let rest = text[colon...].dropFirst().drop { $0 == " " }
        let value = rest.firstRange(of: " = ")
        return Parameter(
            label: label,
            type: String(value.map { rest[..<$0.lowerBound] } ?? rest),
            hasDefault: value != nil
        )
    }

    /// Whether the result can be used as that of the other function: where there was none, one may be left unused.
    func hasResult(of other: Signature) -> Bool {
        result == other.result || !other.result.contains("->") && result.hasPrefix(other.result + " -> ")
    }

    /// Whether every call of the other function is a call of this one: it has the same parameters in the same order, and
    /// others with defaults between them.
    func accepts(callsOf other: Signature) -> Bool {
        var left = parameters[...]
        for parameter in other.parameters {
            guard let index = left.firstIndex(where: { $0.label == parameter.label }),
                left[..<index].allSatisfy(\.hasDefault)
            else { return false }
            let candidate = left[index]
            guard candidate.type == parameter.type || candidate.type == parameter.type + "?",
                candidate.hasDefault || !parameter.hasDefault
            else { return false }
            left = left[(index + 1)...]
        }
        return left.allSatisfy(\.hasDefault)
    }
}
