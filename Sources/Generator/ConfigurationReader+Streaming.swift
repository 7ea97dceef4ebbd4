import Diagnostics
import IR
import Resolving
import YAML

extension ConfigurationReader {
    /// `streaming:` has operations, each with the type of its events, with an object that says more, or with `false`.
    mutating func streams(_ value: Node) -> [StreamRule] {
        guard !value.isNull else { return [] }
        guard let mapping = value.mapping else {
            report(
                "configuration-invalid",
                "`streaming` must be an object of operations, not \(value.kindDescription)",
                at: value,
                hint: "write operations with the types of their events: `createCompletion: CreateCompletionResponse`"
            )
            return []
        }
        return mapping.pairs.map { pair in
            var rule = StreamRule(operation: pair.key, location: pair.keyNode.location)
            if let isOn = pair.value.bool {
                rule.isOn = isOn
            } else if let event = pair.value.string, !event.isEmpty {
                rule.event = event
            } else if let mapping = pair.value.mapping {
                for pair in mapping.pairs { readStream(pair, into: &rule) }
            } else {
                report(
                    "configuration-invalid",
                    "`\(pair.key)` must have the type of its events, an object or `false`",
                    at: pair.value,
                    hint: "objects have the keys \(StreamKey.list)"
                )
            }
            return rule
        }
    }

    private enum StreamKey: String, CaseIterable {
        case event, name, format, sentinel

        static var list: String { allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
    }

    private mutating func readStream(_ pair: Mapping.Pair, into rule: inout StreamRule) {
        let text = pair.value.string
        switch StreamKey(rawValue: pair.key) {
        case .event where text?.isEmpty == false: rule.event = text
        case .name where text.map(Configuration.isIdentifier) == true: rule.name = text
        case .format where text.flatMap(Self.format) != nil: rule.format = text.flatMap(Self.format)
        case .sentinel where pair.value.bool == false: rule.sentinel = .none
        case .sentinel where text?.isEmpty == false: rule.sentinel = text == "[DONE]" ? .usual : .text(text ?? "")
        case let key?: report("configuration-invalid", "`\(pair.key)` must be \(Self.wanted(key))", at: pair.value)
        case nil:
            report(
                "configuration-unknown-key",
                "`\(pair.key)` is not a key of a stream",
                at: pair.keyNode,
                hint: NearestName.hint(for: pair.key, among: StreamKey.allCases.map(\.rawValue))
            )
        }
    }

    private static func format(_ name: String) -> Operation.Stream.Format? {
        ["sse": .serverSentEvents, "json-lines": .jsonLines, "json-seq": .jsonSequence][name]
    }

    private static func wanted(_ key: StreamKey) -> String {
        switch key {
        case .event: "the name of a schema, its JSON pointer, `String` or `JSONValue`"
        case .name: "a Swift name of letters and digits"
        case .format: "`sse`, `json-lines` or `json-seq`"
        case .sentinel: "a text, or `false`"
        }
    }
}
