import Templating

/// What `requests.mustache` and `responses.mustache` see: the enum of the bodies that an operation takes, or of its
/// successes.
struct ChoiceContext<Case: TemplateContext>: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, cases, selections, isStreamable, nested, hasNested, isTotal
    }

    var documentation: [String]
    var name: String
    var cases: [Case]
    /// The same in the order in which they are tried.
    var selections: [Case]
    /// Whether the last of them takes whatever is left.
    var isTotal = false
    /// Whether one of the bodies says that the answer is to be a stream.
    var isStreamable = false
    var nested: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .cases: cases
        case .selections: selections
        case .isTotal: isTotal
        case .isStreamable: isStreamable
        case .nested: nested
        case .hasNested: !nested.isEmpty
        }
    }
}

/// One of the bodies that an operation takes.
struct RequestCaseContext: TemplateContext {
    enum Key: String, CaseIterable {
        case mediaType, name, reference, type, steps, isWrapped, areStepsWrapped, isStreamable
    }

    var mediaType: String
    /// With backticks where it is a keyword.
    var name: String
    var reference: String
    var type: String
    /// What adds the body to the request.
    var steps: [RequestStepContext]
    /// Whether the steps stand below their case.
    var isWrapped: Bool
    /// Whether the body says that the answer is to be a stream.
    var isStreamable: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .mediaType: mediaType
        case .name: name
        case .reference: reference
        case .type: type
        case .steps: steps
        case .isWrapped: isWrapped
        case .isStreamable: isStreamable
        case .areStepsWrapped: isWrapped && steps.count > 1
        }
    }
}

/// One of the successes.
struct ResponseCaseContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, reference, type, hasType, label, reading
    }

    var documentation: [String]
    /// With backticks where it is a keyword.
    var name: String
    var reference: String
    /// `nil` where the response has no body.
    var type: String?
    /// The answers that it stands for: `case 200`, `case 200..<300`, `case 200 where answer.comes(as: "text/csv",
    /// or: "text/*")`, `default`.
    var label: String
    /// The method of the answer that gives the body: `value()`, `text()`.
    var reading: String
    /// Whether the body is text, and so less than any bytes.
    var isText: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .reference: reference
        case .type: type ?? ""
        case .hasType: type != nil
        case .label: label
        case .reading: reading
        }
    }
}
