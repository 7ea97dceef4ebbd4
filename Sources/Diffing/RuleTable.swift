/// The known rules and their severities. Their ids are those that users of other diffs know.
struct RuleTable: Sendable {
    /// Severities by rule id.
    private let severities: [String: Change.Wire]

    static let standard = RuleTable()

    private init() {
        var severities: [String: Change.Wire] = [:]
        var prefix = ""
        var severity = Change.Wire.compatible
        for line in Self.text.split(separator: "\n") {
            var words = line.split(separator: " ")[...]
            if !line.hasPrefix(" ") {
                prefix = words[0] == "*" ? "" : "\(words[0])-"
                severity = words[1] == "ERR" ? .breaking : words[1] == "WARN" ? .risky : .compatible
                words = words.dropFirst(2)
            }
            for word in words { severities[prefix + word] = severity }
        }
        self.severities = severities
    }

    /// The ids of all rules.
    var rules: Set<String> { Set(severities.keys) }

    /// The rule's verdict; `nil` for one of our own.
    subscript(rule: String) -> Change.Wire? { severities[rule] }
}
