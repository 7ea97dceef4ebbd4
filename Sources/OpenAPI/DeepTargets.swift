/// The targets of references that point past the components (`#/paths/~1x/get/responses/200`), by their pointer's text,
/// each read as the kind of object that the reference wants.
package struct DeepTargets: Sendable {
    package var schemas: [String: Schema] = [:]
    package var parameters: [String: Referenced<Parameter>] = [:]
    package var responses: [String: Referenced<Response>] = [:]
    package var requestBodies: [String: Referenced<RequestBody>] = [:]
    package var headers: [String: Referenced<Header>] = [:]
    package var securitySchemes: [String: Referenced<SecurityScheme>] = [:]
    package var pathItems: [String: Referenced<PathItem>] = [:]
    package var examples: [String: Example] = [:]

    package init() {}

    func contains(_ pointer: String, as kind: ReferenceUse.Kind) -> Bool {
        switch kind {
        case .schema: schemas[pointer] != nil
        case .parameter: parameters[pointer] != nil
        case .response: responses[pointer] != nil
        case .requestBody: requestBodies[pointer] != nil
        case .header: headers[pointer] != nil
        case .securityScheme: securitySchemes[pointer] != nil
        case .pathItem: pathItems[pointer] != nil
        case .example: examples[pointer] != nil
        }
    }
}
