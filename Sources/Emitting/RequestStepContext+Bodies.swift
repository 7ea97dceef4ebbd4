import IR

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
