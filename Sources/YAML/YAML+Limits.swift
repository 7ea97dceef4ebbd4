import Diagnostics

extension YAML {
    /// Bounds against hostile input. Each is far above what real documents need.
    package struct Limits: Hashable, Sendable {
        /// How deep collections may nest, where an alias counts as the collection that it stands for.
        package var depth: Int
        /// How many nodes the tree may have when every alias is replaced by a copy of its anchor's tree.
        package var expandedNodes: Int
        /// How many nodes the document may have, keys included.
        package var nodes: Int
        /// How large the file may be, in bytes.
        package var fileSize: Int

        package init(
            depth: Int = 256,
            expandedNodes: Int = 8_000_000,
            nodes: Int = 4_000_000,
            fileSize: Int = 128 << 20
        ) {
            self.depth = depth
            self.expandedNodes = expandedNodes
            self.nodes = nodes
            self.fileSize = fileSize
        }
    }
}

/// The findings about input beyond `YAML.Limits`.
enum LimitDiagnostic {
    static func fileSize(_ size: Int, limit: Int, path: String) -> DiagnosticsError {
        let location = SourceLocation(file: path, line: 1, column: 1)
        return error("limit-file-size", "the file has \(size) bytes, more than the \(limit) that are read", location)
    }

    static func depth(_ limit: Int, at location: SourceLocation) -> DiagnosticsError {
        error("limit-depth", "collections are nested more than \(limit) deep", location)
    }

    static func nodes(_ limit: Int, at location: SourceLocation) -> DiagnosticsError {
        error("limit-nodes", "the document has more than \(limit) nodes", location)
    }

    static func expandedNodes(_ limit: Int, at location: SourceLocation) -> DiagnosticsError {
        error("limit-alias-expansion", "aliases expand the document to more than \(limit) nodes", location)
    }

    private static func error(_ id: String, _ message: String, _ location: SourceLocation) -> DiagnosticsError {
        let hint = "limits guard against hostile input; split a document that is really this large"
        return DiagnosticsError([Diagnostic(id, .error, message, at: location, hint: hint)])
    }
}
