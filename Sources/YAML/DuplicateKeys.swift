import Diagnostics

/// Finds keys that stand twice in one mapping (YAML 1.2.2 §3.2.1.3).
enum DuplicateKeys {
    /// Below this number of pairs, comparing all with all is faster than hashing.
    private static let hashingThreshold = 12

    static func findings(in pairs: [Mapping.Pair]) -> [Diagnostic] {
        pairs.count < hashingThreshold ? byComparing(pairs) : byHashing(pairs)
    }

    private static func byComparing(_ pairs: [Mapping.Pair]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for (index, pair) in pairs.enumerated() {
            if let first = pairs[..<index].first(where: { ExactText($0.key) == ExactText(pair.key) }) {
                findings.append(finding(first.keyNode, pair.keyNode))
            }
        }
        return findings
    }

    private static func byHashing(_ pairs: [Mapping.Pair]) -> [Diagnostic] {
        var firsts: [ExactText: Int] = Dictionary(minimumCapacity: pairs.count)
        var findings: [Diagnostic] = []
        for (index, pair) in pairs.enumerated() {
            if let first = firsts[ExactText(pair.key)] {
                findings.append(finding(pairs[first].keyNode, pair.keyNode))
            } else {
                firsts[ExactText(pair.key)] = index
            }
        }
        return findings
    }

    /// - Parameter second: The key that stands there once more.
    static func finding(_ first: Node, _ second: Node, hint: String = "keep one of the two") -> Diagnostic {
        Diagnostic(
            "duplicate-key",
            .error,
            "the key `\(second.scalar?.text ?? "")` stands twice in this object",
            at: second.location,
            hint: hint,
            related: [.init("it stands here first", at: first.location)]
        )
    }
}

/// Text that equals another only when its scalars do: to `String`, é is the same composed and decomposed.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        // Strings that differ under canonical equivalence differ in their scalars too, and that test is fast.
        left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        text.hash(into: &hasher)
    }
}
