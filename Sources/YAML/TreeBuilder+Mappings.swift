import Diagnostics

extension TreeBuilder {
    /// Makes a mapping of the keys and values that take turns in `nodes`. It reads them there: a slice of its own would
    /// make the caller's removal copy all nodes.
    ///
    /// - Parameter mergeKeys: Where `<<` keys stand, if there are any.
    mutating func assembleMapping(from start: Int, mergeKeys: [Int]) -> Mapping {
        var pairs: [Mapping.Pair] = []
        pairs.reserveCapacity((nodes.count - start) / 2)
        for index in stride(from: start, to: nodes.count, by: 2) where !mergeKeys.contains(index) {
            let key = nodes[index]
            pairs.append(Mapping.Pair(key: key.scalar?.text ?? "", keyNode: key, value: nodes[index + 1]))
        }
        findings += DuplicateKeys.findings(in: pairs)
        guard let mergeKey = mergeKeys.first else { return Mapping(pairs) }
        for another in mergeKeys.dropFirst() {
            findings.append(
                DuplicateKeys.finding(nodes[mergeKey], nodes[another], hint: "merge a list, `<<: [*first, *second]`")
            )
        }
        return Mapping(merge(nodes[mergeKey + 1], into: pairs, at: (mergeKey - start) / 2))
    }

    /// Inserts what the value of `<<` contributes (https://yaml.org/type/merge.html): own keys win over merged ones,
    /// and earlier mappings of a list over later ones.
    private mutating func merge(_ source: Node, into own: [Mapping.Pair], at position: Int) -> [Mapping.Pair] {
        var seen = Set(own.map { ExactText($0.key) })
        var merged: [Mapping.Pair] = []
        for node in source.sequence ?? [source] {
            guard let mapping = node.mapping else {
                let message = "`<<` merges a mapping or a list of mappings, not \(node.kindDescription)"
                let hint = "quote it, \"<<\", where it is an ordinary key"
                findings.append(Diagnostic("yaml-merge-key", .error, message, at: node.location, hint: hint))
                continue
            }
            merged += mapping.pairs.filter { seen.insert(ExactText($0.key)).inserted }
        }
        return own[..<position] + merged + own[position...]
    }
}
