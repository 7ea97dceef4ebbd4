import OpenAPI
import YAML

/// What belongs to the API as a whole.
extension DocumentComparer {
    /// What is wrong with the version of the new document, given what else changed: a change that breaks programs wants a new
    /// major version.
    ///
    /// - Returns: `nil` where nothing breaks, or where the versions are no semantic ones.
    package func versionChange(after changes: [Change]) -> Change? {
        guard changes.contains(where: { $0.wire == .breaking }),
            let before = old.root["info"]?["version"], let after = new.root["info"]?["version"],
            let (oldText, newText) = before.node.scalar.flatMap({ old in after.node.scalar.map { (old.text, $0.text) } }
            ),
            let oldVersion = SemanticVersion(oldText), let newVersion = SemanticVersion(newText)
        else { return nil }
        var collector = ChangeCollector()
        if oldText == newText {
            let message = "the version is still `\(newText)`, though there are breaking changes"
            collector.add("api-version-not-bumped", message, old: before, new: after)
        } else if newVersion <= oldVersion {
            let message = "the version went from `\(oldText)` to `\(newText)`, though there are breaking changes"
            collector.add("api-version-decreased", message, old: before, new: after)
        } else if !oldVersion.mayBreak(until: newVersion) {
            let message = "the step from version `\(oldText)` to `\(newText)` is too small for breaking changes"
            collector.add("api-major-version-not-bumped", message, old: before, new: after)
        }
        return collector.changes.first
    }

    mutating func compareServers(_ before: Place, _ after: Place, _ name: String) {
        let (old, new) = (before["servers"], after["servers"])
        let urls = { (servers: Place?) in servers?.elements.compactMap { $0.text("url") } ?? [] }
        for url in urls(old) where !urls(new).contains(url) {
            add("server-removed", "the server `\(url)` of \(name) was removed", old, new, wire: .risky)
        }
        for url in urls(new) where !urls(old).contains(url) {
            add("server-added", "the server `\(url)` of \(name) was added", old, new)
        }
    }

    // MARK: - Security

    mutating func compareSecurity() {
        compareRequirements(
            old.root["security"],
            new.root["security"],
            prefix: "api-global-security",
            old.root,
            new.root
        )
    }

    mutating func compareOperationSecurity(_ pair: OperationPair) {
        guard pair.old["security"] != nil || pair.new["security"] != nil else { return }
        let before = pair.old["security"] ?? old.root["security"]
        let after = pair.new["security"] ?? new.root["security"]
        compareRequirements(before, after, prefix: "api-security", pair.old, pair.new)
    }

    private mutating func compareRequirements(
        _ before: Place?,
        _ after: Place?,
        prefix: String,
        _ old: Place,
        _ new: Place
    ) {
        let schemes = { (place: Place?) in
            (place?.elements ?? []).map { requirement in
                requirement.members.map { ($0.key, $0.place.node.sequence?.compactMap(\.string) ?? []) }
            }
        }
        let names = { (requirement: [(String, [String])]) in requirement.map(\.0).sorted().joined(separator: " and ") }
        let (oldList, newList) = (schemes(before), schemes(after))
        let known = Dictionary(oldList.map { (names($0), $0) }, uniquingKeysWith: { first, _ in first })
        let newNames = Set(newList.map(names))
        for requirement in oldList where !newNames.contains(names(requirement)) {
            let noun = requirement.isEmpty ? "no credentials" : "`\(names(requirement))`"
            add("\(prefix)-removed", "\(noun) no longer serves as security", before ?? old, after ?? new)
        }
        for requirement in newList {
            guard let before = known[names(requirement)] else {
                let noun = requirement.isEmpty ? "no credentials" : "`\(names(requirement))`"
                add("\(prefix)-added", "\(noun) serves as security now", before ?? old, after ?? new)
                continue
            }
            for (scheme, scopes) in requirement {
                let oldScopes = before.first { $0.0 == scheme }?.1 ?? []
                for scope in oldScopes where !scopes.contains(scope) {
                    add(
                        "\(prefix)-scope-removed",
                        "the scope `\(scope)` of `\(scheme)` is no longer needed",
                        old,
                        after ?? new
                    )
                }
                for scope in scopes where !oldScopes.contains(scope) {
                    add("\(prefix)-scope-added", "the scope `\(scope)` of `\(scheme)` is needed now", old, after ?? new)
                }
            }
        }
    }

