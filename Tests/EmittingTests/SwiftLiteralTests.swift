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

    @Test(arguments: [
        ("0", "0"), ("123456", "123456"), ("1234567", "1_234_567"),
        ("-9223372036854775808", "-9_223_372_036_854_775_808"),
        ("true", "true"),
    ])
    func longIntegersAreGrouped(literal: String, expected: String) {
        #expect(SwiftLiteral.grouped(literal) == expected)
    }
}
