/// The diagnostics that are shown, most important first: errors before warnings, those of one kind together, each once.
///
/// Where there are more than the limit, every kind is shown before one is shown twice, so that the first screen says what
/// there is; the rest is counted.
package struct DiagnosticSelection: Sendable {
    /// What `--limit` is, unless it is given.
    package static let usualLimit = 20

    package private(set) var shown: [Diagnostic] = []
    package private(set) var hidden: [Diagnostic] = []

    /// - Parameter limit: How many are shown at most; `nil` for all.
    package init(_ diagnostics: [Diagnostic], limit: Int? = nil) {
        var seen: Set<Diagnostic> = []
        let ordered = Self.ordered(diagnostics.filter { seen.insert($0).inserted })
        guard let limit, ordered.count > limit else {
            shown = ordered
            return
        }
        var chosen = Set<Int>()
        for severity in Diagnostic.Severity.allCases.reversed() {
            var kinds: [[Int]] = []
            for index in ordered.indices where ordered[index].severity == severity {
                if let last = kinds.last?.last, ordered[last].id == ordered[index].id {
                    kinds[kinds.count - 1].append(index)
                } else {
                    kinds.append([index])
                }
            }
            for round in 0..<(kinds.map(\.count).max() ?? 0) {
                for kind in kinds where round < kind.count && chosen.count < limit { chosen.insert(kind[round]) }
            }
        }
        for index in ordered.indices {
            if chosen.contains(index) { shown.append(ordered[index]) } else { hidden.append(ordered[index]) }
        }
    }

    /// What is shown, and a note that counts what is not.
    package var diagnostics: [Diagnostic] { shown + [rest].compactMap(\.self) }

    /// `12 more are not shown: 8 × required-undeclared, 4 × union-guessed`.
    private var rest: Diagnostic? {
        guard !hidden.isEmpty else { return nil }
        var counts: [(id: String, count: Int)] = []
        for diagnostic in hidden {
            if counts.last?.id == diagnostic.id {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((diagnostic.id, 1))
            }
        }
        let kinds = counts.map { "\($0.count) × \($0.id)" }.joined(separator: ", ")
        return Diagnostic(
            "diagnostics-hidden",
            .note,
            "\(hidden.count) more \(hidden.count == 1 ? "is" : "are") not shown: \(kinds)",
            at: nil,
            hint: "`--limit 0` shows all of them"
        )
    }

    /// By severity, then by kind in the order in which the kinds come, then as they come.
    private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var ranks: [String: Int] = [:]
        for diagnostic in diagnostics where ranks[diagnostic.id] == nil { ranks[diagnostic.id] = ranks.count }
        let severities = Array(Diagnostic.Severity.allCases.reversed())
        let sorted = diagnostics.enumerated().sorted { first, second in
            func key(_ entry: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
                let severity = severities.firstIndex(of: entry.element.severity) ?? 0
                return (severity, ranks[entry.element.id] ?? 0, entry.offset)
            }
            return key(first) < key(second)
        }
        return sorted.map(\.element)
    }
}
