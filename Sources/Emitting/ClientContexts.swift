import Templating

/// What `client.mustache` sees.
struct ClientContext: TemplateContext {
    enum Key: String, CaseIterable {
        case documentation, name, hasServer, server, relativeServer, hasRelativeServer, transport, hasOtherServers,
            hasDownloads, downloadSample, hasChoices, choiceSample, groups
        case credentials, hasCredentials, required, hasRequired, usesMutualTLS, isWrapped
    }

    var documentation: [String]
    var name: String
    /// The document's server as a string literal.
    var server: String?
    /// The document's server, where it is relative, as a code span.
    var relativeServer: String?
    var transport: Emitter.Transport
    /// Whether single operations have other servers.
    var hasOtherServers: Bool
    var groups: [GroupContext]
    var credentials: [CredentialContext]
    /// What operations need that do not say otherwise: `["bearer"], ["apiKey"]`.
    var required: String
    var usesMutualTLS: Bool

    /// A call whose result is bytes, for the documentation; nil where there is none.
    private var downloadSample: String? {
        sample { $0.call == "data" }
    }

    /// A call that can result in bytes, or in something else.
    private var choiceSample: String? {
        sample { $0.call == "response" && $0.hasBytes }
    }

    private func sample(where isMeant: (MethodContext) -> Bool) -> String? {
        for group in groups {
            guard let method = group.methods.first(where: isMeant) else { continue }
            return "\(group.reference).\(method.name)(\(method.parameters.isEmpty ? "" : "…"))"
        }
        return nil
    }

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .credentials: credentials
        case .hasCredentials: !credentials.isEmpty
        case .required: required
        case .hasRequired: !required.isEmpty
        case .usesMutualTLS: usesMutualTLS
        case .isWrapped: !credentials.isEmpty || hasOtherServers
        case .documentation: documentation
        case .name: name
        case .hasServer: server != nil
        case .server: server ?? ""
        case .relativeServer: relativeServer ?? ""
        case .hasRelativeServer: relativeServer != nil
        case .transport: transport == .urlSession ? "URLSessionTransport" : "AsyncHTTPClientTransport"
        case .hasOtherServers: hasOtherServers
        case .hasDownloads: downloadSample != nil
        case .downloadSample: downloadSample ?? ""
        case .hasChoices: choiceSample != nil
        case .choiceSample: choiceSample ?? ""
        case .groups: groups
        }
    }
}

/// What `group.mustache` sees, and `client.mustache` for each group.
struct GroupContext: TemplateContext {
    enum Key: String, CaseIterable {
        case client, usesFoundation, hasUnderscores, documentation, type, property, reference, methods, nested,
            hasNested
    }

    var client: String
    var usesFoundation: Bool
    /// As in `ModelContext`.
    var hasUnderscores: Bool
    /// The comment where the group is declared, and at the client's property.
    var documentation: [String]
    var type: String
    /// With backticks where it is a keyword.
    var property: String
    /// After a point, without backticks.
    var reference: String
    var methods: [MethodContext]
    /// The declarations of the operations' own types, indented, each after an empty line.
    var nested: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .client: client
        case .usesFoundation: usesFoundation
        case .hasUnderscores: hasUnderscores
        case .documentation: documentation
        case .type: type
        case .property: property
        case .reference: reference
        case .methods: methods
        case .nested: nested
        case .hasNested: !nested.isEmpty
        }
    }
}

/// What `model.mustache` sees: a file with one declaration.
struct ModelContext: TemplateContext {
    enum Key: String, CaseIterable {
        case usesFoundation, hasUnderscores, declaration
    }

    var usesFoundation: Bool
    /// Whether a name has an underscore between digits, as in `gpt3_5Turbo`, which swift-format's rules forbid.
    var hasUnderscores: Bool
    var declaration: String

    func value(for key: Key) -> any TemplateValue {
        switch key {
        case .usesFoundation: usesFoundation
        case .hasUnderscores: hasUnderscores
        case .declaration: declaration
        }
    }
}
