import Foundation
import Parallelism

/// The changes of one output folder on their way from its staging folder into their places.
struct StagedPlan {
    let folder: OutputFolder
    private let steps: [OutputPlan.Change]
    /// The folders that did not exist before, the deepest first.
    private let missingFolders: [String]
    /// The locked file of the staging folder; `nil` where the staging folder is not ours.
    private var lock: Int32?

    init(folder: OutputFolder, steps: [OutputPlan.Change] = []) {
        self.folder = folder
        self.steps = steps
        missingFolders = ([folder.path] + FilePath.ancestors(of: folder.path)).filter { FileSystem.entry($0) == nil }
    }

    private var staging: String { folder.absolute(OutputTransaction.stagingName) }
    private var journal: String { staging + "/journal" }

    /// Where a file that is replaced or removed is kept.
    private func kept(_ path: String) -> String { "\(staging)/old/\(path)" }
    /// Where a file is written first.
    private func prepared(_ path: String) -> String { "\(staging)/new/\(path)" }

    /// Makes sure that no other process writes into the folder. The system lets go of the lock when the process ends,
    /// however it ends.
    mutating func takeLock() throws(FileSystem.Failure) {
        let path = staging + "/lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileSystem.Failure("create", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let failure = FileSystem.Failure("lock", path)
            close(descriptor)
            throw failure
        }
        lock = descriptor
    }

    /// Writes the new files and the journal into the staging folder.
    mutating func prepare() throws(FileSystem.Failure) {
        try FileSystem.createFolder(staging)
        try takeLock()
        var folders: Set<String> = []
        for step in steps {
            if folders.insert(FilePath.folder(of: step.path)).inserted {
                try FileSystem.createFolder(FilePath.folder(of: prepared(step.path)))
                try FileSystem.createFolder(FilePath.folder(of: kept(step.path)))
            }
        }
        _ = try steps.concurrentMap { [self] (step) throws(FileSystem.Failure) in
            if let new = step.new { try FileSystem.write(new, to: prepared(step.path)) }
        }
        // The journal comes last and at once: without it, nothing has been moved.
        let lines = steps.map { "\($0.kind.rawValue) \($0.path)\n" }.joined()
        try FileSystem.write(lines, to: journal + ".new")
        try FileSystem.move(journal + ".new", to: journal)
    }

    func moveIn() throws(FileSystem.Failure) {
        // Of each folder that was looked at, whether it has been moved with all that is in it.
        var moved: [String: Bool] = [:]
        for step in steps {
            let path = folder.absolute(step.path)
            switch step.kind {
            case .removed:
                try FileSystem.move(path, to: kept(step.path))
            case .modified:
                try FileSystem.keep(path, at: kept(step.path))
                try FileSystem.move(prepared(step.path), to: path)
            case .added:
                let parent = FilePath.folder(of: step.path)
                if moved[parent] == nil { try moveWhole(parent, &moved) }
                if moved[parent] == false { try FileSystem.move(prepared(step.path), to: path) }
            }
        }
    }

    /// Moves a new folder at once, or the one that it stands in.
    private func moveWhole(_ path: String, _ moved: inout [String: Bool]) throws(FileSystem.Failure) {
        let folders = [path] + FilePath.ancestors(of: path)
        let isMissing = { (path: String) in !path.isEmpty && FileSystem.entry(folder.absolute(path)) == nil }
        if let new = folders.last(where: isMissing) {
            try FileSystem.move(prepared(new), to: folder.absolute(new))
            moved[new] = true
        }
        moved[path] = folders.contains { moved[$0] == true }
    }

    /// Makes the changes final.
    func finish() {
        unlink(journal)
        for step in steps where step.kind == .removed {
            FileSystem.removeEmptyFolders(above: step.path, in: folder.path)
        }
        removeStaging()
    }

    /// Moves back what was moved; does nothing where no move had begun, or where another process is at work.
    func rollBack() {
        if lock != nil {
            for entry in journalEntries().reversed() { moveBack(entry) }
            unlink(journal)
            removeStaging()
        }
        for folder in missingFolders { rmdir(folder) }
    }

    private func moveBack(_ entry: (kind: OutputPlan.Kind, path: String)) {
        let path = folder.absolute(entry.path)
        switch entry.kind {
        case .added:
            guard FileSystem.entry(prepared(entry.path)) == nil else { return }
            unlink(path)
            FileSystem.removeEmptyFolders(above: entry.path, in: folder.path)
        case .modified, .removed:
            guard FileSystem.entry(kept(entry.path)) != nil else { return }
            try? FileSystem.createFolder(FilePath.folder(of: path))
            try? FileSystem.move(kept(entry.path), to: path)
        }
    }

    private func journalEntries() -> [(kind: OutputPlan.Kind, path: String)] {
        guard let bytes = try? FileSystem.read(journal) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let kind = OutputPlan.Kind(rawValue: parts[0]) else { return nil }
            guard parts[1] == Manifest.fileName || OutputPath.problem(parts[1]) == nil else { return nil }
            return (kind, parts[1])
        }
    }

    private func removeStaging() {
        FileSystem.removeTree(staging)
        if let lock { close(lock) }
    }
}
