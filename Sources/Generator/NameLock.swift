package import Diagnostics
package import Emitting
import YAML

/// The names that a run had to decide, so that later runs keep them: `bindery.lock` in the output folder.
///
///     # Written by Bindery: …
///     "#/components/schemas/foo_bar": FooBar2
package struct NameLock: Hashable, Sendable {
    package static let fileName = "bindery.lock"

    /// Swift names by JSON pointer.
    package var entries: [String: String]

    package init(entries: [String: String] = [:]) {
        self.entries = entries
    }

    /// Reads the text of a lock file, which is YAML.
    package init(_ source: Source) throws(DiagnosticsError) {
        let root = try YAML.load(bytes: source.bytes, path: source.path)
        entries = [:]
        if root.isNull { return }
        guard let mapping = root.mapping else { throw Self.malformed(root) }
        for pair in mapping.pairs {
            guard let name = pair.value.string else { throw Self.malformed(pair.value) }
            entries[pair.key] = name
        }
    }

    private static func malformed(_ node: Node) -> DiagnosticsError {
        DiagnosticsError([
            Diagnostic(
                "lock-invalid",
                .error,
                "a lock file holds lines of a JSON pointer and a Swift name, not \(node.kindDescription)",
                at: node.location,
                hint: "restore the file from version control, or remove it to have the names decided anew"
            )
        ])
    }

    /// The file to be written; `nil` where there is nothing to record.
    var file: GeneratedFile? {
        guard !entries.isEmpty else { return nil }
        var text = """
            # Written by Bindery: names that it had to decide between declarations that want the same one. Keep this file
            # under version control, so that the names stay. To choose others, use `names:` of the configuration.

            """
        for (pointer, name) in entries.sorted(by: { $0.key < $1.key }) {
            text += "\(JSONOutput.quoted(pointer)): \(name)\n"
        }
        return GeneratedFile(path: Self.fileName, contents: text)
    }
}
