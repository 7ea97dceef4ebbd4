package import Diagnostics
import Emitting

/// The package with the runtime that clients share (`runtime: package`).
package struct SharedRuntime: Hashable, Sendable {
    /// The package's folder; `nil` for one beside the client's, which is called like the module.
    package var folder: String?
    package var module = RuntimePackage.usualModule
    /// Where the file speaks of it.
    package var location: SourceLocation?

    package init(folder: String? = nil, location: SourceLocation? = nil) {
        self.folder = folder
        self.location = location
    }

    /// An error at the place where the file speaks of the runtime.
    package func conflict(
        _ message: String,
        hint: String,
        related: [Diagnostic.Related] = []
    ) -> Diagnostic {
        Diagnostic("configuration-conflict", .error, message, at: location, hint: hint, related: related)
    }
}

extension Configuration {
    /// The folder that the shared runtime is written to; `nil` where there is none, or no output either.
    package var runtimeFolder: OutputFolder? {
        guard let sharedRuntime else { return nil }
        let beside = output.map { FilePath.normalized(FilePath.joined($0, "../\(sharedRuntime.module)")) }
        return (sharedRuntime.folder ?? beside).map { OutputFolder(path: $0, location: sharedRuntime.location) }
    }

    /// What does not go together with the shared runtime.
    ///
    /// - Parameter module: The name of the client's module.
    func runtimeConflicts(module: String) -> [Diagnostic] {
        guard let sharedRuntime else { return [] }
        var diagnostics: [Diagnostic] = []
        if module == sharedRuntime.module {
            diagnostics.append(
                sharedRuntime.conflict(
                    "the runtime's module is called `\(module)`, as the client's is",
                    hint: "give one of them another name: `runtime: {module: …}`, or `module:`"
                )
            )
        }
        if let folder = runtimeFolder, let output, FilePath.normalized(output) == folder.displayPath {
            diagnostics.append(
                sharedRuntime.conflict(
                    "the runtime and the client have the same folder, `\(folder.displayPath)`",
                    hint: "give the runtime a folder of its own: `runtime: {package: …}`"
                )
            )
        }
        return diagnostics
    }

    /// How the client depends on the shared runtime.
    ///
    /// - Parameter workingFolder: What relative paths are relative to, as an absolute path.
    func runtimePackage(in workingFolder: String) -> RuntimePackage? {
        guard let sharedRuntime else { return nil }
        guard let output, let folder = runtimeFolder?.path else { return RuntimePackage(module: sharedRuntime.module) }
        let path = FilePath.normalized(FilePath.joined(workingFolder, folder))
        return RuntimePackage(
            module: sharedRuntime.module,
            path: FilePath.relative(path, to: FilePath.normalized(FilePath.joined(workingFolder, output))),
            identity: FilePath.name(of: path)
        )
    }
}
