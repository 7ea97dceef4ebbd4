import Foundation
import Testing

@testable import Generator

@Suite("Unified diff")
struct UnifiedDiffTests {
    private static func lines(_ range: ClosedRange<Int>) -> [String] { range.map { "line \($0)" } }
    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    @Test func equalTextsHaveNone() {
        #expect(UnifiedDiff(old: "a\nb\n", new: "a\nb\n").text(path: "x") == "")
        #expect(UnifiedDiff(old: "", new: "").text(path: "x") == "")
    }

    @Test func changeHasThreeLinesOfContext() {
        let old = Self.lines(1...9)
        var new = old
        new[4] = "changed"
        #expect(
            UnifiedDiff(old: Self.text(old), new: Self.text(new)).text(path: "A.swift") == """
                --- a/A.swift
                +++ b/A.swift
                @@ -2,7 +2,7 @@
                 line 2
                 line 3
                 line 4
                -line 5
                +changed
                 line 6
                 line 7
                 line 8

                """
        )
    }

    @Test func distantChangesAreHunksOfTheirOwn() {
        let old = Self.lines(1...30)
        var new = old
        new.remove(at: 2)
        new.insert("added", at: 25)
        let text = UnifiedDiff(old: Self.text(old), new: Self.text(new)).text(path: "x")
        #expect(text.contains("@@ -1,6 +1,5 @@\n"))
        #expect(text.contains("@@ -24,6 +23,7 @@\n"))
    }

    @Test func newFileComesFromNothing() {
        #expect(UnifiedDiff(old: nil, new: "a\n").text(path: "x") == "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n")
    }

    @Test func removedFileGoesToNothing() {
        let text = UnifiedDiff(old: "a\nb\n", new: nil).text(path: "x")
        #expect(text == "--- a/x\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n")
    }

    @Test func missingLineBreakAtTheEndIsShown() {
        #expect(
            UnifiedDiff(old: "a", new: "a\n").text(path: "x") == """
                --- a/x
                +++ b/x
                @@ -1 +1 @@
                -a
                \\ No newline at end of file
                +a

                """
        )
    }

    @Test func addedFunctionIsNotTornApart() {
        let old = ["func a() {", "    one()", "}", "", "func c() {", "    three()", "}"]
        let new = [
            "func a() {", "    one()", "}", "", "func b() {", "    two()", "}", "", "func c() {", "    three()", "}",
        ]
        let text = UnifiedDiff(old: Self.text(old), new: Self.text(new)).text(path: "x")
        let added = text.split(separator: "\n").filter { $0.hasPrefix("+") && !$0.hasPrefix("+++") }
        #expect(added.contains("+func b() {") && added.contains("+    two()") && added.count == 4)
        #expect(!text.contains("\n-"))
    }

    /// The lines that a diff keeps and adds are the new text, those that it keeps and removes the old one.
    @Test(arguments: 0..<40)
    func linesAddUpToBothTexts(seed: Int) {
        var state = UInt64(seed + 1)
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let old = (0..<random(60)).map { _ in "l\(random(25))" }
        let new = (0..<random(60)).map { _ in "l\(random(25))" }
        let lines = LineMatcher.compare(old, new)
        #expect(lines.filter { $0.kind != .added }.map(\.text) == old)
        #expect(lines.filter { $0.kind != .removed }.map(\.text) == new)
    }
}
