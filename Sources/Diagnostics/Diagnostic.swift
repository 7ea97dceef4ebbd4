/// Something to tell the user about their input: what was found, where, and how to mend it.
package struct Diagnostic: Hashable, Sendable, Codable, Error {
    package enum Severity: String, Sendable, Codable, CaseIterable {
        case note, warning, error
    }

    /// A second place that the message speaks of, such as the first of two duplicate keys.
    package struct Related: Hashable, Sendable, Codable {
        package var message: String
        package var location: SourceLocation

        package init(_ message: String, at location: SourceLocation) {
            self.message = message
            self.location = location
        }
    }

    /// The stable, kebab-case name of the kind of finding, such as `union-ambiguous`.
    package var id: String
    package var severity: Severity
    /// What was found, in lower case and without a full stop, as compilers write it.
    package var message: String
    /// How to mend it, when there is something to say.
    package var hint: String?
    /// `nil` only where no file is involved, such as a wrong configuration on the command line.
    package var location: SourceLocation?
    package var related: [Related]

    package init(
        _ id: String,
        _ severity: Severity,
        _ message: String,
        at location: SourceLocation?,
        hint: String? = nil,
        related: [Related] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.location = location
        self.hint = hint
        self.related = related
    }
}

/// The diagnostics of a stage that could not go on.
package struct DiagnosticsError: Error, Sendable {
    package var diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
