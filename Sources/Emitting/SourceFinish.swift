import Parallelism

/// The last step of a generated source: who may use its declarations, and how much of their documentation stays.
///
/// It works on lines, which is possible because the templates and the runtime begin a declaration on a line of its own.
package struct SourceFinish: Hashable, Sendable {
    /// Who may use the generated declarations.
    package enum Access: String, CaseIterable, Sendable {
        case `public`
        /// The targets of one package.
        case package
        /// The module that the code is part of.
        case `internal`
    }

    package enum Documentation: String, Sendable {
        case full
        /// The first paragraph of each comment.
        case summary
        case none = "false"
    }

    package var access: Access
    package var documentation: Documentation

    package init(access: Access = .public, documentation: Documentation = .full) {
        self.access = access
        self.documentation = documentation
    }

    /// The files as they are written. What is no Swift, and the documentation of the runtime, stays as it is.
    package func apply(to files: [GeneratedFile]) -> [GeneratedFile] {
        guard self != SourceFinish() else { return files }
        // Internal is what Swift takes without a word.
        let modifier = access == .internal ? "" : access.rawValue
        return files.concurrentMap(inPiecesOf: 8) { file in
            let isSource = file.path.hasPrefix("Sources/")
            // Tests see what is public, and what is the package's.
            guard file.path.hasSuffix(".swift"), isSource || file.path.hasPrefix("Testing/") else { return file }
            var lines = file.contents.split(separator: "\n", omittingEmptySubsequences: false)
            let hasOwnDocumentation = isSource && !file.path.contains("/Runtime/")
            if hasOwnDocumentation, documentation != .full { lines = documented(lines) }
            var text = lines.joined(separator: "\n")
            if access != .public { text = AccessModifier.replacing("public", with: modifier, in: text) }
            return GeneratedFile(path: file.path, contents: LineWrapper.wrap(text))
        }
    }

    /// The lines without comments of documentation, or with the first paragraph of each.
    private func documented(_ lines: [Substring]) -> [Substring] {
        var isBehindSummary = false
        return lines.filter { line in
            let text = line.drop { $0 == " " }
            guard text.hasPrefix("///") else {
                isBehindSummary = false
                return true
            }
            if text.allSatisfy({ $0 == "/" }) { isBehindSummary = true }
            return documentation == .summary && !isBehindSummary
        }
    }
}
