package import Diagnostics

/// The diagnostics of a run, gathered from its steps.
package struct Findings: Sendable {
    package private(set) var diagnostics: [Diagnostic] = []
    private let isStrict: Bool

    package init(isStrict: Bool) {
        self.isStrict = isStrict
    }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func count(of severity: Diagnostic.Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }

    /// Adds the findings of a step; warnings as errors where the run is strict.
    package mutating func add(_ findings: [Diagnostic]) {
        diagnostics += findings.map { finding in
            var finding = finding
            if isStrict, finding.severity == .warning { finding.severity = .error }
            return finding
        }
    }

    /// The value of a step, or `nil` and its findings added where it failed.
    package mutating func value<Value>(_ step: () throws(DiagnosticsError) -> Value) -> Value? {
        do {
            return try step()
        } catch {
            add(error.diagnostics)
            return nil
        }
    }
}
