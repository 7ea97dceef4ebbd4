package import Diagnostics
package import Emitting

/// The names that had to be decided between declarations, kept from run to run in `bindery.lock` beside the generated
/// `Package.swift`.
///
///     # Swift names that had to be decided …
///     #/components/schemas/user_id UserID2
package struct Lock: Hashable, Sendable {
    package static let fileName = "bindery.lock"

    /// Swift names by what they name: JSON pointers, and groups of operations as `group:images`.
    package var entries: [String: String]

    package init(entries: [String: String]) {
        self.entries = entries
    }

    private static let heading = """
        # Swift names that Bindery had to decide, so that later runs keep them. Check this file in.
        # To choose other names, write them under `names:` in bindery.yaml.

        """

    /// The file to be written; `nil` where there is nothing to record.
    package var file: GeneratedFile? {
        guard !entries.isEmpty else { return nil }
        let lines = entries.sorted { $0.key < $1.key }.map { "\(Self.escaped($0.key)) \($0.value)\n" }
        return GeneratedFile(path: Self.fileName, contents: Self.heading + lines.joined())
    }

    /// Writes the file alone, or removes it where there is nothing to record: for sources that the build-tool plugin makes, which
    /// may not write into the package.
    ///
    /// - Returns: Whether the file is another one now.
    package func write(to folder: OutputFolder) throws(DiagnosticsError) -> Bool {
        guard try folder.readLock() != self else { return false }
        let path = folder.absolute(Self.fileName)
        if let file { try InputFile.write(file.contents, to: path) } else { FileSystem.removeTree(path) }
        return true
    }

    /// Reads the file.
    ///
    /// - Throws: a diagnostic for each line that is no place with a name.
    package static func parse(_ text: String, path: String) throws(DiagnosticsError) -> Lock {
        var lock = Lock(entries: [:])
        var diagnostics: [Diagnostic] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            // A comment is no pointer: those begin with `#/`.
            guard !line.isEmpty, !line.hasPrefix("# ") else { continue }
            guard let space = line.lastIndex(of: " "), !isConflictMarker(line),
                Configuration.isIdentifier(line[line.index(after: space)...])
            else {
                diagnostics.append(
                    Diagnostic(
                        "lock-invalid",
                        .error,
                        "this line is not a place with its Swift name: `\(line)`",
                        at: SourceLocation(file: path, line: index + 1, column: 1),
                        hint: "resolve a merge conflict by keeping the lines of both sides, or remove the line"
                    )
                )
                continue
            }
            lock.entries[unescaped(line[..<space])] = String(line[line.index(after: space)...])
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return lock
    }

    /// Whether git wrote the line where it could not merge.
    private static func isConflictMarker(_ line: Substring) -> Bool {
        ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
    }

    /// Keeps a pointer on one line, whatever the document's keys contain.
    private static func escaped(_ pointer: String) -> String {
        pointer.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
                continue
            }
            switch (isEscaped, scalar) {
            case (true, "n"): result.unicodeScalars.append("\n")
            case (true, "r"): result.unicodeScalars.append("\r")
            default: result.unicodeScalars.append(scalar)
            }
            isEscaped = false
        }
        return result
    }
}
