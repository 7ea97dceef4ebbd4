package import Diagnostics
package import OpenAPI

/// Reads what the user names as a document or an overlay, and what documents refer to: from the disk, and from the network
/// where that is allowed.
package struct DocumentReader: Sendable {
    /// `nil` where the network is not used.
    private let remote: RemoteFiles?

    package init(remote: RemoteFiles? = nil) {
        self.remote = remote
    }

    /// Reads the files that a document refers to.
    package var loader: FileLoader { loader(InputFile.bytes) }

    /// A loader that reads files in its own way.
    func loader(_ bytes: @escaping @Sendable (_ path: String) throws(FileLoader.Failure) -> [UInt8]) -> FileLoader {
        guard let remote else { return FileLoader(bytes: bytes) }
        return FileLoader(
            remote: { (address) throws(FileLoader.Failure) in try remote.file(at: address) },
            bytes: bytes
        )
    }

    /// What stands at a path or an address.
    ///
    /// - Parameters:
    ///   - what: What it is, for the message: `the document`.
    ///   - related: Where it was named, if in a file.
    /// - Returns: The bytes, and the path or the address that locations name: the one behind redirects.
    /// - Throws: a diagnostic at its first line.
    package func file(
        _ path: String,
        what: String,
        namedAt related: SourceLocation? = nil
    ) throws(DiagnosticsError) -> FileLoader.File {
        guard URIReference.isAddress(path) else {
            return FileLoader.File(bytes: try InputFile.read(path, what: what, namedAt: related), base: path)
        }
        guard let remote else {
            throw Self.error(
                "remote-reference",
                "\(what) is not fetched from the network",
                path,
                hint: "give `--allow-remote`, or download the file and name the copy",
                related
            )
        }
        do {
            return try remote.file(at: URIReference.normalized(path))
        } catch {
            let message = "cannot read \(what): \(error.reason)"
            throw Self.error("file-unreadable", message, path, hint: error.hint, related)
        }
    }

    /// The bytes of a document that was fetched.
    package func knownBytes(of address: String) -> [UInt8]? { remote?.knownBytes(of: address) }

    private static func error(
        _ id: String,
        _ message: String,
        _ path: String,
        hint: String?,
        _ related: SourceLocation?
    ) -> DiagnosticsError {
        DiagnosticsError([
            Diagnostic(
                id,
                .error,
                message,
                at: SourceLocation(file: path, line: 1, column: 1),
                hint: hint,
                related: related.map { [.init("the address is written here", at: $0)] } ?? []
            )
        ])
    }
}
