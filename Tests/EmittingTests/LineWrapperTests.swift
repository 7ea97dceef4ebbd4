import Testing

@testable import Emitting

@Suite struct LineWrapperTests {
    /// A name of 100 letters.
    private static let name = String(repeating: "n", count: 100)

    @Test(arguments: [
        ("static var x\(name): Self { \"v\" }", "static var x\(name): Self {\n    \"v\"\n}"),
        ("var \(name): \(name) { a }", "var \(name):\n    \(name)\n{\n    a\n}"),
        ("struct \(name): A, Codable, Sendable {", "struct \(name): A, Codable,\n    Sendable\n{"),
        ("struct \(name): Hashable, Codable {", "struct \(name): Hashable,\n    Codable\n{"),
        ("struct abcd\(name): Hashable {", "struct abcd\(name):\n    Hashable\n{"),
        ("case .\(name)(let value): try value.encode()", "case .\(name)(let value):\n    try value.encode()"),
        ("case value(\(name)aaaaaaaaaa)", "case value(\n    \(name)aaaaaaaaaa\n)"),
        ("case \"\(name)\", \"a, b\", \"c\":", "case \"\(name)\", \"a, b\",\n    \"c\":"),
        ("case \(name) = \"a longer value\",", "case \(name) =\n    \"a longer value\","),
        (
            "self.name = try object.decodeIfPresent(\"k: v\", as: \(name).self)",
            "self.name = try object.decodeIfPresent(\n    \"k: v\",\n    as: \(name).self\n)"
        ),
        ("self.\(name) = try object.decode(\"k: v\")", "self.\(name) =\n    try object.decode(\"k: v\")"),
        ("label: [\(name)]? = nil,", "label: [\(name)]? = nil,"),
        ("label: [\(name)aaaaaa]? = nil,", "label: [\(name)aaaaaa]? =\n    nil,"),
        ("labelled: [\(name)aaaaaa]? = nil,", "labelled:\n    [\(name)aaaaaa]? = nil,"),
        ("func \(name)() async throws -> T {", "func \(name)() async throws\n    -> T\n{"),
        ("func aaaaa\(name)() async throws -> T {", "func aaaaa\(name)()\n    async throws -> T\n{"),
        ("case \"\(name)\(name)\":", "case \"\(name)\(name)\":"),
        (
            "case 2 where a.comes(as: \"\(name)\", \"\(name)\"): b",
            "case 2 where a.comes(as: \"\(name)\", \"\(name)\"):\n    b"
        ),
        ("case \"\(name)\(name)\", \"b\":", "case \"\(name)\(name)\",\n    \"b\":"),
        ("// \(name) \(name)", "// \(name) \(name)"),
        ("\(name)\(name)", "\(name)\(name)"),
        (
            "let a = \"\"\"\n\(name), \(name): b\n\"\"\"\nx(\(name), \(name))",
            "let a = \"\"\"\n\(name), \(name): b\n\"\"\"\nx(\n    \(name),\n    \(name)\n)"
        ),
    ])
    func linesAreBrokenAsTheFormatterBreaksThem(line: String, result: String) {
        #expect(LineWrapper.wrap(line + "\n") == result + "\n")
    }

    @Test func whatIsBrokenKeepsItsIndentation() {
        let line = "        self.\(Self.name) = value\n"
        #expect(LineWrapper.wrap("{\n\n" + line + "}\n") == "{\n\n        self.\(Self.name) =\n            value\n}\n")
    }
}
