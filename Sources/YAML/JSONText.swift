package import Diagnostics

/// Strict JSON (RFC 8259) that stands inside a scalar, as the examples of OpenAPI documents do.
package enum JSONText {
    /// Parses the text as one JSON value.
    ///
    /// - Parameter path: What the locations of nodes and diagnostics call the text; their lines and columns count
    ///   inside it.
    /// - Throws: The first finding.
    package static func parse(_ text: String, path: String) throws(Diagnostic) -> Node {
        do {
            return try JSONReader.read(SourceFile(path: path, bytes: Array(text.utf8)), limits: .init())
        } catch {
            throw error.diagnostics[0]
        }
    }
}
