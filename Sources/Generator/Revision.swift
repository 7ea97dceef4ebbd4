package import Diagnostics
import Foundation
package import OpenAPI

/// A file as it is on disk or in the network, or as it was in a revision of git.
package struct Revision: Sendable {
    package var bytes: [UInt8]
    /// The path for locations.
    package var path: String
    /// Reads the files that it refers to, from the same revision.
    package var loader: FileLoader

    /// Reads what the user names: a path, an address, or `REVISION:PATH` where there is no such file.
    ///
    /// - Throws: a diagnostic where none of them is there.
    package static func file(named name: String, _ reader: DocumentReader) throws(DiagnosticsError) -> Revision {
        guard !InputFile.exists(name), name != InputFile.standardInput, !URIReference.isAddress(name),
            let colon = name.firstIndex(of: ":"), colon != name.startIndex
        else {
            let file = try reader.file(name, what: "the document")
            return Revision(bytes: file.bytes, path: file.base, loader: reader.loader)
        }
        let revision = String(name[..<colon])
        let path = String(name[name.index(after: colon)...])
        do {
            let loader = reader.loader { (file) throws(FileLoader.Failure) in try show(file, in: revision) }
            return Revision(bytes: try show(path, in: revision), path: path, loader: loader)
        } catch {
            throw DiagnosticsError([
                Diagnostic(
                    "file-unreadable",
                    .error,
                    "cannot read `\(path)` of the revision `\(revision)`: \(error.reason)",
                    at: SourceLocation(file: name, line: 1, column: 1),
                    hint: "name a revision and a path, as `git show` takes them: `main:openapi.yaml`"
                )
            ])
        }
    }

    /// The bytes of a file, whose path is relative to the current folder, in a revision.
    private static func show(_ path: String, in revision: String) throws(FileLoader.Failure) -> [UInt8] {
        // A revision may not be taken for an option.
        guard !revision.hasPrefix("-") else { throw FileLoader.Failure(reason: "`\(revision)` is no revision") }
        let isPlain = !path.hasPrefix("/") && !path.hasPrefix("./") && !path.hasPrefix("../")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "show", "\(revision):\(isPlain ? "./" : "")\(path)"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw FileLoader.Failure(reason: "git cannot be run")
        }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let message = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let text = String(decoding: message, as: UTF8.self)
            throw FileLoader.Failure(reason: text.split(separator: "\n").first.map(String.init) ?? "git failed")
        }
        return [UInt8](bytes)
    }
}
