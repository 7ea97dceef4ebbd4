import IR
import Naming

/// The credentials of a client.
struct CredentialRenderer {
    let api: API
    let names: Names

    func contexts() -> [CredentialContext] {
        api.credentials.enumerated().map { index, scheme in
            let label = names.credentials[scheme.name] ?? scheme.name
            var lines = call(for: scheme, label: label)
            if index < api.credentials.count - 1 { lines[lines.count - 1] += "," }
            return CredentialContext(
                documentation: documentation(of: scheme, label: label),
                label: Identifier.escaped(label),
                type: type(of: scheme.kind),
                scheme: lines
            )
        }
    }

    /// `["bearer"], ["apiKey", "appID"]`
    func lists(of authorization: Authorization) -> String {
        authorization.alternatives.map { list in
            "[" + list.map { SwiftLiteral.string(names.credentials[$0] ?? $0) }.joined(separator: ", ") + "]"
        }.joined(separator: ", ")
    }

    /// ``Needs `apiKey` and `appID`, or `bearer`.`` Nil where nothing is needed.
    func sentence(about authorization: Authorization) -> String? {
        let lists = authorization.alternatives.filter { !$0.isEmpty }.map { list in
            list.map { DocumentationComment.code(names.credentials[$0] ?? $0) }.joined(separator: " and ")
        }
        guard !lists.isEmpty else { return nil }
        let isOptional = authorization.alternatives.contains([])
        return (isOptional ? "Takes " : "Needs ") + lists.joined(separator: ", or ") + (isOptional ? ", or none." : ".")
    }

    /// The arguments of the client's initializer for what most operations need, as the README shows them: `bearer: "…"`.
    func sampleArguments() -> [String] {
        let needed = api.authorization.alternatives.first { !$0.isEmpty } ?? []
        return api.credentials.filter { needed.contains($0.name) }.map { scheme in
            let isBasic = type(of: scheme.kind) == "BasicCredential"
            let value = isBasic ? ".init(user: \"…\", password: \"…\")" : "\"…\""
            return "\(names.credentials[scheme.name] ?? scheme.name): \(value)"
        }
    }

    private func type(of kind: SecurityScheme.Kind) -> String {
        switch kind {
        case .http("basic", _): "BasicCredential"
        case .oauth2(let flows) where flows.contains { $0.grant == .clientCredentials }: "OAuthCredential"
        case .apiKey, .http, .oauth2, .openIDConnect, .mutualTLS: "APICredential"
        }
    }

    private func call(for scheme: SecurityScheme, label: String) -> [String] {
        let start = "(\(SwiftLiteral.string(label)), \(Identifier.escaped(label))"
        let bearer = ".http\(start), scheme: \"Bearer\")"
        switch scheme.kind {
        case .apiKey(let name, let placement):
            return [".key\(start), in: .\(placement.rawValue)(\(SwiftLiteral.string(name))))"]
        case .http("basic", _): return [".http\(start)?.credential, scheme: \"Basic\")"]
        case .http("bearer", _), .openIDConnect, .mutualTLS: return [bearer]
        case .http(let name, _): return [".http\(start), scheme: \(SwiftLiteral.string(name)))"]
        case .oauth2(let flows):
            guard let flow = flows.first(where: { $0.grant == .clientCredentials }) else { return [bearer] }
            let scopes = scheme.neededScopes.map(SwiftLiteral.string)
            let url = "tokenURL: \(SwiftLiteral.string(flow.tokenURL ?? ""))"
            let line = ".oauth\(start), \(url), scopes: [\(scopes.joined(separator: ", "))])"
            if scopes.isEmpty || 16 + line.count < 120 { return [line] }
            let arguments = [SwiftLiteral.string(label), Identifier.escaped(label), url].map { "    \($0)," }
            return [".oauth("] + arguments + ["    scopes: ["] + scopes.map { "        \($0)," } + ["    ]", ")"]
        }
    }

    private func documentation(of scheme: SecurityScheme, label: String) -> [String] {
        let description = scheme.description.map(DocumentationComment.firstParagraph)
        let text = [sentence(about: scheme.kind), description].compactMap(\.self).joined(separator: " ")
        return DocumentationComment.item(of: label, text, indentation: 4)
    }

    private func sentence(about kind: SecurityScheme.Kind) -> String {
        switch kind {
        case .apiKey(let name, .header): return "An API key, for the header \(DocumentationComment.code(name))."
        case .apiKey(let name, .cookie): return "An API key, for the cookie \(DocumentationComment.code(name))."
        case .apiKey(let name, _): return "An API key, for the query's \(DocumentationComment.code(name))."
        case .http("basic", _): return "A user's name and password."
        case .http("bearer", _): return "A token, for `Authorization: Bearer`."
        case .http(let scheme, _): return "What stands in `Authorization` behind \(DocumentationComment.code(scheme))."
        case .oauth2(let flows):
            let urls = flows.compactMap { $0.authorizationURL ?? $0.tokenURL }.map(DocumentationComment.code)
            let grants = flows.contains { $0.grant == .clientCredentials }
            let from = urls.isEmpty ? "" : " from \(urls.joined(separator: ", "))"
            return "A token of OAuth 2\(from)\(grants ? ", or the `.clientCredentials` that get one" : "")."
        case .openIDConnect(let url):
            return "A token of OpenID Connect; \(DocumentationComment.code(url)) describes how to get one."
        case .mutualTLS: return ""
        }
    }
}
