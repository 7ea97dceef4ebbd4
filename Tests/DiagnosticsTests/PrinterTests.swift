import Diagnostics
import Foundation
import Testing

@Suite("Printers of diagnostics")
struct PrinterTests {
    private static let file = "openapi.yaml"

    private func text(_ source: String, _ line: Int, _ column: Int, colored: Bool = false) -> [String] {
        let location = SourceLocation(file: Self.file, line: line, column: column)
        var printer = DiagnosticTextPrinter(usesColor: colored) { $0 == Self.file ? Array(source.utf8) : nil }
        return printer.text(for: [Diagnostic("some-id", .warning, "a message", at: location)])
            .components(separatedBy: "\n")
    }

    @Test func textShowsLineMarkerHintAndRelatedPlace() {
        let diagnostic = Diagnostic(
            "duplicate-key",
            .error,
            "the key `ab` stands twice",
            at: SourceLocation(file: Self.file, line: 3, column: 3),
            hint: "keep one",
            related: [.init("it stands here first", at: SourceLocation(file: Self.file, line: 2, column: 3))]
        )
        var printer = DiagnosticTextPrinter { _ in Array("info:\n  ab: 1\n  ab: 2\n".utf8) }
        #expect(
            printer.text(for: [diagnostic]) == """
                openapi.yaml:3:3: error: the key `ab` stands twice [duplicate-key]
                 3 |   ab: 2
                   |   ^~
                  hint: keep one
                openapi.yaml:2:3: note: it stands here first
                 2 |   ab: 1
                   |   ^~

                """
        )
    }

    @Test(arguments: [
        ("\toneOf:", 2, "    oneOf:", "    ^~~~~"),
        ("日本: key", 5, "日本: key", "      ^~~"),
        ("a: \"two words\" ", 4, "a: \"two words\" ", "   ^~~~~~~~~~~"),
        ("e\u{301}e: x", 6, "e\u{301}e: x", "    ^"),
        ("a:  b", 3, "a:  b", "  ^"),
        ("- [a, b]", 3, "- [a, b]", "  ^"),
        ("a: 1", 5, "a: 1", "    ^"),
        ("a: \u{1B}[31mx", 4, "a: \u{FFFD}[31mx", "   ^~~~~~"),
    ])
    func markerStandsBelowTheWord(_ source: String, _ column: Int, _ line: String, _ marker: String) {
        let lines = text(source + "\r\nnext", 1, column)
        #expect(lines[1] == " 1 | \(line)")
        #expect(lines[2] == "   | \(marker)")
    }

    @Test func longLineIsCutAroundTheColumn() {
        let source = String(repeating: "é ", count: 5000) + "here" + String(repeating: " x", count: 5000)
        let lines = text(source, 1, 10_001)
        #expect(lines[1].count < 140)
        #expect(lines[1].hasPrefix(" 1 | …") && lines[1].hasSuffix("…"))
        let start = lines[2].prefix { $0 != "^" }.count
        #expect(lines[1].dropFirst(start).hasPrefix("here "))
        #expect(lines[2].hasSuffix("| " + String(repeating: " ", count: start - 5) + "^~~~"))
    }

    @Test(arguments: [(7, 1), (2, 1)])
    func placeOutsideOfTheFileHasNoExcerpt(_ line: Int, _ column: Int) {
        #expect(text("one line", line, column) == ["openapi.yaml:\(line):1: warning: a message [some-id]", ""])
    }

    @Test func diagnosticWithoutAFileHasNoPlace() {
        var printer = DiagnosticTextPrinter { _ in nil }
        #expect(printer.text(for: [Diagnostic("x", .error, "no", at: nil)]) == "error: no [x]\n")
        #expect(printer.text(for: []).isEmpty)
    }

    @Test func colorIsOptional() {
        #expect(text("key: 1", 1, 1, colored: true)[0].contains("\u{1B}[33mwarning:\u{1B}[0m"))
        #expect(!text("key: 1", 1, 1).joined().contains("\u{1B}"))
    }

    @Test func jsonKeepsItsShape() throws {
        let location = SourceLocation(file: "a/b.yaml", line: 1, column: 2)
        let diagnostics = [
            Diagnostic("x-y", .note, "say \"it\"", at: location, hint: "so", related: [.init("r", at: location)]),
            Diagnostic("z", .error, "m", at: nil),
        ]
        let text = try DiagnosticJSONPrinter.text(for: diagnostics)
        let compact = text.filter { !$0.isWhitespace }
        let place = #"{"column":2,"file":"a/b.yaml","line":1}"#
        #expect(
            compact == #"[{"hint":"so","id":"x-y","location":\#(place),"message":"say\"it\"","#
                + #""related":[{"location":\#(place),"message":"r"}],"severity":"note"},"#
                + #"{"id":"z","message":"m","related":[],"severity":"error"}]"#
        )
        #expect(try JSONDecoder().decode([Diagnostic].self, from: Data(text.utf8)) == diagnostics)
    }

    @Test func gitHubAnnotationIsEscaped() {
        let location = SourceLocation(file: "a,b:c.yaml", line: 3, column: 1)
        let diagnostics = [
            Diagnostic("an-id", .warning, "100% of:\nthis", at: location, hint: "mend"),
            Diagnostic("other", .note, "m", at: nil),
        ]
        #expect(
            DiagnosticGitHubPrinter.text(for: diagnostics) == """
                ::warning file=a%2Cb%3Ac.yaml,line=3,col=1,title=an-id::100%25 of:%0Athis%0Ahint: mend
                ::notice title=other::m

                """
        )
    }
}
