import Diagnostics
import Resolving
import YAML

extension ConfigurationReader {
    /// `include:` and `exclude:` have lists of tags, paths, operations and schemas.
    mutating func selection(_ value: Node, key: ConfigurationKey) -> [Selection.Entry] {
        guard !value.isNull else { return [] }
        let kinds = Selection.Kind.allCases.map(\.rawValue)
        guard let mapping = value.mapping else {
            invalid(value, key: key, "an object of \(kinds.map { "`\($0)`" }.joined(separator: ", "))")
            return []
        }
        var entries: [Selection.Entry] = []
        for pair in mapping.pairs {
            guard let kind = Selection.Kind(rawValue: pair.key) else {
                report(
                    "configuration-unknown-key",
                    "`\(pair.key)` is not a key of `\(key.rawValue)`",
                    at: pair.keyNode,
                    hint: NearestName.hint(for: pair.key, among: kinds)
                )
                continue
            }
            for entry in pair.value.sequence ?? [pair.value] where !entry.isNull {
                if let text = entry.string, !text.isEmpty {
                    entries.append(Selection.Entry(kind, text, location: entry.location))
                } else {
                    report("configuration-invalid", "`\(pair.key)` must be a list of texts", at: entry)
                }
            }
        }
        return entries
    }

    /// `nullable:` is a list of the JSON pointers of properties.
    mutating func threeStates(_ value: Node) -> [ThreeStateRule] {
        guard !value.isNull else { return [] }
        return (value.sequence ?? [value]).compactMap { entry in
            guard let pointer = entry.string, pointer.hasPrefix("#/") else {
                report(
                    "configuration-invalid",
                    "`nullable` must be a list of JSON pointers of properties",
                    at: entry,
                    hint: "pointers look like \"#/components/schemas/Pet/properties/name\", in quotation marks"
                )
                return nil
            }
            return ThreeStateRule(pointer: pointer, location: entry.location)
        }
    }
}
