/// A version by the rules of semver.org, of which only the numbers count here: `v1.2.3-beta+7` is 1.2.3.
struct SemanticVersion: Comparable {
    let major: Int
    let minor: Int
    let patch: Int

    /// - Returns: `nil` for what numbers its versions otherwise: `1`, `2024-05-01`, `1.02.0`.
    init?(_ text: String) {
        let plain = text.hasPrefix("v") ? text.dropFirst() : text[...]
        let core = plain.prefix { $0 != "-" && $0 != "+" }
        let numbers = core.split(separator: ".", omittingEmptySubsequences: false).map(Self.number)
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2],
            Self.isSuffix(plain[core.endIndex...])
        else { return nil }
        (self.major, self.minor, self.patch) = (major, minor, patch)
    }

    /// Without zeros in front.
    private static func number(_ digits: Substring) -> Int? {
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits == "0" || !digits.hasPrefix("0")
        else { return nil }
        return Int(digits)
    }

    /// A pre-release behind `-` and a build behind `+`: letters, digits and hyphens between dots.
    private static func isSuffix(_ text: Substring) -> Bool {
        var parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        if text.hasPrefix("-") { parts[0].removeFirst() } else if parts.first == "" { parts.removeFirst() }
        return parts.allSatisfy { part in
            part.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { identifier in
                !identifier.isEmpty
                    && identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
        }
    }

    static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    /// Whether the step to a later version may break programs: below 1.0.0 the minor number is what the major is above.
    func mayBreak(until later: SemanticVersion) -> Bool {
        major == 0 && later.major == 0 ? later.minor > minor : later.major > major
    }
}
