import Foundation
import YAML

/// A JSON value, read by other means than those of the generated clients.
indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(_ node: Node) {
        switch node.content {
        case .sequence(let nodes): self = .array(nodes.map(JSON.init))
        case .mapping(let mapping):
            self = .object(Dictionary(uniqueKeysWithValues: mapping.pairs.map { ($0.key, JSON($0.value)) }))
        case .scalar(let scalar):
            switch scalar.kind {
            case .null: self = .null
            case .bool: self = .bool(node.bool == true)
            case .integer, .float: self = Double(scalar.text).map(JSON.number) ?? .string(scalar.text)
            case .string: self = .string(scalar.text)
            }
        }
    }

    /// - Throws: A `Diagnostic` where the text is no JSON.
    init(parsing text: String) throws {
        self.init(try JSONText.parse(text, path: "JSON"))
    }

    init(_ data: Data) throws {
        try self.init(parsing: String(decoding: data, as: UTF8.self))
    }

    subscript(name: String) -> JSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A string as it is, anything else as JSON: how parameters have it.
    var parameterText: String { string ?? description }

    var data: Data { Data(description.utf8) }
}

extension JSON: CustomStringConvertible {
    /// The value as JSON text with sorted keys.
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
        case .string(let text): Self.quoted(text)
        case .array(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value)" }.joined(separator: ",")
                + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\u{0}"..<" ": quoted += "\\u" + String(format: "%04x", scalar.value)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
