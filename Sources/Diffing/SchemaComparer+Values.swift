import OpenAPI
import YAML

extension SchemaComparer {
    /// `type`, `format` and null.
    mutating func compareTypes(_ pair: SchemaPair) {
        let (old, new) = (pair.old, pair.new)
        if old.isNullable != new.isNullable, !old.types.isEmpty || !new.types.isEmpty || !new.properties.isEmpty {
            let (suffix, effect): (String, Effect) =
                new.isNullable ? ("became-nullable", .widens) : ("became-not-nullable", .narrows)
            collector.add(
                pair,
                suffix,
                effect,
                "\(pair.name) \(new.isNullable ? "may be null now" : "may no longer be null")"
            )
        }
        let (oldTypes, newTypes) = (Set(old.types), Set(new.types))
        let oldFormat = old.text("format")
        let newFormat = new.text("format")
        let change = "from \(Self.description(old.types, oldFormat)) to \(Self.description(new.types, newFormat))"
        guard oldTypes != newTypes || oldFormat != newFormat else { return }
        guard oldTypes.count < 2, newTypes.count < 2 else {
            let (removed, added) = (oldTypes.subtracting(newTypes), newTypes.subtracting(oldTypes))
            let message = "the types of \(pair.name) changed \(change)"
            switch (removed.isEmpty, added.isEmpty) {
            case (false, true): collector.add(pair, "list-of-types-narrowed", .narrows, message)
            case (true, false): collector.add(pair, "list-of-types-widened", .widens, message)
            case (false, false):
                collector.add(pair, "type-changed", pair.scope.isResponse ? .widens : .narrows, message)
            case (true, true): break
            }
            return
        }
        let message = "the type of \(pair.name) changed \(change)"
        let isWider = Self.contains(new.types.first, newFormat, old.types.first, oldFormat)
        let isNarrower = Self.contains(old.types.first, oldFormat, new.types.first, newFormat)
        if isWider {
            collector.add(pair, "type-generalized", .widens, message)
        } else if isNarrower, RuleTable.standard["\(pair.scope.rawValue)-type-specialized"] != nil {
            collector.add(pair, "type-specialized", .narrows, message)
        } else {
            collector.add(pair, "type-changed", pair.scope.isResponse ? .widens : .narrows, message)
        }
    }

    /// Whether every value of the second type and format is one of the first.
    private static func contains(_ type: String?, _ format: String?, _ other: String?, _ otherFormat: String?) -> Bool {
        guard let type else { return other != nil }
        guard type == other || type == "number" && other == "integer" else { return false }
        guard let format, format != otherFormat else { return true }
        switch (format, otherFormat) {
        case ("int64", "int32"), ("double", "float"), ("double", "int32"), ("bigint", "int32"), ("bigint", "int64"),
            ("uri-reference", "uri"), ("iri", "uri"):
            return true
        default: return false
        }
    }

    private static func description(_ types: [String], _ format: String?) -> String {
        let text = types.isEmpty ? "any" : types.joined(separator: ", ")
        return "`\(text)\(format.map { " (\($0))" } ?? "")`"
    }

    /// `enum`, `const`, `default` and `x-extensible-enum`.
    mutating func compareValues(_ pair: SchemaPair) {
        compareEnumerations(pair)
        compareConstants(pair)
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
        let isReadOnly = !pair.scope.isResponse && pair.new.flag("readOnly")
        let isWriteOnly = pair.scope.isResponse && pair.new.flag("writeOnly")
        for value in oldValues where !newSet.contains(value) {
            let message = "the value `\(value)` of \(pair.name) was removed"
            if isReadOnly {
                collector.add(
                    "request-read-only-property-enum-value-removed",
                    message,
                    old: pair.oldPlace,
                    new: pair.newPlace
                )
            } else {
                let isBody = pair.scope == .responseBody
                let rule =
                    isBody ? "response-mediatype-enum-value-removed" : "\(pair.scope.rawValue)-enum-value-removed"
                let wire: Change.Wire = pair.scope.isResponse ? .compatible : .breaking
                collector.add(rule, message, old: pair.oldPlace, new: pair.newPlace, wire: wire)
            }
        }
        for value in newValues where !oldSet.contains(value) {
            let message = "the value `\(value)` of \(pair.name) was added"
            if isWriteOnly {
                collector.add(
                    "response-write-only-property-enum-value-added",
                    message,
                    old: pair.oldPlace,
                    new: pair.newPlace
                )
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

    private static let bounds: [(keyword: String, rule: String, isUpper: Bool)] = [
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
                guard !pair.scope.isResponse, pair.new.flag("readOnly"), effect == .narrows,
                    RuleTable.standard["request-read-only-property-\(rule)"] != nil
                else {
                    collector.add(pair, rule, effect, message)
                    continue
                }
                collector.add("request-read-only-property-\(rule)", message, old: pair.oldPlace, new: pair.newPlace)
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
