import Templating

/// What `alias.mustache` sees.
struct AliasContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, type
    }

    var documentation: [String]
    var name: String
    var type: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .type: type
        }
    }
}
