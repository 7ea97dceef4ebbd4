package import Diagnostics

/// Reads YAML 1.2 and JSON into a tree of located nodes.
package enum YAML {
    /// Reads one document.
    ///
    /// - Parameters:
    ///   - bytes: The file in UTF-8, UTF-16 or UTF-32, with or without a byte order mark.
    ///   - path: The file's path as the user gave it, for locations.
    /// - Returns: The document's root; a null where the document is empty.
    /// - Throws: All findings that are independent of each other, such as several duplicate keys; else the first.
    package static func load(
        bytes: [UInt8],
        path: String,
        limits: Limits = .init()
    ) throws(DiagnosticsError) -> Node {
        guard bytes.count <= limits.fileSize else {
            throw LimitDiagnostic.fileSize(bytes.count, limit: limits.fileSize, path: path)
        }
        let file = try sourceFile(bytes: bytes, path: path)
        guard let first = file.bytes.first(where: { !isSpace($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else {
            return try loadYAML(file, limits: limits)
        }
        return try loadJSON(file, limits: limits)
    }

    /// JSON is read by a parser of its own, since libyaml refuses some of it: keys of more than 1024 bytes, surrogate
    /// pairs, tabs as indentation. What begins like JSON and is none is a YAML flow collection.
    private static func loadJSON(_ file: SourceFile, limits: Limits) throws(DiagnosticsError) -> Node {
        do {
            return try JSONReader.read(file, limits: limits)
        } catch {
            guard case .syntax(let diagnostic) = error else { throw DiagnosticsError(error.diagnostics) }
            do {
                return try loadYAML(file, limits: limits)
            } catch {
                throw file.path.hasSuffix(".json") ? DiagnosticsError([diagnostic]) : error
            }
        }
    }

    private static func loadYAML(_ file: SourceFile, limits: Limits) throws(DiagnosticsError) -> Node {
        try LibyamlInput.prepare(file.bytes).withUnsafeBufferPointer { (input) throws(DiagnosticsError) in
            var builder = TreeBuilder(file: file, limits: limits)
            return try builder.build(EventStream(input, file: file))
        }
    }

    /// The file in valid UTF-8.
    private static func sourceFile(bytes: [UInt8], path: String) throws(DiagnosticsError) -> SourceFile {
        let start = SourceLocation(file: path, line: 1, column: 1)
        guard let text = SourceText.utf8(bytes) else {
            let message = "the file is neither UTF-8 nor well-formed UTF-16 or UTF-32"
            throw DiagnosticsError([Diagnostic("text-encoding", .error, message, at: start, hint: "save it as UTF-8")])
        }
        if let offset = SourceText.firstInvalidUTF8(in: text) {
            let position = SourceText.position(of: offset, in: text)
            let message = "byte 0x\(String(text[offset], radix: 16, uppercase: true)) is not valid UTF-8"
            let location = SourceLocation(file: path, line: position.line, column: position.column)
            throw DiagnosticsError([
                Diagnostic("text-encoding", .error, message, at: location, hint: "save it as UTF-8")
            ])
        }
        return SourceFile(path: path, bytes: text)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
