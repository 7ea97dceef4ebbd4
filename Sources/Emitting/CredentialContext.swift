import Templating

/// A parameter of the client's initializer in `client.mustache`.
struct CredentialContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, label, type, scheme
    }

    var documentation: [String]
    /// With backticks where it is a keyword.
    var label: String
    var type: String
    /// How it gets into requests: `.http("bearer", bearer, scheme: "Bearer")`, in one line or several, with a comma where others follow.
    var scheme: [String]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .label: label
        case .type: type
        case .scheme: scheme
        }
    }
}
