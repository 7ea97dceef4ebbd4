package import Diagnostics
package import Emitting

/// The folder that generated files are written into, all or nothing.
///
/// A manifest in the folder lists the files that Bindery wrote. Only those are ever replaced or removed; whatever else
/// stands in the folder belongs to somebody else.
package struct OutputFolder: Sendable {
    package static let manifestName = ".bindery-manifest"
    /// Where new contents wait, and old ones are kept until all is done. It is inside the folder, and so on its disk.
    static let stagingName = ".bindery-staging"

    /// The folder's path, which need not exist.
    package var path: String

    package init(_ path: String) {
        self.path = path
    }

    /// What has to change on disk.
    package struct Plan: Sendable {
        package struct Change: Hashable, Sendable {
            /// Relative to the folder.
            package var path: String
            /// The contents now; `nil` where there is no such file yet.
            package var old: String?
            /// The contents to be; `nil` where the file goes.
            package var new: String?
        }

        /// Sorted by path.
        package var changes: [Change]
        package var unchangedCount: Int

        package var isEmpty: Bool { changes.isEmpty }
    }

    /// Compares files with what stands in the folder. Nothing is written.
    ///
    /// - Parameter files: all files of the output, but for the manifest.
    /// - Throws: a diagnostic for each file that may not be written.
    package func plan(_ files: [GeneratedFile]) throws(DiagnosticsError) -> Plan {
        let manifest = try readManifest()
        var planner = OutputPlanner(folder: path, manifest: manifest, files: files)
        planner.planAll()
        guard planner.diagnostics.isEmpty else { throw DiagnosticsError(planner.diagnostics) }
        let changes = planner.changes.sorted { $0.path < $1.path }
        return Plan(changes: changes, unchangedCount: planner.unchangedCount)
    }

    /// Brings the folder into the state of the files. A failed run leaves it as it was; so does an interrupted one,
    /// when the next one begins.
    ///
    /// - Returns: what was done.
    package func write(_ files: [GeneratedFile]) throws(DiagnosticsError) -> Plan {
        let madeFolders = try diagnosing { () throws(FileSystem.Failure) in try FileSystem.makeFolders(path) }
        do {
            return try FileSystem.exclusively(in: path) { () throws(DiagnosticsError) in
                recover()
                let plan = try plan(files)
                if !plan.isEmpty { try diagnosing { () throws(FileSystem.Failure) in try apply(plan) } }
                return plan
            }
        } catch {
            for folder in madeFolders.reversed() { FileSystem.removeEmptyFolder(folder) }
            throw error
        }
    }

    /// The paths that an earlier run wrote.
    private func readManifest() throws(DiagnosticsError) -> Set<String> {
        let manifestPath = FileSystem.join(path, Self.manifestName)
        guard FileSystem.kind(of: manifestPath) != nil else { return [] }
        let bytes = try diagnosing { () throws(FileSystem.Failure) in try FileSystem.read(manifestPath) }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        // A manifest may have been edited: what it names outside of the folder is none of ours.
        return Set(lines.filter { !$0.hasPrefix("#") && OutputPlanner.isSafe($0) })
    }

    /// The lock of an earlier run.
    package func readLock() throws(DiagnosticsError) -> NameLock {
        let lockPath = FileSystem.join(path, NameLock.fileName)
        guard FileSystem.kind(of: lockPath) != nil else { return NameLock() }
        let bytes = try diagnosing { () throws(FileSystem.Failure) in try FileSystem.read(lockPath) }
        return try NameLock(Source(bytes: bytes, path: lockPath))
    }

    private func diagnosing<Value>(
        _ work: () throws(FileSystem.Failure) -> Value
    ) throws(DiagnosticsError) -> Value {
        do {
            return try work()
        } catch {
            throw DiagnosticsError([
                Diagnostic(
                    "output-not-writable",
                    .error,
                    "cannot write \(error.path): \(error.reason)",
                    at: SourceLocation(file: error.path, line: 1, column: 1),
                    hint: "choose another folder with --output, or mend the permissions of this one"
                )
            ])
        }
    }
}
