import IR

extension RequestStepContext {
    /// What adds a body to the request: how the members of a form are written comes before the form.
    static func steps(for content: Operation.Content, in types: TypeExpressions) -> [RequestStepContext] {
        guard case .form(let type, let encodings) = content else { return [RequestStepContext(content)] }
        if isDeep(type, encodings, in: types) { return [RequestStepContext(kind: .form, style: "deepObject")] }
        return encodings.map { encoding in
            RequestStepContext(
                kind: .encoding,
                key: SwiftLiteral.string(encoding.property),
                style: encoding.style?.rawValue,
                explode: encoding.isExploded || encoding.style == .json ? nil : false,
                isReserved: encoding.allowsReserved
            )
        } + [RequestStepContext(kind: .form)]
    }

    /// Whether all members that are arrays or objects have the style `deepObject`, which is said but once.
    private static func isDeep(_ type: TypeReference, _ encodings: [FormEncoding], in types: TypeExpressions) -> Bool {
        let deep = Set(encodings.filter { $0.style == .deepObject && !$0.allowsReserved }.map(\.property))
        guard !deep.isEmpty, deep.count == encodings.count, case .named(let id) = types.unaliased(type),
            case .structure(let structure)? = types[id]?.kind
        else { return false }
        return structure.properties.allSatisfy { types.isText($0.type) || deep.contains($0.name) }
    }

    private init(_ content: Operation.Content) {
        switch content {
        case .json(_, let contentType):
            self.init(kind: .json, key: contentType == "application/json" ? "" : SwiftLiteral.string(contentType))
        case .jsonString: self.init(kind: .json)
        case .multipart(_, let contentType):
            let isForm = contentType == "multipart/form-data"
            self.init(kind: .multipart, key: isForm ? "" : SwiftLiteral.string(contentType))
        case .form: self.init(kind: .form)
        case .text(let type): self.init(kind: .text, key: SwiftLiteral.string(type))
        case .bytes(let type): self.init(kind: .bytes, key: SwiftLiteral.string(type))
        case .requests, .responses: self.init(kind: .choice)
        }
    }
}
