import Diagnostics
import YAML

/// Reading the value of a key as what it has to be. Each function reports what is of another type and gives `nil` (or
/// nothing) for it; null counts as absent, since documents write `description:` with nothing behind it.
extension DocumentParser {
    /// Text; numbers and booleans count as their text (`version: 1.0`).
    mutating func text(_ pair: Mapping.Pair) -> String? {
        text(pair.value, at: pair.key)
    }

    mutating func text(_ node: Node, at key: String) -> String? {
        guard let scalar = node.scalar ?? files.following(node).scalar else {
            wrongType(node, at: key, expected: .string)
            return nil
        }
        return scalar.kind == .null ? nil : scalar.text
    }

    mutating func texts(_ pair: Mapping.Pair) -> [String] {
        guard let nodes = array(pair) else { return [] }
        return nodes.compactMap { text($0, at: pair.key) }
    }

    mutating func flag(_ pair: Mapping.Pair) -> Bool? {
        if let value = pair.value.bool { return value }
        if pair.value.isNull { return nil }
        guard let word = pair.value.string, word == "true" || word == "false" else {
            wrongType(pair.value, at: pair.key, expected: .boolean)
            return nil
        }
        // Documents that were written by string templates quote their booleans.
        wrongType(pair.value, at: pair.key, expected: .boolean, severity: .warning)
        return word == "true"
    }

    mutating func object(_ pair: Mapping.Pair) -> [Mapping.Pair]? {
        object(pair.value, at: pair.key)
    }

    /// Where a reference stands for what none may stand for, such as the whole of `paths`, it is followed.
    mutating func object(_ node: Node, at key: String) -> [Mapping.Pair]? {
        if case .mapping(let mapping) = node.content {
            return node.soleReference == nil ? mapping.pairs : files.following(node).mapping?.pairs ?? mapping.pairs
        }
        wrongType(node, at: key, expected: .object)
        return nil
    }

    mutating func array(_ pair: Mapping.Pair) -> [Node]? {
        if case .sequence(let nodes) = files.following(pair.value).content { return nodes }
        wrongType(pair.value, at: pair.key, expected: .array)
        return nil
    }

    /// A known key's value is not of the type that the specification wants. Null is a warning, as nothing is lost.
    mutating func wrongType(
        _ node: Node,
        at key: String,
        expected: ExpectedType,
        severity: Diagnostic.Severity = .error,
        hint: String? = nil
    ) {
        let message = "expected \(expected.description) at '\(key)', found \(node.kindDescription)"
        guard !node.isNull else {
            report("null-value", .warning, message, at: node, hint: "leave '\(key)' out, or give it a value")
            return
        }
        report("wrong-type", severity, message, at: node, hint: hint ?? expected.hint(key))
    }

    /// A field that the specification requires is not there.
    mutating func missing(
        _ key: String,
        in owner: String,
        at node: Node,
        severity: Diagnostic.Severity = .error,
        hint: String
    ) {
        report("missing-key", severity, "\(owner) has no '\(key)'", at: node, hint: hint)
    }

    /// Takes a key that is none of `Key`: an extension is kept, anything else is reported.
    mutating func unrecognized<Key: KnownKey>(
        _ pair: Mapping.Pair,
        _ keys: Key.Type,
        keeping extensions: inout [Extension]
    ) {
        if pair.key.hasPrefix("x-") {
            extensions.append(Extension(name: pair.key, value: pair.value))
        } else {
            unknownKey(pair, keys)
        }
    }

    /// The same in an object whose extensions the model has no room for.
    mutating func unrecognized<Key: KnownKey>(_ pair: Mapping.Pair, _ keys: Key.Type) {
        guard !pair.key.hasPrefix("x-") else { return }
        unknownKey(pair, keys)
    }

    private mutating func unknownKey<Key: KnownKey>(_ pair: Mapping.Pair, _ keys: Key.Type) {
        let near = NearestName.find(pair.key, in: Key.allCases.map(\.rawValue))
        var hint = near.map { "did you mean '\($0)'?" }
        if hint == nil, keys is ParameterKey.Type || keys is HeaderKey.Type, SchemaKey(rawValue: pair.key) != nil {
            hint = "write it under 'schema'"
        }
        report(
            "unknown-key",
            .warning,
            "\(Key.owner) has no key '\(pair.key)'",
            at: pair.keyNode,
            hint: hint ?? "remove it, or let its name begin with 'x-'"
        )
    }

    /// A key that Bindery knows and makes nothing of.
    mutating func unsupported(_ pair: Mapping.Pair, in owner: String, severity: Diagnostic.Severity, hint: String) {
        report("unsupported-key", severity, "'\(pair.key)' of \(owner) is not generated", at: pair.keyNode, hint: hint)
    }
}

/// A type that a value has to be of.
enum ExpectedType {
    case object, array, string, boolean, number, schema

    var description: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .boolean: "a boolean"
        case .number: "a number"
        case .schema: "a schema"
        }
    }

    func hint(_ key: String) -> String {
        switch self {
        case .object: "write '\(key)' as an object of keys and values"
        case .array: "write '\(key)' as an array, each item on a line that begins with '-'"
        case .string: "write '\(key)' as text"
        case .boolean: "write true or false, without quotes"
        case .number: "write a number"
        case .schema: "write a schema: an object such as 'type: string', or true or false"
        }
    }
}
