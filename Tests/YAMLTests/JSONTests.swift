import Diagnostics
import Testing
import YAML

@Suite("JSON")
struct JSONTests {
    @Test func whatLibyamlRefusesInJSONIsRead() throws {
        let long = String(repeating: "k", count: 5000)
        let text = "{\n\t\"a\":\"\\/\\uD83D\\uDE00\\u00e9\\n\",\n\t\"\(long)\": [\t1,\r\n2],\"d\":\"\u{7F}\u{2028}\"}"
        let root = try load(text)
        #expect(root["a"]?.string == "/😀é\n")
        #expect(root[long]?.sequence?.map(\.place) == ["3:5008", "4:1"])
        #expect(root["d"]?.string == "\u{7F}\u{2028}")
    }

    @Test func flowCollectionsOfYAMLAreRead() throws {
        #expect(try load("{a: 1, 'b': [x,], # comment\n c: yes}").outline == "{a: 1, b: [\"x\"], c: \"yes\"}")
    }

    @Test func sameTreeAsThroughYAML() throws {
        let text = "{\"a\": [1, -0.5e+10, true, null, \"x\\ty\"], \"b\": {}, \"c\": []}"
        let json = try load(text)
        let yaml = try load("# YAML\n" + text)
        #expect(json.outline == yaml.outline)
        #expect(json["a"]?.sequence?.map(\.column) == yaml["a"]?.sequence?.map(\.column))
        #expect(json["a"]?.sequence?.map(\.scalar?.kind) == yaml["a"]?.sequence?.map(\.scalar?.kind))
    }

    @Test(arguments: ["test.json", "test.yaml"])
    func commentsOfOtherLanguagesAreNoKeys(path: String) {
        #expect(findings("{\n  // The first.\n  \"a\": 1}", path: path) == ["2:3 json-syntax"])
        #expect(findings("{\n  # The first.\n  \"a\": 1}", path: path) == ["read: {a: 1}"])
    }

    @Test func brokenJSONFileIsReportedAsJSON() {
        #expect(findings("{\n  \"a\": 1\n  \"b\": 2\n}", path: "test.json") == ["3:3 json-syntax"])
    }

    @Test(arguments: [
        ("{\"a\": 1,}", "1:9 expected a key in double quotes, found `}`"),
        ("[1, 2,\n ...]", "2:2 expected a value, found `...`"),
        ("[1] // comment", "1:5 JSON has no comments"),
        ("{/* comment */ \"a\": 1}", "1:2 JSON has no comments"),
        ("{a: 1}", "1:2 expected a key in double quotes, found `a`"),
        ("[undefined]", "1:2 expected a value, found `undefined`"),
        ("", "1:1 expected a value, found the end of the text"),
        ("{\"a\" 1}", "1:6 expected `:` after the key, found `1`"),
        ("[1 2]", "1:4 expected `,` or `]`, found `2`"),
        ("\"é", "1:3 expected `\"`, found the end of the text"),
        ("\"a\nb\"", "1:3 a string contains the control character 0x0A"),
        ("[\"\\x\"]", "1:4 expected an escape such as `\\n` or `\\u000A`, found `x`"),
        ("\"\\u12G4\"", "1:6 expected a hexadecimal digit, found `G`"),
        ("\"\\uD83D!\"", "1:2 `\\uD83D` is half a surrogate pair"),
        ("01", "1:2 expected the end of the text, found `1`"),
        ("-", "1:2 expected a digit, found the end of the text"),
        ("1.", "1:3 expected a digit, found the end of the text"),
        ("nul", "1:1 expected a value, found `nul`"),
        ("+1", "1:1 expected a value, found `+`"),
    ])
    func mistakeInJSONTextHasItsPlaceInTheText(_ text: String, _ message: String) {
        #expect(throws: DiagnosticMessage(message)) { try parse(text) }
    }

    @Test func numbersKeepTheirText() throws {
        let values = try JSONText.parse("[1.10, 9223372036854775808, 1E5]", path: "-").sequence
        #expect(values?.compactMap(\.scalar?.text) == ["1.10", "9223372036854775808", "1E5"])
        #expect(values?.compactMap(\.scalar?.kind) == [.float, .integer, .float])
    }

    private func parse(_ text: String) throws(DiagnosticMessage) {
        do {
            _ = try JSONText.parse(text, path: "text")
        } catch {
            throw DiagnosticMessage("\(error.location?.line ?? 0):\(error.location?.column ?? 0) \(error.message)")
        }
    }

    /// A diagnostic as these tests compare it.
    struct DiagnosticMessage: Error, Equatable {
        let text: String

        init(_ text: String) {
            self.text = text
        }
    }
}
