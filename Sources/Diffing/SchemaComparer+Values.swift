import OpenAPI
import YAML

extension SchemaComparer {
    /// `enum`, `const`, `default` and `x-extensible-enum`.
    mutating func compareValues(_ pair: SchemaPair) {
        // A constant may be written as an enum of one value.
        if pair.old.onlyValue == nil || pair.old.onlyValue != pair.new.onlyValue {
            compareEnumerations(pair)
            compareConstants(pair)
        }
        compareDefaults(pair)
        let oldValues = pair.old["x-extensible-enum"]?.elements.compactMap(\.node.scalar?.text) ?? []
        let newValues = Set(pair.new["x-extensible-enum"]?.elements.compactMap(\.node.scalar?.text) ?? oldValues)
        for value in oldValues where !newValues.contains(value) {
            collector.add(
                pair,
                "x-extensible-enum-value-removed",
                .narrows,
                "\(pair.name) no longer lists the value `\(value)`"
            )
        }
    }

    private mutating func compareEnumerations(_ pair: SchemaPair) {
        guard let newValues = pair.new.values else {
            if pair.old.values != nil {
                collector.add(pair, "enum-removed", .widens, "\(pair.name) may have any value now")
            }
            return
        }
        guard let oldValues = pair.old.values else {
            let allows = newValues.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
            collector.add(pair, "became-enum", .narrows, "\(pair.name) is limited to \(allows) now")
            return
        }
        let (oldSet, newSet) = (Set(oldValues), Set(newValues))
        for value in oldValues where !newSet.contains(value) {
            let message = "the value `\(value)` of \(pair.name) was removed"
            if pair.scope == .responseBody {
                let rule = "response-mediatype-enum-value-removed"
                collector.add(rule, message, old: pair.oldPlace, new: pair.newPlace)
            } else {
                collector.add(pair, "enum-value-removed", .narrows, message)
            }
        }
        for value in newValues where !oldSet.contains(value) {
            let message = "the value `\(value)` of \(pair.name) was added"
            if pair.scope == .responseBody {
                let rule = "response-body-enum-value-added"
                collector.add(rule, message, old: pair.oldPlace, new: pair.newPlace, wire: .risky)
            } else {
                collector.add(pair, "enum-value-added", .widens, message)
            }
        }
    }

    private mutating func compareConstants(_ pair: SchemaPair) {
        let noun = "the constant"
        switch ValueChange(pair, "const") {
        case .added(let new):
            collector.add(pair, "const-added", .narrows, "\(noun) \(new) of \(pair.name) was added")
        case .removed(let old):
            collector.add(pair, "const-removed", .widens, "\(noun) \(old) of \(pair.name) was removed")
        case .changed(let old, let new):
            let message = "\(noun) of \(pair.name) changed from \(old) to \(new)"
            collector.add(pair, "const-changed", pair.scope.isResponse ? .widens : .narrows, message)
        case nil: break
        }
    }

    private mutating func compareDefaults(_ pair: SchemaPair) {
        guard pair.scope.isProperty || !carrier.isRequiredParameter else { return }
        switch ValueChange(pair, "default") {
        case .added(let new):
            collector.add(pair, "default-value-added", .neither, "\(pair.name) got the default \(new)")
        case .removed(let old):
            collector.add(pair, "default-value-removed", .neither, "\(pair.name) lost the default \(old)")
        case .changed(let old, let new):
            let message = "the default of \(pair.name) changed from \(old) to \(new)"
            collector.add(pair, "default-value-changed", .neither, message)
        case nil: break
        }
    }

    /// What became of the value of a keyword, as it is shown.
    private enum ValueChange {
        case added(String)
        case removed(String)
        case changed(String, String)

        /// `nil` where it is the same.
        init?(_ pair: SchemaPair, _ keyword: String) {
            func code(_ node: Node) -> String { "`\(node.scalar?.text ?? node.kindDescription)`" }
            switch (pair.old[keyword]?.node, pair.new[keyword]?.node) {
            case (nil, let new?): self = .added(code(new))
            case (let old?, nil): self = .removed(code(old))
            case (let old?, let new?) where !isSame(old, new): self = .changed(code(old), code(new))
            default: return nil
            }
        }
    }

    // MARK: - Bounds

    static let bounds: [(keyword: String, rule: String, isUpper: Bool)] = [
        ("maximum", "max", true), ("minimum", "min", false), ("exclusiveMaximum", "exclusive-max", true),
        ("exclusiveMinimum", "exclusive-min", false), ("maxLength", "max-length", true),
        ("minLength", "min-length", false), ("maxItems", "max-items", true), ("minItems", "min-items", false),
        ("maxProperties", "max-properties", true), ("minProperties", "min-properties", false),
        ("maxContains", "max-contains", true), ("minContains", "min-contains", false),
    ]

    mutating func compareBounds(_ pair: SchemaPair) {
        for bound in Self.bounds {
            let (old, new) = (pair.old.bound(bound.keyword), pair.new.bound(bound.keyword))
            guard old != new else { continue }
            let texts = (old.map(Self.number), new.map(Self.number))
            switch texts {
            case (nil, let value?):
                collector.add(
                    pair,
                    "\(bound.rule)-set",
                    .narrows,
                    "`\(bound.keyword)` of \(pair.name) was set to \(value)"
                )
            case (let value?, nil):
                collector.add(
                    pair,
                    "\(bound.rule)-unset",
                    .widens,
                    "`\(bound.keyword)` of \(pair.name), \(value), was removed"
                )
            default:
                let isIncreased = (new ?? 0) > (old ?? 0)
                let rule = "\(bound.rule)-\(isIncreased ? "increased" : "decreased")"
                let message = "`\(bound.keyword)` of \(pair.name) changed from \(texts.0 ?? "") to \(texts.1 ?? "")"
                let effect: Effect = isIncreased == bound.isUpper ? .widens : .narrows
                collector.add(pair, rule, effect, message)
            }
        }
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// `pattern`: one that allows everything is as good as none.
    mutating func comparePatterns(_ pair: SchemaPair) {
        let (old, new) = (pair.old.text("pattern"), pair.new.text("pattern"))
        guard old != new else { return }
        switch (old, new) {
        case (nil, let new?): collector.add(pair, "pattern-added", .narrows, "\(pair.name) got the pattern `\(new)`")
        case (let old?, nil): collector.add(pair, "pattern-removed", .widens, "\(pair.name) lost the pattern `\(old)`")
        case (let old?, let new?):
            let isGeneral = [".*", "^.*$"].contains(new) && !pair.scope.isResponse
            collector.add(
                pair,
                isGeneral ? "pattern-generalized" : "pattern-changed",
                .narrows,
                "the pattern of \(pair.name) changed from `\(old)` to `\(new)`"
            )
        case (nil, nil): break
        }
    }
}
