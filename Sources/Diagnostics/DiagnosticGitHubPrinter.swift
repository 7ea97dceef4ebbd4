/// Writes diagnostics as workflow commands of GitHub Actions, which show them beside the lines of a pull request:
///
///     ::warning file=openapi.yaml,line=3,col=1,title=union-ambiguous::branches 1 and 3 …
package enum DiagnosticGitHubPrinter {
    /// One line for each diagnostic.
    package static func text(for diagnostics: [Diagnostic]) -> String {
        diagnostics.map { line(for: $0) + "\n" }.joined()
    }

    private static func line(for diagnostic: Diagnostic) -> String {
        var properties: [String] = []
        if let location = diagnostic.location {
            properties = ["file=\(property(location.file))", "line=\(location.line)", "col=\(location.column)"]
        }
        properties.append("title=\(property(diagnostic.id))")
        var message = diagnostic.message
        for related in diagnostic.related { message += "\n\(related.location): note: \(related.message)" }
        if let hint = diagnostic.hint { message += "\nhint: \(hint)" }
        return "::\(command(diagnostic.severity)) \(properties.joined(separator: ","))::\(data(message))"
    }

    private static func command(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .note: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    private static func data(_ text: String) -> String {
        escape(text, also: "")
    }

    private static func property(_ text: String) -> String {
        escape(text, also: ":,")
    }

    /// Percent-encodes what ends a command's line, and the characters that have a meaning in a property.
    private static func escape(_ text: String, also special: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard "%\r\n".unicodeScalars.contains(scalar) || special.unicodeScalars.contains(scalar) else {
                escaped.append(scalar)
                continue
            }
            let code = String(scalar.value, radix: 16, uppercase: true)
            escaped.append(contentsOf: "%\(code.count == 1 ? "0" : "")\(code)".unicodeScalars)
        }
        return String(escaped)
    }
}
