import IR
import Naming

/// Types as Swift writes them, and what the runtime needs to know of them.
struct TypeExpressions {
    let names: Names
    private let definitions: [TypeID: TypeDefinition]

    init(api: API, names: Names) {
        self.names = names
        definitions = Dictionary(api.types.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: TypeID) -> TypeDefinition? { definitions[id] }

    /// The type as it is written inside of the type with the qualified name `scope`.
    func expression(for type: TypeReference, inside scope: String) -> String {
        names.expression(for: type, inside: scope)
    }

    /// The type that aliases stand for in the end.
    func unaliased(_ type: TypeReference) -> TypeReference {
        var type = type
        // Circular aliases end at the limit.
        for _ in 0..<32 {
            guard case .named(let id) = type, case .alias(let target)? = definitions[id]?.kind else { return type }
            type = target
        }
        return .json
    }

    /// Whether values of the type have dates in them, which they are not written with by themselves.
    func hasDates(_ type: TypeReference) -> Bool {
        switch unaliased(type) {
        case .dateTime: true
        case .nullable(let type), .array(let type), .dictionary(let type): hasDates(type)
        default: false
        }
    }

    /// Whether a declaration of the type must import Foundation.
    func usesFoundation(_ type: TypeReference) -> Bool {
        switch type {
        case .dateTime, .base64, .bytes, .foreign(.uuid), .foreign(.url): true
        case .nullable(let type), .array(let type), .dictionary(let type): usesFoundation(type)
        default: false
        }
    }

    /// Whether an answer is bytes, or can be.
    func hasBytes(_ content: Operation.Content?) -> Bool {
        guard case .responses(let id)? = content, case .responses(let responses)? = definitions[id]?.kind else {
            return content?.isBytes ?? false
        }
        return responses.contains { $0.content?.isBytes ?? false }
    }

    /// How a value stands in a query, a header or a part of a form.
    func isText(_ type: TypeReference) -> Bool {
        switch unaliased(type) {
        case .string, .integer, .unsignedInteger, .number, .boolean, .dateTime, .date, .json, .foreign: return true
        case .named(let id):
            if case .enumeration? = definitions[id]?.kind { return true }
            return false
        default: return false
        }
    }

    /// Whether values are files, or null.
    func isFile(_ type: TypeReference) -> Bool {
        switch unaliased(type) {
        case .file: true
        case .nullable(let value): isFile(value)
        default: false
        }
    }

    /// Whether the JSON of some values is a text.
    func mayBeText(_ type: TypeReference) -> Bool {
        switch unaliased(type) {
        case .base64: return true
        case .named(let id):
            if case .union? = definitions[id]?.kind { return true }
            return isText(type)
        default: return isText(type)
        }
    }
}

extension Operation.Content {
    var isBytes: Bool {
        if case .bytes = self { true } else { false }
    }
}
