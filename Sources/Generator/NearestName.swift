/// Guesses what a mistyped name was meant to be.
package enum NearestName {
    /// A hint that names the nearest of the candidates, or all of them where none is near.
    package static func hint(for name: String, among candidates: [String]) -> String {
        let ranked = candidates.map { (name: $0, distance: distance(from: name, to: $0)) }
        if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, name.utf8.count / 3) {
            return "did you mean `\(best.name)`?"
        }
        return "the keys are \(candidates.joined(separator: ", "))"
    }

    /// How many bytes must be inserted, removed or replaced (Levenshtein's distance).
    static func distance(from left: String, to right: String) -> Int {
        let target = Array(right.utf8)
        var previous = Array(0...target.count)
        for (row, byte) in left.utf8.enumerated() {
            var current = [row + 1]
            for column in target.indices {
                let replaced = previous[column] + (byte == target[column] ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[target.count]
    }
}
