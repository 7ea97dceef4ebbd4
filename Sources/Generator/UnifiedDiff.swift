/// The differences between two texts in the unified format of `diff -u`.
///
///     --- a/Package.swift
///     +++ b/Package.swift
///     @@ -1,3 +1,3 @@
///      // swift-tools-version: 6.1
///     -// old
///     +// new
package struct UnifiedDiff: Sendable {
    /// Lines of context around a change.
    private static let context = 3

    private let lines: [LineMatcher.Line]
    private let isNew: Bool
    private let isRemoved: Bool

    /// - Parameters:
    ///   - old: The text before; `nil` where there was no file.
    ///   - new: The text after; `nil` where the file is removed.
    package init(old: String?, new: String?) {
        isNew = old == nil
        isRemoved = new == nil
        lines = LineMatcher.compare(Self.lines(of: old ?? ""), Self.lines(of: new ?? ""))
    }

    /// The diff as text, empty where nothing differs.
    ///
    /// - Parameter path: The file's path, which the heading shows as `a/path` and `b/path`.
    package func text(path: String) -> String {
        let hunks = hunks()
        guard !hunks.isEmpty else { return "" }
        var text = "--- \(isNew ? "/dev/null" : "a/\(path)")\n+++ \(isRemoved ? "/dev/null" : "b/\(path)")\n"
        var old = 0
        var new = 0
        var position = 0
        for hunk in hunks {
            // Between hunks every line is in both texts.
            old += hunk.lowerBound - position
            new += hunk.lowerBound - position
            let removed = lines[hunk].count { $0.kind != .added }
            let added = lines[hunk].count { $0.kind != .removed }
            text += "@@ -\(Self.range(after: old, removed)) +\(Self.range(after: new, added)) @@\n"
            for line in lines[hunk] { text += "\(line.kind.rawValue)\(line.text)\n" }
            old += removed
            new += added
            position = hunk.upperBound
        }
        return text
    }

    /// The changed stretches with their context; those whose context meets are one.
    private func hunks() -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, line) in lines.enumerated() where line.kind != .kept {
            let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    /// `12,3`; `12` for a single line; for none, the number of the line before.
    private static func range(after preceding: Int, _ count: Int) -> String {
        switch count {
        case 0: "\(preceding),0"
        case 1: "\(preceding + 1)"
        default: "\(preceding + 1),\(count)"
        }
    }

    /// The lines of a text. A last line without its line break says so, which makes it another line than one with it.
    private static func lines(of text: String) -> [String] {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard let last = lines.popLast(), !last.isEmpty else { return lines }
        lines.append(last + "\n\\ No newline at end of file")
        return lines
    }
}
