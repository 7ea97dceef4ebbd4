import Foundation
import Testing

@testable import Diffing

/// Each single edit breaks exactly the rules that the tables in `Rules` name.
@Suite struct RuleTests {
    @Test(arguments: RuleCase.all)
    func edit(_ edit: RuleCase) throws {
        #expect(try changes(from: edit.old, to: edit.new).map(\.rule).sorted() == edit.rules.sorted())
    }

    @Test func everyRuleThatCanBreakAnythingHasAnEdit() {
        // These want a policy for how long what is deprecated has to stay: `whatIsDeprecatedMayHaveToStay`.
        let tested = Set(RuleCase.all.flatMap(\.rules))
        let missing = RuleTable.standard.rules.filter { rule in
            RuleTable.standard[rule] != .compatible && !tested.contains(rule)
                && !rule.hasSuffix("deprecated-sunset-missing")
        }
        #expect(missing.sorted() == [])
    }

    @Test func everyCompatibleRuleHasAnEditButThoseOfVersions() {
        let tested = Set(RuleCase.all.flatMap(\.rules))
        let missing = RuleTable.standard.rules.filter { !tested.contains($0) && RuleTable.standard[$0] == .compatible }
        // They are about what else changed: `breakingChangesWantAMajorVersion`.
        #expect(
            missing.sorted() == ["api-major-version-not-bumped", "api-version-decreased", "api-version-not-bumped"]
        )
    }

    @Test func everyRuleThatAnEditBreaksCanBeNamed() {
        #expect(RuleCase.all.flatMap(\.rules).filter { !RuleNames.isKnown($0) } == [])
        #expect(
            RuleNames.isKnown("request-property-max-items-decreased") && !RuleNames.isKnown("request-property-gone")
        )
    }

    private static let reference: URL = {
        let shared = ProcessInfo.processInfo.environment["BINDERY_SHARED"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).appending(path: "../../../../shared")
        return (shared ?? beside).appending(path: "reference/diff-rules.tsv").standardized
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: reference.path()), "needs ../shared/reference"))
    func severitiesAreThoseOfTheReference() throws {
        let lines = try String(contentsOf: Self.reference, encoding: .utf8).split(separator: "\n").dropFirst()
        let severities: [Substring: Change.Wire] = ["ERR": .breaking, "WARN": .risky, "INFO": .compatible]
        for line in lines {
            let columns = line.split(separator: "\t")
            #expect(RuleTable.standard[String(columns[0])] == severities[columns[1]], "\(columns[0])")
        }
        #expect(RuleTable.standard.rules.count == lines.count)
    }
}
