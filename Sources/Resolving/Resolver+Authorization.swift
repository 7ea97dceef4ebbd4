import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The API, whose client knows what credentials it sends: what most operations need is the client's to know, and only
    /// the others say it.
    mutating func withAuthorization(_ api: API) -> API {
        var api = api
        let schemes = Dictionary(api.securitySchemes.map { ($0.name, $0) }) { first, _ in first }
        let needs = api.groups.flatMap(\.operations).map {
            authorization($0.security ?? api.security, by: schemes)
        }
        api.authorization =
            document.security == nil ? Self.mostCommon(needs) : authorization(api.security, by: schemes)
        for group in api.groups.indices {
            for index in api.groups[group].operations.indices {
                let operation = api.groups[group].operations[index]
                let own = authorization(operation.security ?? api.security, by: schemes)
                api.groups[group].operations[index].authorization = own == api.authorization ? nil : own
            }
        }
        let used = Set(needs.flatMap(\.alternatives).flatMap(\.self))
        let uses = api.groups.flatMap(\.operations).flatMap { $0.security ?? api.security }.flatMap(\.uses)
        api.credentials = api.securitySchemes.filter { used.contains($0.name) }.map { scheme in
            var scheme = scheme
            scheme.neededScopes = Self.scopes(of: scheme, uses)
            return scheme
        }
        api.usesMutualTLS = uses.contains { schemes[$0.scheme]?.kind == .mutualTLS }
        if needs.allSatisfy({ $0.alternatives.isEmpty }) { reportUnused(api.securitySchemes) }
        return api
    }

    /// The requirements less those that no client can meet, as their schemes are unknown.
    private func authorization(
        _ requirements: [IR.SecurityRequirement],
        by schemes: [String: IR.SecurityScheme]
    ) -> Authorization {
        var alternatives: [[String]] = []
        for requirement in requirements where requirement.uses.allSatisfy({ schemes[$0.scheme] != nil }) {
            let names = requirement.uses.map(\.scheme).filter { schemes[$0]?.kind != .mutualTLS }
            if !alternatives.contains(names) { alternatives.append(names) }
        }
        // That nothing is needed has one form.
        return Authorization(alternatives == [[]] ? [] : alternatives)
    }

    /// Of several the first one.
    private static func mostCommon(_ needs: [Authorization]) -> Authorization {
        let counts = Dictionary(needs.map { ($0, 1) }, uniquingKeysWith: +)
        let most = counts.values.max()
        return needs.first { counts[$0] == most } ?? Authorization()
    }

    private static func scopes(of scheme: IR.SecurityScheme, _ uses: [IR.SecurityRequirement.Use]) -> [String] {
        guard case .oauth2(let flows) = scheme.kind else { return [] }
        let needed = uses.filter { $0.scheme == scheme.name }.flatMap(\.scopes)
        var scopes: [String] = []
        for scope in flows.flatMap(\.scopes).map(\.name) + needed
        where needed.contains(scope) && !scopes.contains(scope) {
            scopes.append(scope)
        }
        return scopes
    }

    /// Documents forget `security` more often than they mean that nothing is needed.
    private mutating func reportUnused(_ schemes: [IR.SecurityScheme]) {
        guard let scheme = schemes.first, document.security == nil else { return }
        diagnostics.append(
            Diagnostic(
                "security-not-required",
                .note,
                "no operation requires the security scheme `\(scheme.name)`, so the client takes no credentials",
                at: scheme.location,
                hint: "write 'security: [{\(scheme.name): []}]' at the top of the document, or in an overlay"
            )
        )
    }
}
