/// What stands at a place of an OpenAPI document by the specification, told from the pointer alone.
enum PointerKind: Equatable {
    case kind(ReferenceUse.Kind)
    /// An object or array that a reference cannot stand for, such as `paths` or `properties`.
    case other

    /// - Returns: `nil` where the specification does not say, as inside extensions.
    static func kind(of pointer: JSONPointer) -> PointerKind? {
        var place = Place.document
        for token in pointer.tokens {
            guard let next = place.next(token) else { return nil }
            place = next
        }
        guard case .object(let kind) = place else { return .other }
        return .kind(kind)
    }

    private indirect enum Place: Sendable {
        case document, components, operation, mediaType, encoding, other
        case object(ReferenceUse.Kind)
        /// A map or an array of such places.
        case collection(Place)

        func next(_ token: String) -> Place? {
            switch self {
            case .collection(let element): element
            case .document: Self.inDocument[token]
            case .components: ReferenceUse.Kind(rawValue: token).map { .collection(.object($0)) }
            case .operation: Self.inOperation[token]
            case .mediaType: Self.inMediaType[token]
            case .encoding: token == "headers" ? .collection(.object(.header)) : nil
            case .object(let kind): Self.next(token, in: kind)
            case .other: nil
            }
        }

        private static func next(_ token: String, in kind: ReferenceUse.Kind) -> Place? {
            switch kind {
            case .schema: inSchema[token]
            case .parameter, .header: inParameter[token]
            case .response: inResponse[token]
            case .requestBody: token == "content" ? .collection(.mediaType) : nil
            case .pathItem:
                token == "parameters"
                    ? .collection(.object(.parameter))
                    : token == "additionalOperations"
                        ? .collection(.operation) : Operation.Method(key: token).map { _ in .operation }
            case .securityScheme, .example: nil
            }
        }

        private static let inDocument: [String: Place] = [
            "info": .other, "components": .components,
            "paths": .collection(.object(.pathItem)), "webhooks": .collection(.object(.pathItem)),
        ]
        private static let inOperation: [String: Place] = [
            "parameters": .collection(.object(.parameter)), "requestBody": .object(.requestBody),
            "responses": .collection(.object(.response)),
            "callbacks": .collection(.collection(.object(.pathItem))),
        ]
        private static let inMediaType: [String: Place] = [
            "schema": .object(.schema), "itemSchema": .object(.schema), "examples": .collection(.object(.example)),
            "encoding": .collection(.encoding),
        ]
        private static let inParameter: [String: Place] = [
            "schema": .object(.schema), "content": .collection(.mediaType), "examples": .collection(.object(.example)),
        ]
        private static let inResponse: [String: Place] = [
            "headers": .collection(.object(.header)), "content": .collection(.mediaType),
        ]
        private static let inSchema: [String: Place] = {
            let single = [
                "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else",
                "unevaluatedProperties", "unevaluatedItems", "contentSchema",
            ]
            let several = [
                "properties", "patternProperties", "prefixItems", "allOf", "oneOf", "anyOf", "$defs", "definitions",
                "dependentSchemas",
            ]
            return Dictionary(
                uniqueKeysWithValues: single.map { ($0, .object(.schema)) }
                    + several.map { ($0, .collection(.object(.schema))) }
            )
        }()
    }
}
