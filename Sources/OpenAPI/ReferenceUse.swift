/// A `$ref` and the kind of object that its place wants.
package struct ReferenceUse: Sendable {
    /// The kinds of objects that a reference may stand for, by their section of the Components Object (§4.8.7).
    package enum Kind: String, Sendable, CaseIterable {
        case schema = "schemas"
        case parameter = "parameters"
        case response = "responses"
        case requestBody = "requestBodies"
        case header = "headers"
        case securityScheme = "securitySchemes"
        case pathItem = "pathItems"
        case example = "examples"

        /// The kind in words: `a request body`.
        var description: String {
            switch self {
            case .schema: "a schema"
            case .parameter: "a parameter"
            case .response: "a response"
            case .requestBody: "a request body"
            case .header: "a header"
            case .securityScheme: "a security scheme"
            case .pathItem: "a path item"
            case .example: "an example"
            }
        }
    }

    package var kind: Kind
    package var reference: Reference
}
