package import Diagnostics

/// Strict JSON (RFC 8259) that stands inside a scalar, as the examples of OpenAPI documents do.
package enum JSONText {
    /// Parses the text as one JSON value.
    ///
    /// - Parameter path: What the locations of nodes and diagnostics call the text; their lines and columns count
    ///   inside it.
    package static func parse(
        _ text: String,
        path: String,
        limits: YAML.Limits = .init()
    ) -> Result<Node, DiagnosticsError> {
        let file = SourceFile(path: path, bytes: Array(text.utf8))
        do {
            return .success(try JSONReader.read(file, limits: limits))
        } catch {
            return .failure(DiagnosticsError(error.diagnostics))
        }
    }
}
