import Testing

@testable import Emitting

@Suite struct SwiftLiteralTests {
    @Test(arguments: [
        (#"a"b"#, #""a\"b""#),
        (#"\(danger())"#, #""\\(danger())""#),
        ("a\nb\u{2028}", #""a\nb\u{2028}""#),
        ("\u{0}", #""\u{0}""#),
        ("é", "\"é\""),
    ])
    func nothingEndsALiteralOrBeginsAnInterpolation(text: String, literal: String) {
        // A line separator ends no Swift literal, so it may stay as it is or be escaped; both decode to the same.
        let result = SwiftLiteral.string(text)
        #expect(result == literal || result.contains("\u{2028}"))
        #expect(!result.dropFirst().dropLast().contains("\n"))
    }

    @Test(arguments: [("{}", "#"), (#""# "#, "##"), (#"\#(x) ""##"#, "###")])
    func rawDelimitersAreLongerThanAnyInTheText(text: String, delimiter: String) {
        #expect(SwiftLiteral.rawDelimiter(for: text) == delimiter)
    }
}
