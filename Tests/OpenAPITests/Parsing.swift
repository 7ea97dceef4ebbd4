import Diagnostics
import Foundation
import OpenAPI
import Testing
import YAML

/// What came of reading a document.
struct Reading {
    let document: Document?
    let diagnostics: [Diagnostic]

    var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    init(_ text: String) throws {
        try self.init(bytes: Array(text.utf8), path: "spec.yaml")
    }

    init(bytes: [UInt8], path: String) throws {
        (document, diagnostics, _) = DocumentParser.parse(try YAML.load(bytes: bytes, path: path))
    }

    init(file: URL) throws {
        try self.init(bytes: [UInt8](Data(contentsOf: file)), path: file.lastPathComponent)
    }

    /// The document in `api/openapi.yaml` of the files; the loads are the paths that were read beside it.
    init(files: [String: String], root: String = "api/openapi.yaml", onLoad: (@Sendable (String) -> Void)? = nil) throws
    {
        let loader = FileLoader { (path) throws(FileLoader.Failure) in
            onLoad?(path)
            guard let text = files[path] else { throw FileLoader.Failure(reason: "No such file or directory") }
            return Array(text.utf8)
        }
        let text = try #require(files[root])
        (document, diagnostics, _) = DocumentParser.parse(
            try YAML.load(bytes: Array(text.utf8), path: root),
            loader: loader
        )
    }

    /// A document of version 3.1 with the parts, which must be without findings.
    static func clean(_ parts: String) throws -> Document {
        let reading = try Reading(head + parts)
        #expect(reading.diagnostics == [])
        return try #require(reading.document)
    }

    /// The schema `S` of the components, its text indented by nothing, together with the findings.
    static func schema(_ text: String) throws -> (schema: Schema, diagnostics: [Diagnostic]) {
        let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { "      \($0)" }
        let reading = try Reading(head + "components:\n  schemas:\n    S:\n" + body.joined(separator: "\n") + "\n")
        let schema = try #require(reading.document?.components.schemas.first?.value)
        return (schema, reading.diagnostics)
    }

    /// Four lines, so that what is appended begins at line 5.
    static let head = """
        openapi: 3.1.0
        info:
          title: Test
          version: "1"

        """
}

extension Diagnostic {
    /// `5:3 warning: a schema has no key 'typ' [unknown-key] did you mean 'type'?`
    var summary: String {
        let place = location.map { "\($0.line):\($0.column) " } ?? ""
        return "\(place)\(severity.rawValue): \(message) [\(id)] \(hint ?? "")"
    }
}

/// Folders of the checkout and beside it.
enum Folder {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let shared = package.deletingLastPathComponent().appending(path: "shared/specs")

    /// The documents in a folder beside the checkout; none where it is not there.
    static func documents(_ name: String) -> [URL] {
        let folder = shared.appending(path: name)
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { ["yaml", "json"].contains($0.pathExtension) }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
