import Diagnostics

/// The list of the files that Bindery wrote into a folder, `.bindery-manifest`. It tells orphans, which are removed, from
/// files of others, which are not touched.
struct Manifest {
    static let fileName = ".bindery-manifest"

    private static let heading = """
        # The files in this folder that Bindery wrote. Those that it no longer writes, it removes.
        # Check this file in.

        """

    /// Paths relative to the folder.
    var paths: Set<String>

    var text: String {
        Self.heading + paths.sorted().map { $0 + "\n" }.joined()
    }

    init(paths: Set<String>) {
        self.paths = paths
    }

    /// Reads the file.
    ///
    /// - Throws: a diagnostic for each line that cannot be the path of a generated file.
    init(parsing text: String, path: String) throws(DiagnosticsError) {
        paths = []
        var diagnostics: [Diagnostic] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("# ") else { continue }
            if let problem = OutputPath.problem(String(line)) {
                diagnostics.append(
                    Diagnostic(
                        "manifest-invalid",
                        .error,
                        "`\(line)` cannot be a generated file: \(problem)",
                        at: SourceLocation(file: path, line: index + 1, column: 1),
                        hint: "resolve a merge conflict by keeping the lines of both sides, or remove the line"
                    )
                )
            } else {
                paths.insert(String(line))
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    }
}

/// The paths that generated files may have.
enum OutputPath {
    /// Why a path could lead out of the folder or hide what it is; `nil` where it is fine.
    static func problem(_ path: String) -> String? {
        if path.utf8.first == UInt8(ascii: "/") { return "the path is absolute" }
        if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) {
            return "the path has control characters or backslashes"
        }
        for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if part.elementsEqual("..".utf8) { return "the path leads out of the folder" }
            if part.isEmpty || part.elementsEqual(".".utf8) { return "the path has empty parts" }
        }
        let reserved = [Manifest.fileName, OutputTransaction.stagingName]
        return reserved.contains { path == $0 || path.hasPrefix($0 + "/") } ? "the name is reserved" : nil
    }
}
