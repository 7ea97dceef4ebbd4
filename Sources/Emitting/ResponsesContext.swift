/// What `responses.mustache` sees: the enum of the documented successes of an operation.
struct ResponsesContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, cases, nested, hasNested
    }

    var documentation: [String]
    var name: String
    var cases: [ResponseCaseContext]
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

/// One of the successes.
struct ResponseCaseContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, reference, type, hasType, pattern, reading, isDecoded
    }

    var documentation: [String]
    /// With backticks where it is a keyword.
    var name: String
    var reference: String
    /// `nil` where the response has no body.
    var type: String?
    /// The statuses that it stands for: `200`, `200..<300`.
    var pattern: String
    /// The member of the answer that gives the body: `value()`, `text`.
    var reading: String
    /// Whether reading can fail.
    var isDecoded: Bool

    func value(for key: Key) -> Any {
        switch key {
        case .documentation: documentation
        case .name: name
        case .reference: reference
        case .type: type ?? ""
        case .hasType: type != nil
        case .pattern: pattern
        case .reading: reading
        case .isDecoded: isDecoded
        }
    }
}
