import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The schemes of the components; what is wrong with one is reported, and the scheme left out.
    mutating func resolveSecuritySchemes() -> [IR.SecurityScheme] {
        document.components.securitySchemes.compactMap { component in
            guard let scheme = followed(component.value, ReferenceResolver.securityScheme) else { return nil }
            guard let kind = kind(of: scheme, name: component.name) else { return nil }
            return IR.SecurityScheme(
                name: component.name,
                kind: kind,
                description: scheme.description,
                location: scheme.location
            )
        }
    }

    private mutating func kind(of scheme: OpenAPI.SecurityScheme, name: String) -> IR.SecurityScheme.Kind? {
        switch scheme.type {
        case "apiKey":
            let placement = scheme.placement.flatMap { IR.Operation.Placement(rawValue: $0) }
            guard let key = scheme.name, let placement, placement != .path else {
                return incomplete(scheme, name, "an API key needs 'name', and 'in: header', query or cookie")
            }
            return .apiKey(name: key, placement: placement)
        case "http":
            guard let text = scheme.scheme else {
                return incomplete(scheme, name, "write 'scheme: bearer' or 'scheme: basic'")
            }
            return .http(scheme: text.lowercased(), bearerFormat: scheme.bearerFormat)
        case "oauth2":
            let flows = scheme.flows.compactMap { flow($0) }
            guard !flows.isEmpty else { return incomplete(scheme, name, "declare its 'flows'") }
            return .oauth2(flows)
        case "openIdConnect":
            guard let url = scheme.openIDConnectURL else {
                return incomplete(scheme, name, "write its 'openIdConnectUrl'")
            }
            return .openIDConnect(url: url)
        case "mutualTLS":
            return .mutualTLS
        default:
            let hint = "the types are apiKey, http, oauth2, openIdConnect and mutualTLS"
            return incomplete(scheme, name, hint)
        }
    }

    private mutating func incomplete(
        _ scheme: OpenAPI.SecurityScheme,
        _ name: String,
        _ hint: String
    ) -> IR.SecurityScheme.Kind? {
        diagnostics.append(
            Diagnostic(
                "security-scheme-incomplete",
                .warning,
                "the security scheme `\(name)` of the type `\(scheme.type)` cannot be used as it is",
                at: scheme.location,
                hint: hint
            )
        )
        return nil
    }

    private mutating func flow(_ flow: OpenAPI.SecurityScheme.Flow) -> OAuthFlow? {
        guard let grant = OAuthFlow.Grant(rawValue: flow.name) else {
            diagnostics.append(
                Diagnostic(
                    "oauth-flow-unknown",
                    .warning,
                    "there is no OAuth flow `\(flow.name)`",
                    at: flow.location,
                    hint: "the flows are implicit, password, clientCredentials and authorizationCode"
                )
            )
            return nil
        }
        return OAuthFlow(
            grant: grant,
            authorizationURL: flow.authorizationURL,
            tokenURL: flow.tokenURL,
            refreshURL: flow.refreshURL,
            scopes: flow.scopes.map { .init(name: $0.name, description: $0.description) }
        )
    }

    /// The requirements of the document or of an operation; names that no scheme has are reported.
    mutating func resolveSecurity(_ requirements: [OpenAPI.SecurityRequirement]) -> [IR.SecurityRequirement] {
        let known = Set(document.components.securitySchemes.map(\.name))
        return requirements.map { requirement in
            for scheme in requirement.schemes where !known.contains(scheme.name) {
                diagnostics.append(
                    Diagnostic(
                        "security-scheme-unknown",
                        .warning,
                        "there is no security scheme `\(scheme.name)`",
                        at: requirement.location,
                        hint: NearestName.find(scheme.name, in: known.sorted()).map { "did you mean `\($0)`?" }
                            ?? "declare it under 'components', 'securitySchemes'"
                    )
                )
            }
            return IR.SecurityRequirement(
                uses: requirement.schemes.map { .init(scheme: $0.name, scopes: $0.scopes) },
                location: requirement.location
            )
        }
    }
}
