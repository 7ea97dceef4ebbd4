import Diagnostics
import Diffing
import YAML

extension ConfigurationReader {
    /// `severities:` has rules of `diff`, each with how bad its changes are on the wire.
    mutating func severities(_ value: Node) -> [String: Change.Wire] {
        guard !value.isNull else { return [:] }
        let words = Change.Wire.allCases.map(\.rawValue)
        guard let mapping = value.mapping else {
            invalid(value, key: .severities, "an object of rules, each with \(Self.list(words))")
            return [:]
        }
        var severities: [String: Change.Wire] = [:]
        for pair in mapping.pairs {
            guard RuleNames.isKnown(pair.key) else {
                report(
                    "configuration-unknown-key",
                    "`\(pair.key)` is not a rule of `diff`",
                    at: pair.keyNode,
                    hint: NearestName.hint(for: pair.key, among: Self.alike(pair.key))
                )
                continue
            }
            if let severity = pair.value.string.flatMap(Change.Wire.init) {
                severities[pair.key] = severity
            } else {
                report("configuration-invalid", "`\(pair.key)` must be \(Self.list(words))", at: pair.value)
            }
        }
        return severities
    }

    private static func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: " or ") }

    /// Of some hundreds of rules those that begin like the word.
    private static func alike(_ word: String) -> [String] {
        let all = RuleNames.all.sorted()
        let alike = all.filter { $0.hasPrefix(word.prefix { $0 != "-" }) }
        return alike.isEmpty ? all : alike
    }
}
