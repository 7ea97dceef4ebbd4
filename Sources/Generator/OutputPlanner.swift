import Diagnostics
import Emitting

/// Decides for each file whether it is written, left alone or removed.
struct OutputPlanner {
    let folder: String
    /// The paths that an earlier run wrote.
    let manifest: Set<String>
    let files: [GeneratedFile]
    private(set) var changes: [OutputFolder.Plan.Change] = []
    private(set) var unchangedCount = 0
    private(set) var diagnostics: [Diagnostic] = []
    /// What stands at the folders of files, so that each is looked at once.
    private var folderKinds: [String: FileSystem.Kind?] = [:]
    /// The manifest's paths by their lower-case spelling.
    private let manifestByCase: [String: String]

    init(folder: String, manifest: Set<String>, files: [GeneratedFile]) {
        self.folder = folder
        self.manifest = manifest
        self.files = files
        manifestByCase = Dictionary(manifest.map { ($0.lowercased(), $0) }, uniquingKeysWith: min)
    }

    /// Whether a path stays inside of the folder: relative, and without parts that lead out of it.
    static func isSafe(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        return isPlain && !path.contains("\0") && !path.contains("\n") && parts.first != ".git"
            && parts[0] != OutputFolder.stagingName && path != OutputFolder.manifestName
    }

    mutating func planAll() {
        var wanted: Set<String> = []
        for file in files {
            guard Self.isSafe(file.path), wanted.insert(file.path).inserted else {
                report("output-path", "`\(file.path)` is no path inside of the output folder", file.path, hint: nil)
                continue
            }
            plan(file)
        }
        for path in manifest.subtracting(wanted).sorted() {
            planRemoval(path)
        }
        planManifest(wanted)
    }

    private mutating func plan(_ file: GeneratedFile) {
        let path = FileSystem.join(folder, file.path)
        guard hasRealFolders(file.path) else { return }
        switch FileSystem.kind(of: path) {
        case nil:
            changes.append(.init(path: file.path, old: nil, new: file.contents))
        case .file:
            planReplacement(of: path, by: file)
        case .folder, .symbolicLink, .other:
            reportForeign(file.path)
        }
    }

    private mutating func planReplacement(of path: String, by file: GeneratedFile) {
        guard let old = contents(of: path, file.path) else { return }
        let otherSpelling = manifestByCase[file.path.lowercased()].flatMap { $0 == file.path ? nil : $0 }
        if let otherSpelling, FileSystem.isSameFile(FileSystem.join(folder, otherSpelling), path) {
            // The disk does not tell upper from lower case: the old spelling is removed, then this one is new.
            changes.append(.init(path: file.path, old: nil, new: file.contents))
        } else if old == file.contents {
            unchangedCount += 1
        } else if manifest.contains(file.path) {
            changes.append(.init(path: file.path, old: old, new: file.contents))
        } else {
            reportForeign(file.path)
        }
    }

    private mutating func planRemoval(_ path: String) {
        let fullPath = FileSystem.join(folder, path)
        // Where something else stands now, the file was replaced by its user.
        guard FileSystem.kind(of: fullPath) == .file, hasRealFolders(path) else { return }
        guard let old = contents(of: fullPath, path) else { return }
        changes.append(.init(path: path, old: old, new: nil))
    }

    private mutating func planManifest(_ paths: Set<String>) {
        let name = OutputFolder.manifestName
        let text =
            "# The files that Bindery wrote here. It removes those that it no longer produces.\n"
            + paths.sorted().map { $0 + "\n" }.joined()
        let fullPath = FileSystem.join(folder, name)
        switch FileSystem.kind(of: fullPath) {
        case nil: changes.append(.init(path: name, old: nil, new: text))
        case .file:
            guard let old = contents(of: fullPath, name), old != text else { return }
            changes.append(.init(path: name, old: old, new: text))
        default: reportForeign(name)
        }
    }

    private mutating func contents(of fullPath: String, _ path: String) -> String? {
        do throws(FileSystem.Failure) {
            return String(decoding: try FileSystem.read(fullPath), as: UTF8.self)
        } catch {
            report("output-not-writable", "cannot read \(error.path): \(error.reason)", path, hint: nil)
            return nil
        }
    }

    /// Whether the folders of a file are folders and no symbolic links, which may lead elsewhere.
    private mutating func hasRealFolders(_ path: String) -> Bool {
        var parent = FileSystem.folder(of: path)
        while !parent.isEmpty {
            let fullPath = FileSystem.join(folder, parent)
            let kind = folderKinds[parent] ?? FileSystem.kind(of: fullPath)
            folderKinds[parent] = .some(kind)
            switch kind {
            case nil, .folder: break
            case .file where manifest.contains(parent): break
            case .symbolicLink:
                let hint = "remove the link, or choose another folder with --output"
                report("output-symlink", "\(fullPath) is a symbolic link, which may lead elsewhere", path, hint: hint)
                return false
            case .file, .other:
                reportForeign(parent)
                return false
            }
            parent = FileSystem.folder(of: parent)
        }
        return true
    }

    private mutating func reportForeign(_ path: String) {
        report(
            "output-foreign-file",
            "\(FileSystem.join(folder, path)) was not written by Bindery, and a generated file wants its place",
            path,
            hint: "move it away, or choose another folder with --output"
        )
    }

    private mutating func report(_ id: String, _ message: String, _ path: String, hint: String?) {
        let location = SourceLocation(file: FileSystem.join(folder, path), line: 1, column: 1)
        diagnostics.append(Diagnostic(id, .error, message, at: location, hint: hint))
    }
}
