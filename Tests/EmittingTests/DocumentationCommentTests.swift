import IR
import Testing

@testable import Emitting

@Suite struct DocumentationCommentTests {
    private func lines(_ text: String, indentation: Int = 0) -> [String] {
        var comment = DocumentationComment(indentation: indentation)
        comment.add(text)
        return comment.lines
    }

    @Test func longLinesAreWrappedAtBlanks() {
        let text = Array(repeating: "word", count: 60).joined(separator: " ")
        let lines = lines(text, indentation: 8)
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.count + 8 + 3 <= 120 && $0.hasPrefix(" word") })
        #expect(lines.joined().split(separator: " ").count == 60)
    }

    @Test func codeBlocksAndTablesKeepTheirLines() {
        let long = String(repeating: "x ", count: 100)
        let text = "```\n\(long)y\n```\n\n| \(long)|"
        #expect(lines(text) == [" ```", " \(long)y", " ```", "", " | \(long)|"])
    }

    @Test func restOfAListItemStandsBelowItsText() {
        let text = "- " + Array(repeating: "word", count: 40).joined(separator: " ")
        let lines = lines(text)
        #expect(lines[0].hasPrefix(" - word"))
        #expect(lines[1].hasPrefix("   word"))
    }

    @Test func carriageReturnsAndControlCharactersCannotLeaveTheComment() {
        let lines = lines("a\r\nb\rc\u{0}\u{85}d\n\n\n\ne")
        #expect(lines == [" a", " b", " c", " d", "", " e"])
    }

    @Test func aNewLineNeverBeginsAsAList() {
        let text = Array(repeating: "word -", count: 30).joined(separator: " ")
        #expect(lines(text).dropFirst().allSatisfy { !$0.hasPrefix(" -") })
    }

    @Test func defaultsAndBoundsAreDocumented() {
        var documentation = Documentation(description: "How many.")
        documentation.defaultValue = "16"
        documentation.constraints = [.init(keyword: "minimum", value: "0"), .init(keyword: "pattern", value: "`a`")]
        let lines = DocumentationComment(documentation, indentation: 4).lines
        #expect(lines == [" How many.", "", " Default: `16`. Minimum: `0`. Pattern: `` `a` ``."])
    }
}
