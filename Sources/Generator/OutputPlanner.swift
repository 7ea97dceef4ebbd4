import Diagnostics
import Emitting

/// Finds out, file by file, what writing would change.
struct OutputPlanner {
    private let folder: OutputFolder
    /// What earlier runs wrote.
    private let owned: Set<String>
    private let files: [GeneratedFile]
    private let paths: Set<String>
    /// The folders that do not exist, so that no file in them needs to be looked for.
    private var missingFolders: Set<String> = []
    var plan: OutputPlan
    var diagnostics: [Diagnostic] = []

    init(folder: OutputFolder, owned: Set<String>, files: [GeneratedFile]) {
        self.folder = folder
        self.owned = owned
        self.files = files.sorted { $0.path < $1.path }
        paths = Set(files.map(\.path))
        plan = OutputPlan(folder: folder)
    }

    mutating func checkPaths() {
        var seen: Set<String> = []
        for file in files {
            if let problem = OutputPath.problem(file.path) {
                report(
                    "output-path",
                    "`\(file.path)` cannot be written: \(problem)",
                    hint: "this is a defect of a template or of Bindery"
                )
            }
            if !seen.insert(file.path).inserted {
                report("output-path", "two files are called `\(file.path)`", hint: "pin another name under `names:`")
            }
        }
    }

    /// A link among the folders would lead what is written, or removed, to somewhere else.
    mutating func checkFolders() {
        let parents = Set(paths.union(owned).map { FilePath.folder(of: $0) })
        for path in parents.union(parents.flatMap(FilePath.ancestors)).sorted() where !path.isEmpty {
            switch FileSystem.entry(folder.absolute(path)) {
            case nil: missingFolders.insert(path)
            case .folder: break
            case .link:
                report(
                    "output-link",
                    "`\(path)` in the output folder is a symbolic link",
                    hint: "replace it by a folder; Bindery does not write through links"
                )
            case .file where owned.contains(path): break
            case .file, .other: reportForeign(path)
            }
        }
    }

    mutating func compareFiles() {
        for file in files {
            let isMissing = missingFolders.contains(FilePath.folder(of: file.path))
            switch isMissing ? nil : FileSystem.entry(folder.absolute(file.path)) {
            case nil:
                plan.changes.append(.init(kind: .added, path: file.path, old: nil, new: file.contents))
            case .file: compare(file)
            case .folder, .link, .other: reportForeign(file.path)
            }
        }
    }

    private mutating func compare(_ file: GeneratedFile) {
        guard let old = read(file.path) else { return }
        if let spelling = otherSpelling(of: file.path) {
            // On a disk that ignores case, the old spelling is removed before the new one is written.
            plan.changes.append(.init(kind: .removed, path: spelling, old: old, new: nil))
            plan.changes.append(.init(kind: .added, path: file.path, old: nil, new: file.contents))
        } else if old.utf8.elementsEqual(file.contents.utf8) {
            plan.unchanged += 1
        } else if owned.contains(file.path) || file.path == Lock.fileName {
            plan.changes.append(.init(kind: .modified, path: file.path, old: old, new: file.contents))
        } else {
            reportForeign(file.path)
        }
    }

    /// An orphan that is the same file on the disk under another spelling.
    private func otherSpelling(of path: String) -> String? {
        guard !owned.contains(path) else { return nil }
        let lowercased = path.lowercased()
        return owned.first { orphan in
            orphan.lowercased() == lowercased && !paths.contains(orphan)
                && FileSystem.areSameFile(folder.absolute(orphan), folder.absolute(path))
        }
    }

    mutating func findOrphans() {
        let found = Set(plan.changes.map(\.path))
        for path in owned.subtracting(paths).subtracting(found).sorted() {
            guard FileSystem.entry(folder.absolute(path)) == .file, let old = read(path) else { continue }
            plan.changes.append(.init(kind: .removed, path: path, old: old, new: nil))
        }
        plan.changes.sort { $0.path < $1.path }
    }

    mutating func compareManifest(old: Manifest?) {
        let new = Manifest(paths: paths)
        let oldText = FileSystem.entry(folder.absolute(Manifest.fileName)) == nil ? nil : read(Manifest.fileName)
        guard oldText != new.text else { return }
        plan.manifest = .init(
            kind: old == nil ? .added : .modified,
            path: Manifest.fileName,
            old: oldText,
            new: new.text
        )
    }

    private mutating func read(_ path: String) -> String? {
        do {
            return String(decoding: try FileSystem.read(folder.absolute(path)), as: UTF8.self)
        } catch {
            diagnostics.append(folder.diagnostic(error))
            return nil
        }
    }

    private mutating func reportForeign(_ path: String) {
        report(
            "output-foreign-file",
            "`\(FilePath.normalized(folder.absolute(path)))` is in the way, and Bindery did not write it",
            hint: "move it away, or choose another folder"
        )
    }

    private mutating func report(_ id: String, _ message: String, hint: String) {
        diagnostics.append(Diagnostic(id, .error, message, at: folder.location, hint: hint))
    }
}
