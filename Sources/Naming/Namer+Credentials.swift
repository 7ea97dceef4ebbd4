import IR

extension Namer {
    /// The labels of the credentials: by their kind, `bearer`; where several are of one kind, by the schemes' names.
    mutating func nameCredentials() {
        let kinds = api.credentials.map { Self.label(of: $0.kind) }
        let declarations = zip(api.credentials, kinds).map { scheme, kind in
            let name = Identifier.value(scheme.name, fallback: Words(["credential"]))
            let isOnlyOne = kinds.filter { $0 == kind }.count == 1
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
