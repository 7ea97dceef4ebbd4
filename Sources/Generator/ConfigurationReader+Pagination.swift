import Diagnostics
import IR
import Resolving
import YAML

extension ConfigurationReader {
    /// `pagination:` is `auto`, or has operations, each with `auto`, with an object that says more, or with `false`; the key
    /// `auto` in it looks for the others.
    mutating func pagination(_ value: Node) -> PaginationRules {
        var rules = PaginationRules()
        if value.string == "auto" {
            rules.isAutomatic = true
        } else if let mapping = value.mapping {
            for pair in mapping.pairs {
                if pair.key == "auto", let isAutomatic = pair.value.bool {
                    rules.isAutomatic = isAutomatic
                } else {
                    rules.rules.append(paginationRule(pair))
                }
            }
        } else if !value.isNull {
            report(
                "configuration-invalid",
                "`pagination` must be `auto` or an object of operations, not \(value.string.map { "`\($0)`" } ?? value.kindDescription)",
                at: value,
                hint: "write operations: `listFiles: {cursor: after, next: last_id}`, or `listFiles: auto`"
            )
        }
        return rules
    }

    private mutating func paginationRule(_ pair: Mapping.Pair) -> PaginationRule {
        var rule = PaginationRule(operation: pair.key, location: pair.keyNode.location)
        if let isOn = pair.value.bool {
            rule.isOn = isOn
        } else if let mapping = pair.value.mapping {
            for pair in mapping.pairs { readPagination(pair, into: &rule) }
        } else if pair.value.string != "auto" {
            report(
                "configuration-invalid",
                "`\(pair.key)` must have `auto`, an object or `false`",
                at: pair.value,
                hint: "objects have the keys \(PaginationKey.list)"
            )
        }
        return rule
    }

    private enum PaginationKey: String, CaseIterable {
        case cursor, page, offset, link, items, next, more, total, name

        static var list: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
    }

    private mutating func readPagination(_ pair: Mapping.Pair, into rule: inout PaginationRule) {
        let text = pair.value.string
        let steps = text.flatMap(PaginationRule.steps)
        switch PaginationKey(rawValue: pair.key) {
        case .cursor where text?.isEmpty == false: (rule.style, rule.parameter) = (.cursor, text)
        case .page where text?.isEmpty == false: (rule.style, rule.parameter) = (.page, text)
        case .offset where text?.isEmpty == false: (rule.style, rule.parameter) = (.offset, text)
        case .link where text == "header": rule.style = .link
        case .link where steps != nil: (rule.style, rule.next) = (.link, steps)
        case .items where steps != nil: rule.items = steps
        case .next where steps != nil: rule.next = steps
        case .more where steps != nil: rule.hasMore = steps
        case .total where steps != nil: rule.total = steps
        case .name where text.map(Configuration.isIdentifier) == true: rule.name = text
        case let key?:
            report("configuration-invalid", "`\(pair.key)` must be \(Self.wanted(key))", at: pair.value)
        case nil:
            report(
                "configuration-unknown-key",
                "`\(pair.key)` is not a key of a pagination",
                at: pair.keyNode,
                hint: NearestName.hint(for: pair.key, among: PaginationKey.allCases.map(\.rawValue))
            )
        }
    }

    private static func wanted(_ key: PaginationKey) -> String {
        switch key {
        case .cursor, .page, .offset: "the name of a query parameter"
        case .link: "`header`, or members of the answer such as `meta.next`"
        case .items, .next, .more, .total: "members of the answer such as `meta.next` or `data[-1].id`"
        case .name: "a Swift name of letters and digits"
        }
    }
}
