package import Diagnostics
import Foundation
import OpenAPI

/// Reading what the user names: documents, configurations, templates.
package enum InputFile {
    /// The path that means standard input.
    package static let standardInput = "-"

    /// Reads a file that a document refers to.
    static func bytes(_ path: String) throws(FileLoader.Failure) -> [UInt8] {
        do throws(FileSystem.Failure) {
            return try FileSystem.read(path)
        } catch {
            throw FileLoader.Failure(reason: error.reason)
        }
    }

    /// The bytes of the file.
    ///
    /// - Parameters:
    ///   - what: What the file is, for the message: `the document`.
    ///   - related: Where the path was written, if in a file.
    /// - Throws: a diagnostic at the file's first line.
    package static func read(
        _ path: String,
        what: String,
        namedAt related: SourceLocation? = nil
    ) throws(DiagnosticsError) -> [UInt8] {
        do {
            guard path == standardInput else { return try FileSystem.read(path) }
            return try FileSystem.read(STDIN_FILENO, path: path)
        } catch {
            throw DiagnosticsError([
                Diagnostic(
                    "file-unreadable",
                    .error,
                    "cannot read \(what): \(error.reason)",
                    at: SourceLocation(file: path, line: 1, column: 1),
                    hint: "check the path and the permissions of the file",
                    related: related.map { [.init("the path is written here", at: $0)] } ?? []
                )
            ])
        }
    }

    /// Whether there is something at the path.
    package static func exists(_ path: String) -> Bool {
        FileSystem.entry(path) != nil
    }

    /// The names in a folder, sorted.
    package static func names(in folder: String) throws(DiagnosticsError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw DiagnosticsError([
                Diagnostic(
                    "file-unreadable",
                    .error,
                    "cannot read the folder",
                    at: SourceLocation(file: folder, line: 1, column: 1),
                    hint: "check that it is a folder, and its permissions"
                )
            ])
        }
    }

    /// Writes a file that the user asked for by its path, replacing what stands there.
    package static func write(_ text: String, to path: String) throws(DiagnosticsError) {
        do {
            try FileSystem.write(text, to: path)
        } catch {
            throw DiagnosticsError([
                Diagnostic(
                    "file-not-writable",
                    .error,
                    error.message,
                    at: SourceLocation(file: path, line: 1, column: 1),
                    hint: "check the path and the permissions of its folder"
                )
            ])
        }
    }
}
