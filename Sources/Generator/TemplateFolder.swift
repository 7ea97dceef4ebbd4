package import Diagnostics
package import Emitting

/// Templates on the disk, one file each: `structure.mustache`.
package enum TemplateFolder {
    private static let suffix = ".mustache"

    /// What `load` reads: the folder, where templates appear and disappear, and its templates.
    package static func paths(_ folder: String) -> [String] {
        let names = (try? InputFile.names(in: folder)) ?? []
        return [folder] + names.filter { $0.hasSuffix(suffix) }.map { FilePath.joined(folder, $0) }
    }

    /// The built-in templates, with those of the folder in their places.
    package static func load(_ folder: String?) throws(DiagnosticsError) -> TemplateLibrary {
        guard let folder else { return try TemplateLibrary.load() }
        var overrides: [String: TemplateLibrary.Override] = [:]
        for name in try InputFile.names(in: folder) where name.hasSuffix(suffix) {
            let path = FilePath.joined(folder, name)
            let text = String(decoding: try InputFile.read(path, what: "the template"), as: UTF8.self)
            overrides[String(name.dropLast(suffix.count))] = TemplateLibrary.Override(text: text, path: path)
        }
        return try TemplateLibrary.load(overrides: overrides)
    }

    /// Writes the built-in templates into the folder. Files that stand there already are replaced only where they are
    /// the same.
    ///
    /// - Returns: The paths of the templates.
    package static func export(to folder: String) throws(DiagnosticsError) -> [String] {
        let sources = TemplateLibrary.builtInSources().map { source in
            (path: FilePath.joined(folder, source.name + suffix), text: source.text)
        }
        var diagnostics: [Diagnostic] = []
        for source in sources where FileSystem.entry(source.path) != nil {
            guard let bytes = try? FileSystem.read(source.path), bytes.elementsEqual(source.text.utf8) else {
                diagnostics.append(changed(source.path))
                continue
            }
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        do {
            try FileSystem.createFolder(folder)
        } catch {
            throw DiagnosticsError([OutputFolder(path: folder).diagnostic(error)])
        }
        for source in sources { try InputFile.write(source.text, to: source.path) }
        return sources.map(\.path)
    }

    private static func changed(_ path: String) -> Diagnostic {
        Diagnostic(
            "template-exists",
            .error,
            "the file differs from the built-in template and is not overwritten",
            at: SourceLocation(file: path, line: 1, column: 1),
            hint: "move it away, or export into another folder"
        )
    }
}
