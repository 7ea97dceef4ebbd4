import Diagnostics
import YAML

extension Info {
    /// What stands in for a missing `info`.
    static func unnamed(at node: Node) -> Info {
        Info(title: "API", version: "", location: node.location)
    }
}

/// Everything at the top of the document that is neither operation nor component.
extension DocumentParser {
    mutating func info(_ pair: Mapping.Pair) -> Info {
        var info = Info.unnamed(at: pair.value)
        guard let pairs = object(pair) else { return info }
        var (hasTitle, hasVersion) = (false, false)
        for pair in pairs {
            switch InfoKey(rawValue: pair.key) {
            case .title:
                // What is no text has been reported.
                hasTitle = pair.value.scalar == nil
                guard let title = text(pair), !title.isEmpty else { continue }
                info.title = title
                hasTitle = true
            case .version:
                info.version = text(pair) ?? ""
                hasVersion = true
            case .summary: info.summary = text(pair)
            case .description: info.description = text(pair)
            case .termsOfService: info.termsOfService = text(pair)
            case .license: info.license = license(pair)
            case .contact: break
            case nil: unrecognized(pair, InfoKey.self)
            }
        }
        if !hasTitle {
            let hint = "give the API a title, which also names the module"
            missing("title", in: "'info'", at: pair.keyNode, severity: .warning, hint: hint)
        }
        if !hasVersion {
            missing("version", in: "'info'", at: pair.keyNode, severity: .warning, hint: "write 'version: 1.0.0'")
        }
        return info
    }

    private mutating func license(_ pair: Mapping.Pair) -> String? {
        guard let pairs = object(pair), let name = pairs.first(where: { $0.key == "name" }) else { return nil }
        return text(name)
    }

    mutating func externalDocumentation(_ pair: Mapping.Pair) -> ExternalDocumentation? {
        guard let pairs = object(pair) else { return nil }
        var url: String?
        var description: String?
        for pair in pairs {
            switch pair.key {
            case "url": url = text(pair)
            case "description": description = text(pair)
            default: break
            }
        }
        guard let url else {
            missing("url", in: "'externalDocs'", at: pair.keyNode, severity: .warning, hint: "say where the text is")
            return nil
        }
        return ExternalDocumentation(url: url, description: description)
    }

    mutating func servers(_ pair: Mapping.Pair) -> [Server] {
        (array(pair) ?? []).compactMap { server($0) }
    }

    private mutating func server(_ node: Node) -> Server? {
        guard let pairs = object(node, at: "servers") else { return nil }
        var server = Server(url: "/", location: node.location)
        var hasURL = false
        for pair in pairs {
            switch ServerKey(rawValue: pair.key) {
            case .url:
                guard let url = text(pair) else { continue }
                server.url = url
                hasURL = true
            case .description: server.description = text(pair)
            case .variables: server.variables = (object(pair) ?? []).compactMap { serverVariable($0) }
            case .name: break
            case nil: unrecognized(pair, ServerKey.self)
            }
        }
        if !hasURL {
            missing("url", in: "a server", at: node, severity: .warning, hint: "write 'url: https://api.example.com'")
        }
        return server
    }

    private mutating func serverVariable(_ pair: Mapping.Pair) -> Server.Variable? {
        guard let pairs = object(pair) else { return nil }
        var defaultValue: String?
        var variable = Server.Variable(name: pair.key, defaultValue: "")
        for pair in pairs {
            switch ServerVariableKey(rawValue: pair.key) {
            case .allowedValues: variable.allowedValues = texts(pair)
            case .defaultValue: defaultValue = text(pair)
            case .description: variable.description = text(pair)
            case nil: unrecognized(pair, ServerVariableKey.self)
            }
        }
        if defaultValue == nil {
            let hint = "say what the variable is when the caller does not set it"
            missing("default", in: "server variable '\(pair.key)'", at: pair.keyNode, severity: .warning, hint: hint)
        }
        variable.defaultValue = defaultValue ?? variable.allowedValues.first ?? ""
        return variable
    }

    mutating func tags(_ pair: Mapping.Pair) -> [Tag] {
        (array(pair) ?? []).compactMap { tag($0) }
    }

    private mutating func tag(_ node: Node) -> Tag? {
        // Some documents list the names alone.
        if let name = node.string { return Tag(name: name, location: node.location) }
        guard let pairs = object(node, at: "tags") else { return nil }
        var name: String?
        var description: String?
        for pair in pairs {
            switch TagKey(rawValue: pair.key) {
            case .name: name = text(pair)
            case .description: description = text(pair)
            case .summary, .externalDocs, .parent, .kind: break
            case nil: unrecognized(pair, TagKey.self)
            }
        }
        guard let name else {
            missing(
                "name",
                in: "a tag",
                at: node,
                severity: .warning,
                hint: "give the tag the name that operations use"
            )
            return nil
        }
        return Tag(name: name, description: description, location: node.location)
    }
}
