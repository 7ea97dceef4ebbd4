/// The ids of all rules: those of the table, and our own.
package enum RuleNames {
    /// Rules that are about no schema.
    private static let own: Set<String> = [
        "api-group-changed", "api-schema-added", "callback-added", "callback-removed",
        "new-required-request-parameter-property",
        "request-parameter-allowreserved-changed", "request-parameter-explode-changed", "request-parameter-renamed",
        "request-parameter-style-changed", "response-header-became-required", "server-added", "server-removed",
        "swift-client-missing", "swift-declaration-added", "swift-declaration-changed", "swift-declaration-removed",
    ]

    /// What the table says of some places only, and what it does not say of schemas.
    private static let ownSuffixes: Set<String> = [
        "additional-properties-allowed", "additional-properties-forbidden", "additional-properties-schema-added",
        "additional-properties-schema-removed", "enum-removed", "items-added", "items-removed", "not-added",
        "not-removed",
        "undeclared-property-became-optional", "undeclared-property-became-required",
    ]

    private static let scopes: [Scope] = [
        .requestBody, .requestProperty, .parameter, .parameterProperty, .headerProperty, .responseBody,
        .responseProperty,
        .responseHeader,
    ]

    package static let all: Set<String> = {
        let table = RuleTable.standard.rules
        var suffixes = ownSuffixes
        for bound in SchemaComparer.bounds {
            suffixes.formUnion(["set", "unset", "increased", "decreased"].map { "\(bound.rule)-\($0)" })
        }
        // `request-body-max-set` is about a body, and not about a property of it.
        for rule in table {
            let scope = scopes.filter { rule.hasPrefix($0.rawValue + "-") }.max {
                $0.rawValue.count < $1.rawValue.count
            }
            if let scope { suffixes.insert(String(rule.dropFirst(scope.rawValue.count + 1))) }
        }
        return table.union(own).union(scopes.flatMap { scope in suffixes.map(scope.rule) })
    }()

    package static func isKnown(_ rule: String) -> Bool { all.contains(rule) }
}
