/// Finds the name that the user may have meant.
package enum NearestName {
    /// The candidate with the fewest typing mistakes between it and the name, the first of several; `nil` where none is
    /// near. Names that differ in case only are nearest.
    package static func find(_ name: String, in candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        let limit = min(3, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            guard abs(candidate.utf8.count - name.utf8.count) <= limit else { continue }
            let found = distance(wanted, Array(candidate.lowercased().utf8))
            if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
        }
        return best?.name
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours that lead from one to the other
    /// (optimal string alignment).
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var before: [Int] = []
        var previous = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in second.indices {
                let replacement = previous[column] + (first[row] == second[column] ? 0 : 1)
                var cost = min(previous[column + 1] + 1, current[column] + 1, replacement)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[second.count]
    }
}

extension NearestName {
    /// A hint that names the nearest of the candidates, or all of them where none is near.
    ///
    /// - Parameter plural: What the candidates are.
    package static func hint(
        for name: String,
        among candidates: [String],
        called plural: String = "the keys"
    ) -> String {
        find(name, in: candidates).map { "did you mean `\($0)`?" }
            ?? "\(plural) are \(candidates.joined(separator: ", "))"
    }
}
