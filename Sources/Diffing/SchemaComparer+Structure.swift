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
            collector.add(pair.scope, "\(rule)-removed", .widens, message, old: member.place, new: nil)
        }
        for member in new {
            guard let before = oldMembers[member.key] else {
                let message = "`\(member.key)` was added to `\(keyword)` of \(pair.name)"
                collector.add(pair.scope, "\(rule)-added", .narrows, message, old: nil, new: member.place)
                continue
            }
            if let changed {
                guard !isSame(before.node, member.place.node) else { continue }
                let message = "`\(member.key)` of `\(keyword)` of \(pair.name) changed"
                let effect: Effect = pair.scope.isResponse ? .widens : .narrows
                collector.add(pair.scope, changed, effect, message, old: before, new: member.place)
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
                collector.add(pair.scope, "prefix-items-added", .widens, message, old: nil, new: added)
            case (let removed?, nil):
                let message = "element \(index) was removed from \(pair.name)"
                collector.add(pair.scope, "prefix-items-removed", .narrows, message, old: removed, new: nil)
            case (nil, nil): break
            }
        }
    }

    // MARK: - Branches

    /// `allOf`, `oneOf` and `anyOf`, whose branches are the same by what they refer to, or by what they say.
    mutating func compareBranches(_ pair: SchemaPair) {
        compareBranches(pair, pair.old.allOf, pair.new.allOf, "allOf", rule: "all-of", added: .narrows)
        // A schema that became one of several, or was one, is no list of branches that lost all of them.
        let isSameKind =
            pair.old.oneOf.isEmpty == pair.new.oneOf.isEmpty && pair.old.anyOf.isEmpty == pair.new.anyOf.isEmpty
        let oldAll = pair.old.oneOf + pair.old.anyOf
        let newAll = pair.new.oneOf + pair.new.anyOf
        if !isSameKind, !oldAll.isEmpty, !newAll.isEmpty {
            compareBranches(
                pair,
                oldAll,
                newAll,
                "the union",
                rule: pair.new.oneOf.isEmpty ? "any-of" : "one-of",
                added: .widens
            )
            return
        }
        compareBranches(pair, pair.old.oneOf, pair.new.oneOf, "oneOf", rule: "one-of", added: .widens)
        compareBranches(pair, pair.old.anyOf, pair.new.anyOf, "anyOf", rule: "any-of", added: .widens)
    }

    private mutating func compareBranches(
        _ pair: SchemaPair,
        _ oldBranches: [Place],
        _ newBranches: [Place],
        _ keyword: String,
        rule: String,
        added: Effect
    ) {
        guard !oldBranches.isEmpty || !newBranches.isEmpty else { return }
        var left = newBranches
        var removed: [Place] = []
        for branch in oldBranches {
            if let index = left.firstIndex(where: { isBranch($0, theSameAs: branch) }) {
                compare(branch, left.remove(at: index), pair.scope, pair.name)
            } else {
                removed.append(branch)
            }
        }
        // What stands in the place of another, both written inline, is that one with changes.
        let inline = { (branch: Place) in branch.reference == nil }
        while let before = removed.firstIndex(where: inline), let after = left.firstIndex(where: inline) {
            compare(removed.remove(at: before), left.remove(at: after), pair.scope, "a branch of \(pair.name)")
        }
        for branch in removed {
            let isAnnotation = rule == "all-of" && Self.onlyAnnotates(old.resolved(branch))
            let message = "\(Self.name(of: branch)) was removed from `\(keyword)` of \(pair.name)"
            let suffix = "\(rule)-removed" + (isAnnotation ? "-annotation-only" : "")
            let effect: Effect = added == .widens ? .narrows : .widens
            collector.add(pair.scope, suffix, isAnnotation ? .neither : effect, message, old: branch, new: nil)
        }
        for branch in left {
            let isAnnotation = rule == "all-of" && Self.onlyAnnotates(new.resolved(branch))
            let message = "\(Self.name(of: branch)) was added to `\(keyword)` of \(pair.name)"
            let suffix = "\(rule)-added" + (isAnnotation ? "-annotation-only" : "")
            collector.add(pair.scope, suffix, isAnnotation ? .neither : added, message, old: nil, new: branch)
        }
    }

    private func isBranch(_ new: Place, theSameAs old: Place) -> Bool {
        if let reference = old.reference, reference == new.reference { return true }
        let (before, after) = (self.old.resolved(old).node, self.new.resolved(new).node)
        if isSame(before, after) { return true }
        guard old.reference == nil, new.reference == nil, let title = old.text("title") else { return false }
        return title == new.text("title")
    }

    /// Whether a schema says nothing of values.
    private static func onlyAnnotates(_ place: Place) -> Bool {
        let annotations: Set = [
            "title", "description", "example", "examples", "default", "deprecated", "externalDocs", "$comment", "xml",
        ]
        return place.members.allSatisfy { annotations.contains($0.key) || $0.key.hasPrefix("x-") }
    }

    private static func name(of branch: Place) -> String {
        branch.reference?.split(separator: "/").last.map { "`\($0)`" } ?? branch.text("title").map { "`\($0)`" }
            ?? branch.text("type").map { "a branch of type `\($0)`" } ?? "a branch"
    }

    mutating func compareDiscriminators(_ pair: SchemaPair) {
        let (old, new) = (pair.old["discriminator"], pair.new["discriminator"])
        guard let old, let new else {
            if let new { add(pair, "discriminator-added", "\(pair.name) got a discriminator", nil, new) }
            if let old { add(pair, "discriminator-removed", "\(pair.name) lost its discriminator", old, nil) }
            return
        }
        if old.text("propertyName") != new.text("propertyName") {
            let names = (Self.quoted(old.text("propertyName")), Self.quoted(new.text("propertyName")))
            let message = "the discriminator of \(pair.name) changed from \(names.0) to \(names.1)"
            add(pair, "discriminator-property-name-changed", message, old, new)
        }
        let oldMapping = old["mapping"]?.members ?? []
        let newMapping = new["mapping"]?.members ?? []
        let known = oldMapping.byKey
        let newKeys = Set(newMapping.map(\.key))
        for member in oldMapping where !newKeys.contains(member.key) {
            let message = "the discriminator value `\(member.key)` of \(pair.name) was removed"
            add(pair, "discriminator-mapping-deleted", message, member.place, nil)
        }
        for member in newMapping {
            guard let before = known[member.key] else {
                let message = "the discriminator value `\(member.key)` of \(pair.name) was added"
                add(pair, "discriminator-mapping-added", message, nil, member.place)
                continue
            }
            guard !isSame(before.node, member.place.node) else { continue }
            let message = "the discriminator value `\(member.key)` of \(pair.name) means another schema"
            add(pair, "discriminator-mapping-changed", message, before, member.place)
        }
    }

    private mutating func add(_ pair: SchemaPair, _ suffix: String, _ message: String, _ old: Place?, _ new: Place?) {
        collector.add(pair.scope, suffix, .neither, message, old: old, new: new)
    }
}
