import Diagnostics
import Emitting
import Resolving
import YAML

extension ConfigurationReader {
    /// `formats:` has Swift types by the names of formats.
    mutating func formats(_ value: Node) -> [String: FormatType] {
        guard !value.isNull else { return [:] }
        guard let mapping = value.mapping else {
            invalid(value, key: .formats, "an object of formats, each with a Swift type")
            return [:]
        }
        var result: [String: FormatType] = [:]
        for pair in mapping.pairs { result[pair.key] = format(pair) }
        return result
    }

    private mutating func format(_ pair: Mapping.Pair) -> FormatType? {
        let kind = FormatType.kind(of: pair.key)
        guard let name = pair.value.string, let type = FormatType(named: name) else {
            let names = FormatType.names(of: kind)
            let nearest = pair.value.string.flatMap { NearestName.find($0, in: names) }
            report(
                "configuration-invalid",
                "the format `\(pair.key)` must have a Swift type that formats can have",
                at: pair.value,
                hint: nearest.map { "did you mean `\($0)`?" } ?? "one of \(names.joined(separator: ", "))"
            )
            return nil
        }
        guard kind == nil || kind == type.kind else {
            report(
                "configuration-invalid",
                "`\(pair.key)` is a format of \(kind?.rawValue ?? "")s, and `\(name)` is a type for \(type.kind.rawValue)s",
                at: pair.value,
                hint: "one of \(FormatType.names(of: kind).joined(separator: ", "))"
            )
            return nil
        }
        return type
    }

    /// `documentation:` is `full`, `summary`, or `false` for none.
    mutating func documentation(_ value: Node) -> SourceFinish.Documentation {
        if let isFull = value.bool { return isFull ? .full : .none }
        guard let text = value.string, let documentation = SourceFinish.Documentation(rawValue: text) else {
            invalid(value, key: .documentation, "`full`, `summary` or `false`")
            return .full
        }
        return documentation
    }
}
