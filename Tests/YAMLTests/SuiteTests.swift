import Diagnostics
import Foundation
import Testing
import YAML

@Suite("The YAML test suite", .enabled(if: !SuiteCase.all.isEmpty, "../shared/yaml-suite is absent"))
struct SuiteTests {
    @Test(arguments: SuiteCase.all)
    func caseComesOutAsTheSuiteWantsOrIsAListedGap(_ suiteCase: SuiteCase) {
        let difference = difference(of: suiteCase)
        if let reason = SuiteGaps.reasons[suiteCase.id] {
            #expect(difference != nil, "stale entry in suite-gaps.tsv: \(suiteCase.id) (\(reason)) passes")
            #expect(!reason.isEmpty, "\(suiteCase.id) is listed in suite-gaps.tsv without a reason")
        } else {
            #expect(difference == nil, "\(suiteCase.id): \(difference ?? "")")
        }
    }

    @Test func everyGapIsACaseOfTheSuite() {
        let unknown = Set(SuiteGaps.reasons.keys).subtracting(SuiteCase.all.map(\.id))
        #expect(unknown.isEmpty, "stale entries in suite-gaps.tsv: \(unknown.sorted())")
    }

    /// What is wrong with the outcome; `nil` when nothing is.
    private func difference(of suiteCase: SuiteCase) -> String? {
        do {
            let node = try YAML.load(bytes: suiteCase.input, path: "in.yaml")
            if suiteCase.isError { return "an erroneous document was read" }
            if !suiteCase.hasOneDocument { return "a stream of several documents was read" }
            if suiteCase.hasComplexKey { return "a collection was read as a key" }
            // The JSON of several documents is no single value.
            return suiteCase.documentCount > 1 ? nil : suiteCase.json.flatMap { difference(of: node, from: $0) }
        } catch {
            if let problem = misplaced(error.diagnostics, in: suiteCase) { return problem }
            let ids = error.diagnostics.map(\.id)
            if suiteCase.isError { return nil }
            if suiteCase.documentCount > 1, ids == ["yaml-multiple-documents"] { return nil }
            if suiteCase.hasComplexKey, ids == ["yaml-complex-key"] { return nil }
            return error.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" }.joined(separator: "; ")
        }
    }

    private func difference(of node: Node, from json: String) -> String? {
        // An empty stream has an empty in.json.
        let text = json.allSatisfy(\.isWhitespace) ? "null" : json
        do {
            let expected = try JSONText.parse(text, path: "in.json")
            return expected.hasSameValue(as: node) ? nil : "the tree differs from in.json: \(node.outline)"
        } catch {
            return "in.json cannot be read: \(error.message)"
        }
    }

    /// Whether a diagnostic stands outside of the file.
    private func misplaced(_ diagnostics: [Diagnostic], in suiteCase: SuiteCase) -> String? {
        let lines = String(decoding: suiteCase.input, as: UTF8.self).components(separatedBy: "\n").count
        for diagnostic in diagnostics {
            guard let location = diagnostic.location, location.column >= 1, (1...lines + 1).contains(location.line)
            else {
                return "`\(diagnostic.message)` is nowhere in the file"
            }
        }
        return diagnostics.isEmpty ? "refused without a diagnostic" : nil
    }
}
