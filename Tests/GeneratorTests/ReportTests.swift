import Emitting
import Foundation
import Testing

@testable import Generator

/// The reports of the OpenAI versions, each against the next, are checked in, to be read.
@Suite struct ReportTests {
    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["BINDERY_SHARED"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared")
        return (shared ?? beside).appending(path: "specs/openai").standardized
    }()

    private static let reports = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports")

    /// The versions in their order: 1.1.0 has no number, and came between 7 and 11.
    static let pairs: [(String, String)] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        let number = { (name: String) in name.hasPrefix("history-") ? Int(name.dropFirst(8).prefix(3)) ?? 0 : 8 }
        let sorted = names.sorted { number($0) < number($1) }
        return Array(zip(sorted, sorted.dropFirst()))
    }()

    private func input(_ name: String) throws -> Generator.Input {
        let file = Self.folder.appending(path: name)
        return Generator.Input(bytes: [UInt8](try Data(contentsOf: file)), path: name)
    }

    @Test(.enabled(if: !pairs.isEmpty, "needs ../shared/specs/openai"), arguments: pairs)
    func reportIsTheOneThatWasRecorded(old: String, new: String) throws {
        let comparison = Comparison(
            old: try input(old),
            new: try input(new),
            templates: try TemplateLibrary.load(),
            today: "2026-11-21"
        )
        let report = try ComparisonReport(comparison, oldName: old, newName: new).text(as: .markdown)
        let name = new.replacing(".yaml", with: ".md")
        let recorded = try String(contentsOf: Self.reports.appending(path: name), encoding: .utf8)
        let diff = UnifiedDiff(old: recorded, new: report).text(path: name)
        #expect(diff.isEmpty, "record it with Scripts/reports, and read it:\n\(diff.prefix(4000))")
        // A comment on GitHub may not be longer.
        #expect(report.unicodeScalars.count < 65_536)
    }
}
