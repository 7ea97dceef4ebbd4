import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The IR of an operation; `nil`, and an error, where a reference of it leads nowhere.
    mutating func resolveOperation(_ operation: OpenAPI.Operation, in pathItem: PathItem) -> IR.Operation {
        // A path item may stand at several paths by reference; each of them has operations of its own.
        let id = OperationID(pathItem.pointer.appending(operation.method.rawValue).description)
        let template = PathTemplate(pathItem.path)
        var parameters = resolveParameters(of: operation, in: pathItem, id: id)
        parameters = matched(parameters, to: template, at: pathItem.pathLocation)
        var documentation = Documentation(
            summary: operation.summary ?? pathItem.summary,
            description: operation.description ?? pathItem.description
        )
        documentation.isDeprecated = operation.isDeprecated
        documentation.isBeta = operation.oaiMeta?.isBeta ?? false
        let body = resolveBody(of: operation, id: id)
        let responses = resolveResponses(of: operation, id: id)
        var result = IR.Operation(
            id: id,
            operationID: operation.operationID,
            method: operation.method.rawValue.uppercased(),
            path: template.parts,
            pathTemplate: pathItem.path,
            suggestedName: operation.oaiMeta?.path,
            parameters: parameters,
            body: body,
            response: responses.result,
            documentation: documentation,
            location: operation.location
        )
        result.successes = responses.successes
        result.failures = responses.failures
        return result
    }

    /// The parameters of the path and of the operation, which override those of the path (Path Item Object).
    private mutating func resolveParameters(
        of operation: OpenAPI.Operation,
        in pathItem: PathItem,
        id: OperationID
    ) -> [IR.Operation.Parameter] {
        var parameters: [OpenAPI.Parameter] = []
        for reference in pathItem.parameters + operation.parameters {
            guard let parameter = followed(reference, ReferenceResolver.parameter) else { continue }
            let index = parameters.firstIndex { $0.name == parameter.name && $0.placement == parameter.placement }
            if let index {
                parameters[index] = parameter
            } else {
                parameters.append(parameter)
            }
        }
        return parameters.compactMap { resolveParameter($0, id: id) }
    }

    private mutating func resolveParameter(_ parameter: OpenAPI.Parameter, id: OperationID) -> IR.Operation.Parameter? {
        // What these headers say is the runtime's to say (Parameter Object, `name`).
        let reserved = ["accept", "content-type", "authorization"]
        if parameter.placement == .header, reserved.contains(parameter.name.lowercased()) { return nil }
        guard let placement = IR.Operation.Placement(rawValue: parameter.placement.rawValue), placement != .cookie
        else {
            reportParameter(parameter, "cookie parameters are not sent yet", hint: "send the cookie by the transport")
            return nil
        }
        var type = TypeReference.string
        if let schema = parameter.schema {
            let place = place(of: schema, .operation(id, part: .parameter(parameter.name)))
            let resolved = resolve(schema, place: place).type
            type = textual(resolved, of: parameter)
        } else if !parameter.content.isEmpty {
            reportParameter(parameter, "a parameter with `content` is sent as text", hint: "describe it by a `schema`")
        }
        var documentation = parameter.schema.map { self.documentation(of: $0) } ?? Documentation()
        documentation.description = parameter.description ?? documentation.description
        documentation.isDeprecated = documentation.isDeprecated || parameter.isDeprecated
        return IR.Operation.Parameter(
            name: parameter.name,
            placement: placement,
            type: type,
            isRequired: parameter.isRequired || placement == .path,
            isExploded: parameter.explode ?? (placement == .query),
            documentation: documentation,
            location: parameter.location
        )
    }

    /// A type that can be written as text, or several of them; what is more than that is any JSON value.
    private mutating func textual(_ type: TypeReference, of parameter: OpenAPI.Parameter) -> TypeReference {
        switch type {
        case .array(let element) where isText(element): return type
        case .dictionary(let element) where isText(element): return type
        case _ where isText(type): return type
        default:
            let message = "a parameter that is an object or a union is sent as the text of a JSON value"
            reportParameter(parameter, message, hint: "describe it by a simple type, an array or a dictionary of them")
            return .json
        }
    }

    private func isText(_ type: TypeReference) -> Bool {
        switch types.unaliased(type) {
        case .string, .integer, .unsignedInteger, .number, .boolean, .dateTime, .date, .json: return true
        case .named(let id):
            if case .enumeration? = types[id]?.kind { return true }
            return false
        default: return false
        }
    }

    private mutating func reportParameter(_ parameter: OpenAPI.Parameter, _ message: String, hint: String) {
        diagnostics.append(
            Diagnostic("parameter-not-expressed", .warning, message, at: parameter.location, hint: hint)
        )
    }

    /// Path parameters and the names in braces must be the same: a missing one is a string, a superfluous one is left
    /// out, each with a warning.
    private mutating func matched(
        _ parameters: [IR.Operation.Parameter],
        to template: PathTemplate,
        at location: SourceLocation
    ) -> [IR.Operation.Parameter] {
        var result: [IR.Operation.Parameter] = []
        for parameter in parameters {
            if parameter.placement == .path, !template.parameterNames.contains(parameter.name) {
                diagnostics.append(
                    Diagnostic(
                        "path-parameter-unused",
                        .warning,
                        "the path \(template.path) has no `{\(parameter.name)}`",
                        at: parameter.location,
                        hint: "add it to the path, or remove the parameter"
                    )
                )
                continue
            }
            result.append(parameter)
        }
        for name in template.parameterNames where !result.contains(where: { $0.placement == .path && $0.name == name })
        {
            diagnostics.append(
                Diagnostic(
                    "path-parameter-undeclared",
                    .warning,
                    "the path's parameter `\(name)` is not declared; it is taken for a string",
                    at: location,
                    hint: "declare it: {name: \(name), in: path, required: true, schema: {type: string}}"
                )
            )
            result.append(undeclaredPathParameter(name, at: location))
        }
        return result
    }

    private func undeclaredPathParameter(_ name: String, at location: SourceLocation) -> IR.Operation.Parameter {
        IR.Operation.Parameter(
            name: name,
            placement: .path,
            type: .string,
            isRequired: true,
            isExploded: false,
            documentation: Documentation(),
            location: location
        )
    }

    /// The result of following a reference; its diagnostic and `nil` where it leads nowhere.
    mutating func followed<Value>(
        _ reference: Referenced<Value>,
        _ follow: (ReferenceResolver) -> (Referenced<Value>) throws(Diagnostic) -> Value
    ) -> Value? {
        do {
            return try follow(references)(reference)
        } catch {
            reportOnce(error)
            return nil
        }
    }
}
