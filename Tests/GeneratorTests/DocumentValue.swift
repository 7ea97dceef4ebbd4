import Foundation
import YAML

/// A document without places, to be written in other ways than it was.
indirect enum DocumentValue: Hashable {
    case object([Member])
    case array([DocumentValue])
    case string(String)
    /// A number, boolean or null as JSON has it.
    case literal(String)

    struct Member: Hashable {
        var key: String
        var value: DocumentValue
    }

    init(_ node: Node) {
        switch node.content {
        case .mapping(let mapping):
            self = .object(mapping.pairs.map { Member(key: $0.key, value: DocumentValue($0.value)) })
        case .sequence(let nodes): self = .array(nodes.map(DocumentValue.init))
        case .scalar(let scalar):
            switch scalar.kind {
            case .string: self = .string(scalar.text)
            case .bool: self = .literal(node.bool == true ? "true" : "false")
            case .null: self = .literal("null")
            case .integer, .float: self = .literal(scalar.text)
            }
        }
    }

    subscript(key: String) -> DocumentValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text of a `$ref` that has no siblings.
    var reference: String? {
        guard case .object(let members) = self, members.count == 1, members[0].key == "$ref",
            case .string(let text) = members[0].value
        else { return nil }
        return text
    }

    /// The document with a further member, at the tokens of its pointer.
    func adding(_ value: DocumentValue, at tokens: ArraySlice<String>) -> DocumentValue {
        guard let token = tokens.first else { return value }
        guard case .object(var members) = self else { return self }
        if let index = members.firstIndex(where: { $0.key == token }) {
            members[index].value = members[index].value.adding(value, at: tokens.dropFirst())
        } else {
            members.append(Member(key: token, value: DocumentValue.object([]).adding(value, at: tokens.dropFirst())))
        }
        return .object(members)
    }

    /// The JSON text, which is YAML, too.
    var json: String {
        switch self {
        case .object(let members):
            "{\(members.map { "\(Self.quoted($0.key)): \($0.value.json)" }.joined(separator: ", "))}"
        case .array(let elements): "[\(elements.map(\.json).joined(separator: ", "))]"
        case .string(let text): Self.quoted(text)
        case .literal(let text): text
        }
    }

    static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

/// Writes YAML in which whatever occurs twice is an alias the second time.
struct AliasWriter {
    private var counts: [DocumentValue: Int] = [:]
    private var anchors: [DocumentValue: String] = [:]

    static func text(of value: DocumentValue) -> (text: String, aliases: Int) {
        var writer = AliasWriter()
        writer.count(value)
        var aliases = 0
        let text = writer.write(value, &aliases)
        return (text, aliases)
    }

    private mutating func count(_ value: DocumentValue) {
        counts[value, default: 0] += 1
        // What stands in a repeated value is written once.
        guard counts[value] == 1 else { return }
        switch value {
        case .object(let members): for member in members { count(member.value) }
        case .array(let elements): for element in elements { count(element) }
        case .string, .literal: break
        }
    }

    private mutating func write(_ value: DocumentValue, _ aliases: inout Int) -> String {
        if let anchor = anchors[value] {
            aliases += 1
            return "*\(anchor) "
        }
        var prefix = ""
        if counts[value, default: 0] > 1, value.isCollection {
            let anchor = "a\(anchors.count)"
            anchors[value] = anchor
            prefix = "&\(anchor) "
        }
        switch value {
        case .object(let members):
            var parts: [String] = []
            for member in members {
                parts.append("\(DocumentValue.quoted(member.key)): \(write(member.value, &aliases))")
            }
            return "\(prefix){\(parts.joined(separator: ", "))}"
        case .array(let elements):
            var parts: [String] = []
            for element in elements { parts.append(write(element, &aliases)) }
            return "\(prefix)[\(parts.joined(separator: ", "))]"
        case .string, .literal: return value.json
        }
    }
}

extension DocumentValue {
    fileprivate var isCollection: Bool {
        switch self {
        case .object(let members): !members.isEmpty
        case .array(let elements): !elements.isEmpty
        case .string, .literal: false
        }
    }
}