    // MARK: - Components

    mutating func compareComponents() {
        let (before, after) = (old.root["components"], new.root["components"])
        let (oldSchemas, newSchemas) = (before?["schemas"]?.members ?? [], after?["schemas"]?.members ?? [])
        let (oldNames, newNames) = (Set(oldSchemas.map(\.key)), Set(newSchemas.map(\.key)))
        var removed = oldSchemas.filter { !newNames.contains($0.key) }
        for schema in removed {
            add("api-schema-removed", "the schema `\(schema.key)` was removed", schema.place, nil)
        }
        for schema in newSchemas where !oldNames.contains(schema.key) {
            var message = "the schema `\(schema.key)` was added"
            if let index = removed.firstIndex(where: { isSame($0.place.node, schema.place.node) }) {
                let name = removed.remove(at: index).key
                message += ", which says what `\(name)` said; to keep its name in Swift, add "
                message += "`\"\(schema.place.pointer.description)\": \(name)` to `names` in the configuration"
            }
            add("api-schema-added", message, nil, schema.place)
        }
        compareSecuritySchemes(before?["securitySchemes"], after?["securitySchemes"])
    }

    private mutating func compareSecuritySchemes(_ before: Place?, _ after: Place?) {
        let known = (before?.members ?? []).byKey
        let names = Set(after?.members.map(\.key) ?? [])
        for scheme in before?.members ?? [] where !names.contains(scheme.key) {
            add("api-security-component-removed", "the security scheme `\(scheme.key)` was removed", scheme.place, nil)
        }
        for scheme in after?.members ?? [] {
            guard let before = known[scheme.key] else {
                add("api-security-component-added", "the security scheme `\(scheme.key)` was added", nil, scheme.place)
                continue
            }
            compareScheme(scheme.key, old.resolved(before), new.resolved(scheme.place))
        }
    }

    private mutating func compareScheme(_ name: String, _ before: Place, _ after: Place) {
        let differences = ["type", "scheme", "in", "name"].filter { before.text($0) != after.text($0) }.map { keyword in
            let texts = (SchemaComparer.quoted(before.text(keyword)), SchemaComparer.quoted(after.text(keyword)))
            return "`\(keyword)` from \(texts.0) to \(texts.1)"
        }
        if !differences.isEmpty {
            let message = "the security scheme `\(name)` changed: \(differences.joined(separator: ", "))"
            add("api-security-component-type-changed", message, before, after)
        }
        for flow in after["flows"]?.members ?? [] {
            guard let known = before["flows"]?[flow.key] else { continue }
            for (keyword, rule) in [("authorizationUrl", "oauth-url-changed"), ("tokenUrl", "oauth-token-url-changed")]
            where known.text(keyword) != flow.place.text(keyword) {
                let texts = (
                    SchemaComparer.quoted(known.text(keyword)), SchemaComparer.quoted(flow.place.text(keyword))
                )
                let message = "`\(keyword)` of the security scheme `\(name)` changed from \(texts.0) to \(texts.1)"
                add("api-security-component-\(rule)", message, known, flow.place)
            }
            let scopes = (known["scopes"]?.members ?? []).byKey
            let names = Set(flow.place["scopes"]?.members.map(\.key) ?? [])
            for scope in scopes.keys.sorted() where !names.contains(scope) {
                add(
                    "api-security-component-oauth-scope-removed",
                    "the scope `\(scope)` of `\(name)` was removed",
                    scopes[scope],
                    nil
                )
            }
            for scope in flow.place["scopes"]?.members ?? [] {
                guard let known = scopes[scope.key] else {
                    add(
                        "api-security-component-oauth-scope-added",
                        "the scope `\(scope.key)` of `\(name)` was added",
                        nil,
                        scope.place
                    )
                    continue
                }
                guard !isSame(known.node, scope.place.node) else { continue }
                add(
                    "api-security-component-oauth-scope-changed",
                    "the scope `\(scope.key)` of `\(name)` means something else",
                    known,
                    scope.place
                )
            }
        }
    }
}
