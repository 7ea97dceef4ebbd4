/// The regular expressions of a query's filters, each compiled once.
final class PatternCache {
    private var patterns: [String: Regex<AnyRegexOutput>?] = [:]

    /// Whether the text fits a pattern of RFC 9485, whole or in a part. No text fits what is no pattern (§2.4.6).
    func matches(_ text: String, pattern: String, isWhole: Bool) -> Bool {
        let known = patterns[pattern] ?? (try? Regex(pattern).matchingSemantics(.unicodeScalar))
        patterns[pattern] = .some(known)
        guard let known else { return false }
        return isWhole ? text.wholeMatch(of: known) != nil : text.firstMatch(of: known) != nil
    }
}
