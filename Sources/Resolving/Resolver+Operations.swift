import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The IR of an operation; `nil`, and an error, where a reference of it leads nowhere.
    mutating func resolveOperation(_ operation: OpenAPI.Operation, in pathItem: PathItem) -> IR.Operation {
        // A path item may stand at several paths by reference; each of them has operations of its own.
        let id = OperationID(pathItem.pointer.appending(operation.method.tokens).description)
        var parameters = resolveParameters(of: operation, in: pathItem, id: id)
        let names = parameters.filter { $0.placement == .path }.map(\.name)
        let template = PathTemplate(pathItem.path, declared: Set(names))
        parameters = matched(parameters, to: template, at: pathItem.pathLocation)
        var documentation = Documentation(
            summary: operation.summary ?? pathItem.summary,
            description: operation.description ?? pathItem.description
        )
        documentation.isDeprecated = operation.isDeprecated
        documentation.isBeta = operation.oaiMeta?.isBeta ?? false
        let body = resolveBody(of: operation, id: id)
        let streamsAreRead = !isStreamOff(operation, in: pathItem, id: id)
        let responses = resolveResponses(of: operation, id: id, withoutStreams: streamsAreRead)
        var result = IR.Operation(
            id: id,
            operationID: operation.operationID,
            method: operation.method.name,
            path: template.parts,
            pathTemplate: pathItem.path,
            suggestedName: operation.oaiMeta?.path,
            parameters: parameters,
            body: body,
            response: responses.result,
            documentation: documentation,
            location: operation.location
        )
        result.tellingPath = template.telling
        result.successes = responses.successes
        result.failures = responses.failures
        result.returns = operation.oaiMeta?.returns
        result.servers = resolveServers(operation.servers.isEmpty ? pathItem.servers : operation.servers)
        result.security = operation.security.map { resolveSecurity($0) }
        resolveStream(of: operation, &result, documented: streamsAreRead ? responses.streams : [])
        resolvePagination(of: &result)
        return result
    }

    /// The parameters of the path and of the operation, which override those of the path (Path Item Object).
    private mutating func resolveParameters(
        of operation: OpenAPI.Operation,
        in pathItem: PathItem,
        id: OperationID
    ) -> [IR.Operation.Parameter] {
        parameters(of: operation, in: pathItem).compactMap { resolveParameter($0, id: id) }
    }

    /// The parameters of the path and of the operation as the document has them.
    mutating func parameters(of operation: OpenAPI.Operation, in pathItem: PathItem) -> [OpenAPI.Parameter] {
        var parameters = distinctParameters(pathItem.parameters)
        for parameter in distinctParameters(operation.parameters) {
            if let index = parameters.firstIndex(where: { $0.isSame(as: parameter) }) {
                parameters[index] = parameter
            } else {
                parameters.append(parameter)
            }
        }
        return parameters
    }

    /// The parameters of one list, which has each once (Operation Object, `parameters`).
    private mutating func distinctParameters(_ references: [Referenced<OpenAPI.Parameter>]) -> [OpenAPI.Parameter] {
        var result: [OpenAPI.Parameter] = []
        for reference in references {
            guard let parameter = followed(reference, ReferenceResolver.parameter) else { continue }
            guard let first = result.first(where: { $0.isSame(as: parameter) }) else {
                result.append(parameter)
                continue
            }
            diagnostics.append(
                Diagnostic(
                    "parameter-duplicate",
                    .warning,
                    "the \(parameter.placement.rawValue) parameter `\(parameter.name)` is declared twice; the first one is used",
                    at: parameter.location,
                    hint: "remove one of them",
                    related: [.init("the first one", at: first.location)]
                )
            )
        }
        return result
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
            style: .simple,
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
            diagnostics.append(error)
            return nil
        }
    }
}

extension OpenAPI.Parameter {
    /// Whether two parameters have one name and place, which identify a parameter.
    fileprivate func isSame(as other: OpenAPI.Parameter) -> Bool {
        name == other.name && placement == other.placement
    }
}
