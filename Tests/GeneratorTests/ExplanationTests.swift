import Foundation
import Testing

@testable import Generator

/// The pages of `bindery explain`.
@Suite struct ExplanationTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    /// The ids that the sources report: the first argument of a diagnostic, or of a function that makes one.
    private static func reportedIDs() throws -> Set<String> {
        var ids: Set<String> = []
        // Rules of `diff` are no diagnostics, and generated clients report none.
        let folders = [
            "Diagnostics", "YAML", "Overlays", "OpenAPI", "Resolving", "Naming", "Templating", "Emitting", "Generator",
            "bindery",
        ]
        for folder in folders {
            let names = try FileManager.default.subpathsOfDirectory(atPath: sources.appendingPathComponent(folder).path)
            for name in names where name.hasSuffix(".swift") && !name.hasPrefix("Explanations/") {
                let text = try String(contentsOf: sources.appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
                let calls = text.matches(of: /(?:[Dd]iagnostic|report|error)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/)
                ids.formUnion(calls.map { String($0.output.1) })
            }
        }
        // `"\(key)-unused"`, for the keys whose rules name operations.
        return ids.union(["pagination-unused", "streaming-unused"])
    }

    @Test func everyDiagnosticHasAPageAndNothingElseHas() throws {
        let explained = Set(Explanation.all.map(\.id))
        let reported = try Self.reportedIDs()
        #expect(reported.count > 80)
        #expect(reported.subtracting(explained).sorted() == [])
        #expect(explained.subtracting(reported).sorted() == [])
    }

    /// An id that is made of parts would slip through the search above.
    @Test func noOtherIDsAreMadeOfParts() throws {
        var made: [String] = []
        for folder in [
            "YAML", "Overlays", "OpenAPI", "Resolving", "Naming", "Templating", "Emitting", "Generator", "bindery",
        ] {
            let names = try FileManager.default.subpathsOfDirectory(
                atPath: Self.sources.appendingPathComponent(folder).path
            )
            for name in names where name.hasSuffix(".swift") {
                let text = try String(
                    contentsOf: Self.sources.appendingPathComponent("\(folder)/\(name)"),
                    encoding: .utf8
                )
                made += text.matches(of: /(?:Diagnostic|report)\(\s*"(\\\([a-z]+\)-[a-z-]+)",/).map {
                    String($0.output.1)
                }
            }
        }
        #expect(made == ["\\(key)-unused"])
    }

    @Test(arguments: Explanation.all)
    func pagesSayEnoughInShortLines(page: Explanation) {
        #expect(page.text.count > 60 && page.text.hasSuffix("\n") && !page.text.hasPrefix("\n"))
        #expect(page.text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test func noIDHasTwoPages() {
        #expect(Set(Explanation.all.map(\.id)).count == Explanation.all.count)
    }
}
