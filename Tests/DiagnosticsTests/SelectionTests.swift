import Diagnostics
import Testing

@Suite struct SelectionTests {
    private static func diagnostic(_ id: String, _ severity: Diagnostic.Severity, line: Int) -> Diagnostic {
        Diagnostic(id, severity, "m", at: SourceLocation(file: "a.yaml", line: line, column: 1))
    }

    private static let all = [
        diagnostic("a", .warning, line: 1), diagnostic("b", .warning, line: 2), diagnostic("a", .warning, line: 3),
        diagnostic("n", .note, line: 4), diagnostic("e", .error, line: 5), diagnostic("a", .warning, line: 1),
        diagnostic("b", .warning, line: 6), diagnostic("a", .warning, line: 7),
    ]

    private static func places(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { "\($0.id)\($0.location?.line ?? 0)" }
    }

    @Test func errorsComeFirstAndKindsStandTogether() {
        let selection = DiagnosticSelection(Self.all)
        #expect(Self.places(selection.diagnostics) == ["e5", "a1", "a3", "a7", "b2", "b6", "n4"])
        #expect(selection.hidden.isEmpty)
    }

    @Test func everyKindIsShownBeforeOneIsShownTwice() {
        let selection = DiagnosticSelection(Self.all, limit: 4)
        #expect(Self.places(selection.shown) == ["e5", "a1", "a3", "b2"])
        #expect(Self.places(selection.hidden) == ["a7", "b6", "n4"])
        let rest = selection.diagnostics.last
        #expect(rest?.id == "diagnostics-hidden")
        #expect(rest?.message == "3 more are not shown: 1 × a, 1 × b, 1 × n")
        #expect(rest?.hint == "`--limit 0` shows all of them")
    }

    @Test func aLimitThatIsNotReachedHidesNothing() {
        #expect(DiagnosticSelection(Self.all, limit: 7).diagnostics.count == 7)
        #expect(DiagnosticSelection([], limit: 1).diagnostics.isEmpty)
    }

    @Test func aHintThatSeveralShareIsPrintedOnce() {
        var printer = DiagnosticTextPrinter { _ in nil }
        let shared = (1...3).map { Diagnostic("a", .warning, "m\($0)", at: nil, hint: "do it") }
        let other = Diagnostic("a", .warning, "m4", at: nil, hint: "do that")
        #expect(
            printer.text(for: shared + [other])
                == "warning: m1 [a]\nwarning: m2 [a]\nwarning: m3 [a]\n  hint: do it\nwarning: m4 [a]\n  hint: do that\n"
        )
    }
}
