import Diagnostics

/// How a plan becomes real, so that it can be undone at every moment:
///
/// 1. The new contents are written into the staging folder, `new-<n>` for the change number n.
/// 2. The journal, the list of changes, appears there. Without it the staging folder is nothing but waste.
/// 3. Old files move to `old-<n>`, new ones into their place. These are renames on one disk.
/// 4. The journal goes, and with it the possibility to undo.
extension OutputFolder {
    private var staging: String { FileSystem.join(path, Self.stagingName) }
    private var journal: String { FileSystem.join(staging, "journal") }

    private func old(_ number: Int) -> String { FileSystem.join(staging, "old-\(number)") }
    private func new(_ number: Int) -> String { FileSystem.join(staging, "new-\(number)") }

    func apply(_ plan: Plan) throws(FileSystem.Failure) {
        do {
            try FileSystem.makeFolders(staging)
            for (number, change) in plan.changes.enumerated() {
                if let text = change.new { try FileSystem.write(text, to: new(number)) }
            }
            try writeJournal(plan)
            try moveFiles(plan)
            try FileSystem.removeFile(journal)
        } catch {
            recover()
            throw error
        }
        FileSystem.removeFolder(staging)
    }

    /// One line a change: whether there was an old file, and the path. The order is that of the numbers.
    private func writeJournal(_ plan: Plan) throws(FileSystem.Failure) {
        let lines = plan.changes.map { ($0.old == nil ? "+ " : "  ") + $0.path + "\n" }
        let draft = journal + "-draft"
        try FileSystem.write(lines.joined(), to: draft)
        try FileSystem.move(draft, to: journal)
    }

    private func moveFiles(_ plan: Plan) throws(FileSystem.Failure) {
        let changes = plan.changes.enumerated()
        // Removed files first: a folder may become a file, or a name only change its case.
        for (number, change) in changes where change.new == nil {
            try FileSystem.move(FileSystem.join(path, change.path), to: old(number))
            removeEmptyFolders(above: change.path)
        }
        for (number, change) in changes where change.new != nil {
            let target = FileSystem.join(path, change.path)
            if change.old != nil {
                try FileSystem.move(target, to: old(number))
            } else {
                try FileSystem.makeFolders(FileSystem.folder(of: target))
            }
            try FileSystem.move(new(number), to: target)
        }
    }

    /// Undoes what a failed or interrupted run has done. Where that fails too, the staging folder stays, and the next
    /// run tries again.
    func recover() {
        guard FileSystem.kind(of: staging) == .folder else { return }
        guard let bytes = try? FileSystem.read(journal) else { return FileSystem.removeFolder(staging) }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        var isComplete = true
        for (number, line) in lines.enumerated().reversed() {
            let relativePath = String(line.dropFirst(2))
            guard OutputPlanner.isSafe(relativePath) || relativePath == Self.manifestName else { continue }
            do throws(FileSystem.Failure) {
                try undo(number, path: relativePath, wasAdded: line.hasPrefix("+"))
            } catch {
                isComplete = false
            }
        }
        if isComplete { FileSystem.removeFolder(staging) }
    }

    private func undo(_ number: Int, path relativePath: String, wasAdded: Bool) throws(FileSystem.Failure) {
        let target = FileSystem.join(path, relativePath)
        if FileSystem.kind(of: old(number)) != nil {
            try FileSystem.makeFolders(FileSystem.folder(of: target))
            try FileSystem.move(old(number), to: target)
        } else if wasAdded, FileSystem.kind(of: new(number)) == nil {
            try FileSystem.removeFile(target)
            removeEmptyFolders(above: relativePath)
        }
    }

    /// Removes the folders of a file that are empty now, up to the output folder itself.
    private func removeEmptyFolders(above relativePath: String) {
        var parent = FileSystem.folder(of: relativePath)
        while !parent.isEmpty, FileSystem.removeEmptyFolder(FileSystem.join(path, parent)) {
            parent = FileSystem.folder(of: parent)
        }
    }
}
