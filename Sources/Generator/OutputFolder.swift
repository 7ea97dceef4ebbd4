package import Diagnostics
package import Emitting

/// The folder of a generated package: which files of it are Bindery's, and what a run would change.
package struct OutputFolder: Sendable {
    package let path: String
    /// Where the user named the folder, for diagnostics.
    let location: SourceLocation

    /// - Parameter location: The place in the configuration that names the folder; `nil` for the command line.
    package init(path: String, location: SourceLocation? = nil) {
        self.path = path
        self.location = location ?? SourceLocation(file: path, line: 1, column: 1)
    }

    /// Compares the files with what stands in the folder, and writes nothing.
    ///
    /// - Throws: diagnostics where the files would leave the folder or replace files that Bindery did not write.
    package func plan(for files: [GeneratedFile]) throws(DiagnosticsError) -> OutputPlan {
        let owned = try readManifest()
        var planner = OutputPlanner(folder: self, owned: owned?.paths ?? [], files: files)
        planner.checkPaths()
        planner.checkFolders()
        guard planner.diagnostics.isEmpty else { throw DiagnosticsError(planner.diagnostics) }
        planner.compareFiles()
        planner.findOrphans()
        planner.compareManifest(old: owned)
        guard planner.diagnostics.isEmpty else { throw DiagnosticsError(planner.diagnostics) }
        return planner.plan
    }

    /// The names that an earlier run recorded in the folder's `bindery.lock`.
    package func readLock() throws(DiagnosticsError) -> Lock {
        let path = absolute(Lock.fileName)
        guard FileSystem.entry(path) == .file else { return Lock(entries: [:]) }
        return try Lock.parse(try readText(path), path: path)
    }

    private func readManifest() throws(DiagnosticsError) -> Manifest? {
        let path = absolute(Manifest.fileName)
        guard FileSystem.entry(path) == .file else { return nil }
        return try Manifest(parsing: try readText(path), path: path)
    }

    private func readText(_ path: String) throws(DiagnosticsError) -> String {
        do {
            return String(decoding: try FileSystem.read(path), as: UTF8.self)
        } catch {
            throw DiagnosticsError([diagnostic(error)])
        }
    }

    /// The path without detours, for people.
    package var displayPath: String { FilePath.normalized(path) }

    func absolute(_ path: String) -> String {
        FilePath.joined(self.path, path)
    }

    func diagnostic(_ failure: FileSystem.Failure) -> Diagnostic {
        Diagnostic("output-not-writable", .error, failure.message, at: location, hint: failure.hint)
    }
}
