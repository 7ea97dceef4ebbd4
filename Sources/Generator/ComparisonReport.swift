import Diagnostics
import Diffing

/// A comparison as people and programs read it.
package struct ComparisonReport {
    package enum Format: String, CaseIterable, Sendable {
        case text, markdown, html, json, github, junit
    }

    package var comparison: Comparison
    /// What was compared, as the user named it.
    package var oldName: String
    package var newName: String
    /// Whether the text may use colours.
    package var usesColor: Bool

    package init(_ comparison: Comparison, oldName: String, newName: String, usesColor: Bool = false) {
        self.comparison = comparison
        self.oldName = oldName
        self.newName = newName
        self.usesColor = usesColor
    }

    package func text(as format: Format) throws -> String {
        switch format {
        case .text: plainText
        case .markdown: markdown
        case .html: html
        case .json: try JSONOutput.text(of: ComparisonDocument(comparison))
        case .github: annotations
        case .junit: junit
        }
    }

    // MARK: - Parts of all formats

    /// Changes that break programs or Swift callers, then risky ones, then the rest; each in the order of the document.
    enum Section: String, CaseIterable {
        case breaking = "Breaking"
        case swift = "Breaking in Swift alone"
        case risky = "Risky"
        case compatible = "Compatible"

        init(_ change: Change) {
            switch (change.wire, change.swift) {
            case (.breaking, _): self = .breaking
            case (_, .breaking): self = .swift
            case (.risky, _): self = .risky
            case (.compatible, .compatible): self = .compatible
            }
        }
    }

    var sections: [(section: Section, changes: [Change])] {
        let groups = Dictionary(grouping: comparison.changes, by: Section.init)
        return Section.allCases.compactMap { section in groups[section].map { (section, $0) } }
    }

    /// Changes by the operation that they reach, those of several operations and of none apart.
    static func grouped(_ changes: [Change]) -> [(title: String, changes: [Change])] {
        var order: [String] = []
        var groups: [String: [Change]] = [:]
        for change in changes {
            let title =
                switch change.operations.count {
                case 0: "The API as a whole"
                case 1: change.operations[0]
                default: "Several operations"
                }
            if groups[title] == nil { order.append(title) }
            groups[title, default: []].append(change)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    /// `3 breaking changes on the wire, 5 in Swift, 2 risky, 40 in all`.
    var summary: String {
        let changes = comparison.changes
        guard !changes.isEmpty else { return "No changes." }
        let wire = changes.count { $0.wire == .breaking }
        let swift = changes.count { $0.swift == .breaking }
        let risky = changes.count { $0.wire == .risky }
        let noun = changes.count == 1 ? "change" : "changes"
        return
            "\(changes.count) \(noun): \(wire) breaking on the wire, \(swift) breaking for Swift callers, \(risky) risky."
    }

    /// `Operations: 3 added, 1 removed, 12 changed. Schemas: 20 added.`: how much of the API it is; `nil` where that is nothing.
    var extent: String? {
        let changes = comparison.changes
        let (added, removed) = (changes.filter { $0.rule == "endpoint-added" }, changes.filter(Self.isRemoval))
        let others = Set(changes.flatMap(\.operations)).subtracting((added + removed).flatMap(\.operations))
        let schemas = ["api-schema-added", "api-schema-removed"].map { rule in changes.count { $0.rule == rule } }
        let parts = [
            ("Operations", [(added.count, "added"), (removed.count, "removed"), (others.count, "changed")]),
            ("Schemas", [(schemas[0], "added"), (schemas[1], "removed")]),
        ]
        let texts = parts.compactMap { noun, counts -> String? in
            let shown = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            return shown.isEmpty ? nil : "\(noun): \(shown.joined(separator: ", "))."
        }
        return texts.isEmpty ? nil : texts.joined(separator: " ")
    }

    /// Whether an operation is gone.
    private static func isRemoval(_ change: Change) -> Bool {
        change.new == nil && change.operations.count == 1
            && (change.rule.hasPrefix("api-removed-") || change.rule.hasPrefix("api-path-"))
    }

    /// By Semantic Versioning, for the generated package.
    var versionBump: String? {
        if comparison.changes.isEmpty { return nil }
        if comparison.wire == .breaking || comparison.swift == .breaking { return "major" }
        return comparison.changes.contains { $0.rule.contains("added") } ? "minor" : "patch"
    }

    /// `GET /files, PUT /files and 3 more`.
    static func operations(of change: Change) -> String {
        let shown = change.operations.prefix(3).joined(separator: ", ")
        return change.operations.count > 3 ? "\(shown) and \(change.operations.count - 3) more" : shown
    }

    // MARK: - Text

    private var plainText: String {
        var lines: [String] = []
        for (section, changes) in sections {
            lines.append(colored(section.rawValue, section == .compatible ? "32" : section == .risky ? "33" : "31"))
            for group in Self.grouped(changes) {
                lines.append("  \(group.title)")
                for change in group.changes {
                    lines.append("    \(change.message) [\(change.rule)]")
                    let location = change.new ?? change.old
                    lines.append("      " + (location.map { "\($0.description)  " } ?? "") + change.pointer)
                    if change.operations.count > 1 { lines.append("      reaches \(Self.operations(of: change))") }
                    if !change.swiftNames.isEmpty {
                        lines.append("      Swift: \(change.swiftNames.prefix(6).joined(separator: ", "))")
                    }
                }
            }
        }
        return (lines + [summary]).map { $0 + "\n" }.joined()
    }

    private func colored(_ text: String, _ code: String) -> String {
        usesColor ? "\u{1B}[1;\(code)m\(text)\u{1B}[0m" : text
    }

    // MARK: - Annotations and tests

    private var annotations: String {
        DiagnosticGitHubPrinter.text(
            for: comparison.changes.map { change in
                let isBreaking = change.wire == .breaking || change.swift == .breaking
                let swift =
                    change.swift == .breaking ? "; Swift callers of \(change.swiftNames.first ?? "it") break" : ""
                return Diagnostic(
                    change.rule,
                    isBreaking ? .error : change.wire == .risky ? .warning : .note,
                    change.message + swift,
                    at: change.new ?? change.old
                )
            }
        )
    }

    /// One test case for each change; those that break fail.
    private var junit: String {
        let failures = comparison.changes.count { $0.wire == .breaking || $0.swift == .breaking }
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#,
            #"<testsuite name="bindery diff" tests="\#(comparison.changes.count)" failures="\#(failures)">"#,
        ]
        for change in comparison.changes {
            let name = "\(change.message) (\(change.pointer))"
            let open = #"  <testcase classname="\#(Self.escaped(change.rule))" name="\#(Self.escaped(name))""#
            guard change.wire == .breaking || change.swift == .breaking else {
                lines.append(open + "/>")
                continue
            }
            let location = (change.new ?? change.old)?.description ?? ""
            lines += [
                open + ">",
                #"    <failure message="\#(Self.escaped(change.message))">\#(Self.escaped(location))</failure>"#,
                "  </testcase>",
            ]
        }
        return (lines + ["</testsuite>"]).map { $0 + "\n" }.joined()
    }

    /// Text in XML or HTML.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\t" && scalar != "\n": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
