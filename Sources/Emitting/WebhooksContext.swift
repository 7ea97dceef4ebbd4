import Templating

/// What `webhooks.mustache` sees: the functions that read what the API's servers send.
struct WebhooksContext: TemplateContext {
    enum Key: String, CaseIterable {
        case hasUnderscores, name, event, hasEvent, functions, nested, hasNested
    }

    /// As in `ModelContext`.
    var hasUnderscores: Bool
    var name: String
    /// The union of all payloads, where there is one.
    var event: String?
    var functions: [WebhookContext]
    /// The declarations of the types of these requests alone, indented, each after an empty line.
    var nested: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .hasUnderscores: hasUnderscores
        case .name: name
        case .event: event ?? ""
        case .hasEvent: event != nil
        case .functions: functions
        case .nested: nested
        case .hasNested: !nested.isEmpty
        }
    }
}

/// One of the functions.
struct WebhookContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, isDeprecated, name, type, isLast
    }

    var documentation: [String]
    var isDeprecated: Bool
    /// With backticks where it is a keyword.
    var name: String
    var type: String
    var isLast = false

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .isDeprecated: isDeprecated
        case .name: name
        case .type: type
        case .isLast: isLast
        }
    }
}
