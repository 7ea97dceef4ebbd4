import Templating

/// What `servers.mustache` sees: the servers that users choose from.
struct ServersContext: TemplateContext {
    enum Key: String, CaseIterable {
        case client, hasUnderscores, type, sample, servers, enums
    }

    var client: String
    /// As in `ModelContext`.
    var hasUnderscores: Bool
    var type: String
    /// The first server: `production`, `regional()`.
    var sample: String
    var servers: [ServerContext]
    var enums: [ServerEnumContext]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .client: client
        case .hasUnderscores: hasUnderscores
        case .type: type
        case .sample: sample
        case .servers: servers
        case .enums: enums
        }
    }
}

/// A server in `servers.mustache`.
struct ServerContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, isConstant, parameters, isWrapped, url, isLast
    }

    var documentation: [String]
    var name: String
    var parameters: [ParameterContext]
    var isWrapped: Bool
    /// A string literal, with the variables as interpolations.
    var url: String
    var isLast: Bool

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .isConstant: parameters.isEmpty
        case .parameters: parameters
        case .isWrapped: isWrapped
        case .url: url
        case .isLast: isLast
        }
    }
}

/// The values of a server's variable in `servers.mustache`.
struct ServerEnumContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, values
    }

    var documentation: [String]
    var name: String
    var values: [EnumerationValueContext]

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .documentation: documentation
        case .name: name
        case .values: values
        }
    }
}
