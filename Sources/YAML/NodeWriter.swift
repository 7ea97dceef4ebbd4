/// Writes trees of nodes as YAML in block style, as YAML in flow style, and as JSON.
package struct NodeWriter: Sendable {
    /// By how many blanks the elements of a sequence stand to the right of the key above them: 2, or 0.
    private let sequenceOffset: Int

    package init(indentsSequences: Bool = true) {
        sequenceOffset = indentsSequences ? 2 : 0
    }

    /// A whole YAML document.
    package func document(_ node: Node) -> String {
        switch node.content {
        case .mapping(let mapping) where !mapping.pairs.isEmpty: members(mapping.pairs, indentation: 0)
        case .sequence(let elements) where !elements.isEmpty: items(elements, indentation: 0)
        default: String(value(node, indentation: 0).dropFirst())
        }
    }

    /// Members of a mapping, each with its lines.
    package func members(_ pairs: [Mapping.Pair], indentation: Int) -> String {
        pairs.map { pair in
            Self.blanks(indentation) + key(pair.key) + ":" + value(pair.value, indentation: indentation)
        }.joined()
    }

    package func items(_ elements: [Node], indentation: Int) -> String {
        elements.map { Self.blanks(indentation) + "-" + item($0, indentation: indentation) }.joined()
    }

    /// A key, quoted where it has to be.
    package func key(_ text: String) -> String {
        ScalarText.yaml(Scalar(text: text, kind: .string), inFlow: false)
    }

    /// What stands behind the colon of a member, with the line's end: ` text`, or lines further to the right.
    package func value(_ node: Node, indentation: Int) -> String {
        switch node.content {
        case .mapping(let mapping) where !mapping.pairs.isEmpty:
            "\n" + members(mapping.pairs, indentation: indentation + 2)
        case .sequence(let elements) where !elements.isEmpty:
            "\n" + items(elements, indentation: indentation + sequenceOffset)
        default: " " + leaf(node, indentation: indentation) + "\n"
        }
    }

    /// What stands behind the dash of an element, with the line's end.
    package func item(_ node: Node, indentation: Int) -> String {
        let inner = indentation + 2
        switch node.content {
        case .mapping(let mapping) where !mapping.pairs.isEmpty:
            return " " + members(mapping.pairs, indentation: inner).dropFirst(inner)
        case .sequence(let elements) where !elements.isEmpty:
            return " " + items(elements, indentation: inner).dropFirst(inner)
        default: return " " + leaf(node, indentation: indentation) + "\n"
        }
    }

    /// A scalar, the text of several lines as a literal block; an empty collection.
    private func leaf(_ node: Node, indentation: Int) -> String {
        guard let scalar = node.scalar else { return flow(node) }
        guard let literal = ScalarText.literal(scalar) else { return ScalarText.yaml(scalar, inFlow: false) }
        let prefix = "\n" + Self.blanks(indentation + 2)
        return literal.header + literal.lines.map { $0.isEmpty ? "\n" : prefix + $0 }.joined()
    }

    /// The scalar in one line; `nil` where it is better written as a block.
    package func inline(_ scalar: Scalar) -> String? {
        ScalarText.literal(scalar) == nil ? ScalarText.yaml(scalar, inFlow: false) : nil
    }

    /// The tree in one line: `{a: 1, b: [x, y]}`.
    package func flow(_ node: Node) -> String {
        switch node.content {
        case .scalar(let scalar): ScalarText.yaml(scalar, inFlow: true)
        case .sequence(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .mapping(let mapping):
            "{" + mapping.pairs.map { "\(Self.flowKey($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    package static func flowKey(_ text: String) -> String {
        ScalarText.yaml(Scalar(text: text, kind: .string), inFlow: true)
    }

    package static func quoted(_ text: String) -> String {
        ScalarText.quoted(text)
    }

    private static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: count)
    }

    /// The tree as JSON.
    ///
    /// - Parameters:
    ///   - unit: What each level is indented by; `nil` for one line.
    ///   - indentation: What the lines behind the first begin with.
    package static func json(_ node: Node, unit: String?, indentation: String = "") -> String {
        let inner = indentation + (unit ?? "")
        let (parts, brackets): ([String], (String, String))
        switch node.content {
        case .scalar(let scalar): return ScalarText.json(scalar)
        case .sequence(let elements):
            parts = elements.map { json($0, unit: unit, indentation: inner) }
            brackets = ("[", "]")
        case .mapping(let mapping):
            let colon = ": "
            parts = mapping.pairs.map { quoted($0.key) + colon + json($0.value, unit: unit, indentation: inner) }
            brackets = ("{", "}")
        }
        guard !parts.isEmpty else { return brackets.0 + brackets.1 }
        guard unit != nil else { return brackets.0 + parts.joined(separator: ", ") + brackets.1 }
        return "\(brackets.0)\n\(inner)\(parts.joined(separator: ",\n" + inner))\n\(indentation)\(brackets.1)"
    }
}
