#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes diagnostics for programs: an array of objects whose shape stays as it is.
///
///     [{"id": "duplicate-key", "severity": "error", "message": "…", "hint": "…",
///       "location": {"file": "openapi.yaml", "line": 3, "column": 1},
///       "related": [{"message": "…", "location": {"file": "openapi.yaml", "line": 1, "column": 1}}]}]
///
/// `hint` and `location` are left out where there is none.
package enum DiagnosticJSONPrinter {
    /// The array, indented, its keys sorted, ending in a line break.
    ///
    /// - Throws: `EncodingError`, which no diagnostic's values cause.
    package static func text(for diagnostics: [Diagnostic]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(diagnostics), as: UTF8.self) + "\n"
    }
}
