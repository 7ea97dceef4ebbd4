/// What writing would change in an output folder.
package struct OutputPlan: Sendable {
    package enum Kind: String, Sendable {
        case added, modified, removed
    }

    package struct Change: Sendable {
        package var kind: Kind
        /// Relative to the folder.
        package var path: String
        /// What stands on the disk; `nil` for an added file.
        package var old: String?
        /// What is to stand there; `nil` for a removed file.
        package var new: String?

        /// The change in the unified format.
        package func diff() -> String {
            UnifiedDiff(old: old, new: new).text(path: path)
        }
    }

    package let folder: OutputFolder
    /// Sorted by path; without the manifest, which changes with them.
    package internal(set) var changes: [Change] = []
    /// The change of the manifest, which is written last.
    var manifest: Change?
    package internal(set) var unchanged = 0

    package var isUpToDate: Bool { changes.isEmpty && manifest == nil }

    /// The changes, the manifest's among them.
    package var allChanges: [Change] { changes + [manifest].compactMap(\.self) }

    /// All changes in the order in which they are made: what disappears, what appears, the manifest.
    var steps: [Change] {
        changes.filter { $0.kind == .removed } + changes.filter { $0.kind != .removed } + [manifest].compactMap(\.self)
    }
}
