import Foundation

/// Checks JSON against the schemas in `Schemas/`, as far as these use JSON Schema.
struct JSONSchema {
    private let root: [String: Any]

    /// - Parameter name: `report.schema.json`.
    init(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Schemas")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
        root = object as? [String: Any] ?? [:]
    }

    /// What does not fit, each with its path in the value; empty where everything does.
    func problems(of text: String) throws -> [String] {
        try problems(of: JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed), root, at: "")
    }

    private func problems(of value: Any, _ schema: [String: Any], at path: String) throws -> [String] {
        if let reference = schema["$ref"] as? String { return try problems(of: value, reference, at: path) }
        var problems: [String] = []
        if let type = schema["type"] {
            let types = type as? [String] ?? [type as? String ?? ""]
            if !types.contains(where: { Self.isType($0, value) }) { problems.append("\(path): not \(types)") }
        }
        if let values = schema["enum"] as? [String], !values.contains(value as? String ?? "") {
            problems.append("\(path): not one of \(values)")
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            problems.append("\(path): does not match \(pattern)")
        }
        if let minimum = schema["minimum"] as? Int, let number = value as? Int, number < minimum {
            problems.append("\(path): below \(minimum)")
        }
        if let object = value as? [String: Any] { problems += try self.problems(of: object, schema, at: path) }
        if let elements = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, element) in elements.enumerated() {
                problems += try self.problems(of: element, items, at: "\(path)/\(index)")
            }
        }
        return problems
    }

    private func problems(of object: [String: Any], _ schema: [String: Any], at path: String) throws -> [String] {
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
        var problems = missing.map { "\(path): lacks \($0)" }
        for (key, value) in object {
            if let property = properties[key] {
                problems += try self.problems(of: value, property, at: "\(path)/\(key)")
            } else if schema["additionalProperties"] as? Bool == false {
                problems.append("\(path): has the unknown key \(key)")
            }
        }
        return problems
    }

    private func problems(of value: Any, _ reference: String, at path: String) throws -> [String] {
        guard reference.hasPrefix("#/$defs/") else {
            let other = try JSONSchema(reference)
            return try other.problems(of: value, other.root, at: path)
        }
        let definitions = root["$defs"] as? [String: [String: Any]]
        guard let definition = definitions?[String(reference.dropFirst(8))] else { return ["no \(reference)"] }
        return try problems(of: value, definition, at: path)
    }

    private static func isType(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": value is Bool
        case "integer": value is Int
        case "null": value is NSNull
        default: false
        }
    }
}
