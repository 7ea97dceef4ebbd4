import Testing

@testable import Emitting

@Suite struct SwiftLiteralTests {
    @Test(arguments: [
        (#"a"b"#, #""a\"b""#),
        (#"\(danger())"#, #""\\(danger())""#),
        ("a\nb\r\t", #""a\nb\r\t""#),
        ("\u{0}", #""\u{0}""#),
        ("é", "\"é\""),
    ])
    func nothingEndsALiteralOrBeginsAnInterpolation(text: String, literal: String) {
        #expect(SwiftLiteral.string(text) == literal)
    }

    @Test(arguments: [("{}", "#"), ("\"# ", "##"), ("\\#(x) \"##", "###")])
    func rawDelimitersAreLongerThanAnyInTheText(text: String, delimiter: String) {
        #expect(SwiftLiteral.rawDelimiter(for: text) == delimiter)
    }
}
