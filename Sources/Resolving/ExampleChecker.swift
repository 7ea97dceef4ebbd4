import Foundation
import IR
import YAML

/// Compares documented values with the types that are generated for them.
struct ExampleChecker {
    let types: TypeArena

    /// Why the value does not fit the type, in words that begin with its place; `nil` where it fits.
    func mismatch(of node: Node, with type: TypeReference) -> String? {
        mismatch(of: node, with: type, path: "$", isNullable: false)
    }

    private func mismatch(of node: Node, with type: TypeReference, path: String, isNullable: Bool) -> String? {
        if node.isNull, isNullable { return nil }
        switch type {
        case .json: return nil
        case .nullable(let type): return mismatch(of: node, with: type, path: path, isNullable: true)
        case .named(let id): return mismatch(of: node, with: id, path: path, isNullable: isNullable)
        case .array(let element):
            guard let elements = node.sequence else { return wanted("an array", node, path) }
            return firstMismatch(elements.enumerated()) { index, value in
                mismatch(of: value, with: element, path: "\(path)[\(index)]", isNullable: false)
            }
        case .dictionary(let element):
            guard let mapping = node.mapping else { return wanted("an object", node, path) }
            return firstMismatch(mapping.pairs) { pair in
                mismatch(of: pair.value, with: element, path: "\(path).\(pair.key)", isNullable: false)
            }
        case .string, .dateTime, .codableDate, .date, .base64, .file, .bytes:
            return node.string == nil ? wanted("a string", node, path) : nil
        case .foreign(.uuid):
            return node.string.flatMap { UUID(uuidString: $0) } == nil ? wanted("a UUID", node, path) : nil
        case .foreign(.url):
            return node.string.flatMap { URL(string: $0) } == nil ? wanted("a URL", node, path) : nil
        case .integer, .unsignedInteger, .foreign(.int32), .foreign(.int64):
            return node.scalar?.kind == .integer || isWhole(node) ? nil : wanted("an integer", node, path)
        case .number, .foreign(.float):
            return isNumber(node) ? nil : wanted("a number", node, path)
        case .boolean:
            return node.bool == nil ? wanted("a boolean", node, path) : nil
        }
    }

    private func mismatch(of node: Node, with id: TypeID, path: String, isNullable: Bool) -> String? {
        switch types.kind(of: id) {
        case .structure(let structure): mismatch(of: node, with: structure, path: path)
        case .enumeration(let enumeration): mismatch(of: node, with: enumeration, path: path)
        case .union(let union): mismatch(of: node, with: union, id: id, path: path)
        case .alias(let type): mismatch(of: node, with: type, path: path, isNullable: isNullable)
        // What an operation results in is no JSON value of its own.
        case .responses, .requests, nil: nil
        }
    }

    private func mismatch(of node: Node, with structure: Structure, path: String) -> String? {
        if structure.isTuple { return mismatch(of: node, withTuple: structure, path: path) }
        guard let mapping = node.mapping else { return wanted("an object", node, path) }
        let members = Dictionary(mapping.pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        for property in structure.properties {
            if property.isFlattened {
                if let mismatch = mismatch(of: node, with: property.type, path: path, isNullable: false) {
                    return mismatch
                }
                continue
            }
            let memberPath = "\(path).\(property.name)"
            guard let value = members[property.name] else {
                if property.isRequired, !property.isNullable { return "\(memberPath) is missing" }
                continue
            }
            // The generated types read null as absent wherever the property is optional.
            let isNullable = property.isOptional
            if let mismatch = mismatch(of: value, with: property.type, path: memberPath, isNullable: isNullable) {
                return mismatch
            }
        }
        return nil
    }

    private func mismatch(of node: Node, withTuple structure: Structure, path: String) -> String? {
        guard let elements = node.sequence else { return wanted("an array", node, path) }
        let required = structure.properties.prefix(while: \.isRequired).count
        guard elements.count >= required else { return "\(path) has \(elements.count) elements instead of \(required)" }
        return firstMismatch(elements.enumerated()) { index, value in
            let path = "\(path)[\(index)]"
            guard index < structure.properties.count else {
                return structure.additionalProperties.flatMap {
                    mismatch(of: value, with: $0, path: path, isNullable: false)
                }
            }
            let property = structure.properties[index]
            return mismatch(of: value, with: property.type, path: path, isNullable: property.isOptional)
        }
    }

    private func mismatch(of node: Node, with enumeration: Enumeration, path: String) -> String? {
        let isString = enumeration.rawType == .string
        guard let value = isString ? node.string : node.scalar?.text, isString || node.scalar?.kind == .integer else {
            return wanted(isString ? "a string" : "an integer", node, path)
        }
        guard enumeration.isOpen || enumeration.values.contains(where: { $0.text == value }) else {
            return "\(path) is \"\(value)\", which is none of the known values"
        }
        return nil
    }

    private func mismatch(of node: Node, with union: Union, id: TypeID, path: String) -> String? {
        // A union that is its own branch says nothing more the second time.
        let branches = union.branches.filter { !types.isReachable(id, from: $0.type) }
        let fits = branches.contains { mismatch(of: node, with: $0.type, path: path, isNullable: false) == nil }
        return fits || union.keepsUnrecognized && node.mapping != nil
            ? nil : wanted("one of \(union.branches.count) alternatives", node, path)
    }

    private func firstMismatch<Values: Sequence>(_ values: Values, check: (Values.Element) -> String?) -> String? {
        for value in values {
            if let mismatch = check(value) { return mismatch }
        }
        return nil
    }

    private func isNumber(_ node: Node) -> Bool {
        node.scalar?.kind == .integer || node.scalar?.kind == .float
    }

    /// `1.0` is an integer in JSON Schema (2020-12 validation §6.1.1).
    private func isWhole(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.kind == .float, let value = Double(scalar.text) else { return false }
        return value == value.rounded()
    }

    private func wanted(_ expected: String, _ node: Node, _ path: String) -> String {
        "\(path) should be \(expected) and is \(node.kindDescription)"
    }
}
