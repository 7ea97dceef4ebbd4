import Diagnostics
import IR
import Naming

extension DeclarationRenderer {
    func context(
        _ contents: [Operation.Content],
        of definition: TypeDefinition,
        indentation: Int
    ) throws(DiagnosticsError) -> RequestsContext {
        let scope = qualifiedName(of: definition)
        let names = types.names.members[definition.id] ?? []
        return RequestsContext(
            documentation: comment(definition, indentation: indentation),
            name: simpleName(of: definition),
            cases: zip(contents, names).map { content, name in
                let step = RequestStepContext(content, in: types)
                let width = indentation + 8 + "case .\(name)(let body): request".count + step.width
                return RequestCaseContext(
                    mediaType: content.mediaType,
                    name: Identifier.escaped(name),
                    reference: name,
                    type: types.expression(for: content.requestType, inside: scope),
                    step: step,
                    isWrapped: width > 120
                )
            },
            nested: try nestedText(of: definition, indentation: indentation)
        )
    }
}

extension RequestStepContext {
    /// What adds a body to the request.
    init(_ content: Operation.Content, in types: TypeExpressions) {
        switch content {
        case .json(let type, let contentType):
            self.init(
                kind: .json,
                key: contentType == "application/json" ? "" : SwiftLiteral.string(contentType),
                format: types.format(of: type)
            )
        case .jsonString: self.init(kind: .json)
        case .multipart: self.init(kind: .multipart)
        case .form(_, let isDeep): self.init(kind: .form, style: isDeep ? "deepObject" : nil)
        case .text(let type): self.init(kind: .text, key: SwiftLiteral.string(type))
        case .bytes(let type): self.init(kind: .bytes, key: SwiftLiteral.string(type))
        case .requests, .responses: self.init(kind: .choice)
        }
    }
}
