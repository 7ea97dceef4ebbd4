import OpenAPI
import YAML

extension SchemaComparer {
    /// A keyword with schemas that can come or go.
    private static let schemaKeywords: [(keyword: String, rule: String)] = [
        ("contains", "contains"), ("propertyNames", "property-names"), ("if", "if"), ("then", "then"), ("else", "else"),
        ("unevaluatedItems", "unevaluated-items"), ("unevaluatedProperties", "unevaluated-properties"),
        ("contentSchema", "content-schema"), ("not", "not"),
    ]

    /// Keywords of JSON Schema that are there or not.
    mutating func compareKeywords(_ pair: SchemaPair) {
        for (keyword, rule) in Self.schemaKeywords {
            switch (pair.old[keyword], pair.new[keyword]) {
            case (nil, _?): collector.add(pair, "\(rule)-added", .narrows, "\(pair.name) got `\(keyword)`")
            case (_?, nil): collector.add(pair, "\(rule)-removed", .widens, "\(pair.name) lost `\(keyword)`")
            case (let old?, let new?) where !isSame(old.node, new.node) && old.node.mapping != nil:
                compare(old, new, pair.scope.property, "`\(keyword)` of \(pair.name)")
            default: break
            }
        }
        for (keyword, rule) in [
            ("contentEncoding", "content-encoding-changed"), ("contentMediaType", "content-media-type-changed"),
        ] {
            let (old, new) = (pair.old.text(keyword), pair.new.text(keyword))
            guard old != new else { continue }
            let message = "`\(keyword)` of \(pair.name) changed from \(Self.quoted(old)) to \(Self.quoted(new))"
            collector.add(pair, rule, pair.scope.isResponse ? .widens : .narrows, message)
        }
        compareNamed(pair, "patternProperties", rule: "pattern-property", changed: nil)
        compareNamed(pair, "dependentSchemas", rule: "dependent-schema", changed: nil)
        compareNamed(pair, "dependentRequired", rule: "dependent-required", changed: "dependent-required-changed")
        comparePrefixItems(pair)
    }

    static func quoted(_ text: String?) -> String { text.map { "`\($0)`" } ?? "nothing" }

    /// The members of a keyword that is an object.
    private mutating func compareNamed(_ pair: SchemaPair, _ keyword: String, rule: String, changed: String?) {
        let old = pair.old[keyword]?.members ?? []
        let new = pair.new[keyword]?.members ?? []
        let oldMembers = old.byKey
        let newNames = Set(new.map(\.key))
        for member in old where !newNames.contains(member.key) {
            let message = "`\(member.key)` was removed from `\(keyword)` of \(pair.name)"
            collector.add(pair, "\(rule)-removed", .widens, message, part: (member.place, nil))
        }
        for member in new {
            guard let before = oldMembers[member.key] else {
                let message = "`\(member.key)` was added to `\(keyword)` of \(pair.name)"
                collector.add(pair, "\(rule)-added", .narrows, message, part: (nil, member.place))
                continue
            }
            if let changed {
                guard !isSame(before.node, member.place.node) else { continue }
                let message = "`\(member.key)` of `\(keyword)` of \(pair.name) changed"
                let effect: Effect = pair.scope.isResponse ? .widens : .narrows
                collector.add(pair, changed, effect, message, part: (before, member.place))
            } else {
                compare(before, member.place, pair.scope.property, "`\(keyword)` of \(pair.name)")
            }
        }
    }

    private mutating func comparePrefixItems(_ pair: SchemaPair) {
        let old = pair.old["prefixItems"]?.elements ?? []
        let new = pair.new["prefixItems"]?.elements ?? []
        for index in 0..<max(old.count, new.count) {
            switch (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil) {
            case (let before?, let after?):
                compare(before, after, pair.scope.property, "element \(index) of \(pair.name)")
            case (nil, let added?):
                let message = "element \(index) was added to \(pair.name)"
                collector.add(pair, "prefix-items-added", .widens, message, part: (nil, added))
            case (let removed?, nil):
                let message = "element \(index) was removed from \(pair.name)"
                collector.add(pair, "prefix-items-removed", .narrows, message, part: (removed, nil))
            case (nil, nil): break
            }
        }
    }
}
