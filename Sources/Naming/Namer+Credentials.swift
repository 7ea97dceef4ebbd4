import IR

extension Namer {
    /// The labels of the credentials: by their kind, `bearer`; where several are of one kind, and where the name of an API key
    /// tells more than that it is one (`organization`), by the schemes' names.
    mutating func nameCredentials() {
        let kinds = api.credentials.map { Self.label(of: $0.kind) }
        let declarations = zip(api.credentials, kinds).map { scheme, kind in
            let name = Identifier.value(scheme.name, fallback: Words(["credential"]))
            let isOnlyOne = kinds.filter { $0 == kind }.count == 1 && !Self.tellsMore(scheme)
            return NameScope.Declaration(
                spelling: scheme.name,
                candidates: isOnlyOne ? [kind, name] : [name, name + "Credential"],
                key: "#/components/securitySchemes/\(scheme.name)",
                location: scheme.location
            )
        }
        let labels = scopedNames(declarations, reserved: ReservedNames.clientParameters)
        for (scheme, label) in zip(api.credentials, labels) {
            names.credentials[scheme.name] = label
        }
    }

    /// Whether the name of an API key's scheme says what the key is about: `api_key` and `HeaderAuth` do not.
    private static func tellsMore(_ scheme: SecurityScheme) -> Bool {
        guard case .apiKey = scheme.kind else { return false }
        let usual: Set = [
            "api", "app", "key", "apikey", "auth", "authentication", "authorization", "token", "access", "header",
            "query",
            "cookie", "security", "scheme", "default", "x", "http", "bearer", "session", "user", "personal", "secret",
        ]
        return !Words(splitting: scheme.name).words.contains { usual.contains($0.lowercased()) }
    }

    private static func label(of kind: SecurityScheme.Kind) -> String {
        switch kind {
        case .apiKey: "apiKey"
        case .http(let scheme, _): Identifier.value(scheme, fallback: Words(["credential"]))
        case .oauth2: "oauth"
        case .openIDConnect: "openID"
        case .mutualTLS: "certificate"
        }
    }
}
