/// What `requests.mustache` sees: the enum of the bodies that an operation takes.
struct RequestsContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, cases, nested, hasNested
    }

    var documentation: [String]
    var name: String
    var cases: [RequestCaseContext]
    var nested: String

    func value(for key: Key) -> Any {
        switch key {
        case .documentation: documentation
        case .name: name
        case .cases: cases
        case .nested: nested
        case .hasNested: !nested.isEmpty
        }
    }
}

/// One of the bodies.
struct RequestCaseContext: TemplateContext {
    enum Key: String, CaseIterable {
        case mediaType, name, reference, type, step, isWrapped
    }

    var mediaType: String
    /// With backticks where it is a keyword.
    var name: String
    var reference: String
    var type: String
    /// What adds the body to the request.
    var step: RequestStepContext
    /// Whether the step stands on the line below its case.
    var isWrapped: Bool

    func value(for key: Key) -> Any {
        switch key {
        case .mediaType: mediaType
        case .name: name
        case .reference: reference
        case .type: type
        case .step: step
        case .isWrapped: isWrapped
        }
    }
}
