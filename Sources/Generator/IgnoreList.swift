package import Diagnostics

/// Changes that a team has accepted: a fingerprint a line, then the last day on which it counts (`2026-12-31`) or nothing; `#`
/// begins a comment.
package struct IgnoreList: Sendable {
    /// The last days by fingerprint; empty where there is none.
    private var days: [Substring: Substring] = [:]

    /// - Throws: every line that is something else.
    package init(bytes: [UInt8], path: String) throws(DiagnosticsError) {
        var diagnostics: [Diagnostic] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let fingerprint = words.first else { continue }
            let day = words.count > 1 ? words[1] : ""
            let isDay = day.isEmpty || day.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil
            if fingerprint.count == 16, fingerprint.allSatisfy(\.isHexDigit), isDay, words.count <= 2 {
                days[fingerprint] = day
            } else {
                diagnostics.append(
                    Diagnostic(
                        "ignore-list-invalid",
                        .error,
                        "the line is no fingerprint with the last day on which it counts",
                        at: SourceLocation(file: path, line: index + 1, column: 1),
                        hint: "write the fingerprint that `--format json` shows, such as `0123456789abcdef 2026-12-31`"
                    )
                )
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    }

    package func contains(_ fingerprint: String, today: String) -> Bool {
        guard let day = days[fingerprint[...]] else { return false }
        return day.isEmpty || today <= day
    }
}
