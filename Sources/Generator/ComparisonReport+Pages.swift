import Diagnostics
import Diffing

extension ComparisonReport {
    // MARK: - Markdown

    /// A comment for a pull request: what breaks is shown, what does not is folded. Comments on GitHub have 65,536 characters at
    /// most, so each section ends where it has had its share, and counts the rest.
    var markdown: String {
        var lines = ["## API changes", "", "`\(oldName)` → `\(newName)`", "", "**\(summary)**"]
        if let extent { lines += ["", extent] }
        if let versionBump { lines += ["", "Suggested version bump of the generated package: **\(versionBump)**."] }
        for (section, changes) in sections {
            let title = "\(section.rawValue) (\(changes.count))"
            let isFolded = section == .compatible || section == .risky
            lines += ["", isFolded ? "<details><summary>\(title)</summary>" : "### \(title)"]
            lines += markdownGroups(changes, limit: section == .breaking ? 28_000 : section == .swift ? 14_000 : 8_000)
            if isFolded { lines += ["", "</details>"] }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func markdownGroups(_ changes: [Change], limit: Int) -> [String] {
        var lines: [String] = []
        var size = 0
        var rest: [Change] = []
        for group in Self.grouped(changes) {
            let items = group.changes.map(markdownItem)
            let fitting = items.prefix { item in
                size += item.utf8.count + 1
                return size <= limit
            }
            rest += group.changes.dropFirst(fitting.count)
            if !fitting.isEmpty { lines += ["", "**\(Self.inline(group.title))**", ""] + fitting }
        }
        guard !rest.isEmpty else { return lines }
        let counts = Dictionary(grouping: rest, by: \.rule).map { (rule: $0.key, count: $0.value.count) }
        let sorted = counts.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
        let texts = sorted.map { "\($0.count) × `\($0.rule)`" }
        let verb = rest.count == 1 ? "is" : "are"
        return lines + ["", "\(rest.count) more \(verb) not shown: \(texts.joined(separator: ", "))."]
    }

    private func markdownItem(_ change: Change) -> String {
        var text = "- \(Self.inline(change.message)) (`\(change.rule)`)"
        if change.operations.count > 1 { text += ", reaches \(Self.inline(Self.operations(of: change)))" }
        if !change.swiftNames.isEmpty {
            text += "; Swift: " + change.swiftNames.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
            if change.swiftNames.count > 2 { text += " and \(change.swiftNames.count - 2) more" }
        }
        return text
    }

    /// Text in which nothing of the document becomes markup. What stands between grave accents stays as it is.
    private static func inline(_ text: String) -> String {
        var isCode = false
        var result = ""
        for character in text where character != "\n" {
            if character == "`" { isCode.toggle() }
            if !isCode, "<>*_[]|#".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }

    // MARK: - HTML

    /// One page that needs nothing else, readable on a phone.
    var html: String {
        var body =
            "<h1>API changes</h1>\n<p><code>\(Self.escaped(oldName))</code> → <code>\(Self.escaped(newName))</code></p>\n"
        body += "<p class=\"summary\">\(Self.escaped(summary))</p>\n"
        if let extent { body += "<p>\(Self.escaped(extent))</p>\n" }
        if let versionBump {
            body += "<p>Suggested version bump of the generated package: <strong>\(versionBump)</strong>.</p>\n"
        }
        for (section, changes) in sections {
            let isOpen = section == .breaking || section == .swift ? " open" : ""
            body += "<details\(isOpen)><summary class=\"\(section)\">\(section.rawValue) (\(changes.count))</summary>\n"
            for group in Self.grouped(changes) {
                body += "<h2>\(Self.escaped(group.title))</h2>\n<ul>\n"
                body += group.changes.map(htmlItem).joined()
                body += "</ul>\n"
            }
            body += "</details>\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API changes</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 60rem; padding: 0 1rem; }
            code, .place { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
            summary { cursor: pointer; font-weight: 600; margin: 1rem 0 .5rem; }
            summary.breaking, summary.swift { color: #c62828; }
            summary.risky { color: #b26a00; }
            summary.compatible { color: #2e7d32; }
            h2 { font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
            ul { margin: 0; padding-left: 1.25rem; }
            .place { display: block; opacity: .7; }
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private func htmlItem(_ change: Change) -> String {
        var text = "<li>\(Self.code(change.message)) <code>\(Self.escaped(change.rule))</code>"
        let location = (change.new ?? change.old).map { "\($0.description) " } ?? ""
        text += "<span class=\"place\">\(Self.escaped(location + change.pointer))</span>"
        if change.operations.count > 1 {
            text += "<span class=\"place\">reaches \(Self.escaped(Self.operations(of: change)))</span>"
        }
        if !change.swiftNames.isEmpty {
            text += "<span class=\"place\">Swift: \(Self.escaped(change.swiftNames.joined(separator: ", ")))</span>"
        }
        return text + "</li>\n"
    }

    /// What stands between grave accents as code.
    private static func code(_ text: String) -> String {
        escaped(text).split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index.isMultiple(of: 2) ? String(part) : "<code>\(part)</code>"
        }.joined()
    }
}
