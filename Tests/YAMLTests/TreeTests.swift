import Diagnostics
import Testing
import YAML

@Suite("Trees")
struct TreeTests {
    @Test func everyNodeHasItsPlace() throws {
        let root = try load("# comment\ninfo:\n  title: é 😀\n  list:\n    - a\n    - {b: c}\n")
        #expect(root.place == "2:1")
        #expect(root["info", "title"]?.place == "3:10")
        #expect(root["info", "list"]?.sequence?.map(\.place) == ["5:7", "6:7"])
        #expect(root["info"]?.mapping?.pairs.map(\.keyNode.place) == ["3:3", "4:3"])
    }

    @Test func columnsCountUnicodeScalars() throws {
        #expect(try load("{é😀: [ä, b]}")["é😀"]?.sequence?.map(\.place) == ["1:7", "1:10"])
        #expect(try load("{\"é😀\": [\"ä\", 1]}")["é😀"]?.sequence?.map(\.place) == ["1:9", "1:14"])
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "\u{FEFF}"])
    func emptyDocumentIsNull(_ text: String) throws {
        #expect(try load(text).isNull)
    }

    @Test func aliasIsTheNodeOfItsAnchor() throws {
        let root = try load("a: &x >\n  text\nb: *x\nc: &y {d: *x}\ne: *y\n")
        #expect(root["b"] === root["a"])
        #expect(root["e", "d"] === root["a"])
        #expect(root["b"]?.string == "text\n")
    }

    @Test func redefinedAnchorCountsFromThereOn() throws {
        let root = try load("- &x 1\n- *x\n- &x 2\n- *x\n- &y [&y 3]\n- *y\n")
        #expect(root.outline == "[1, 1, 2, 2, [3], 3]")
    }

    @Test func aliasIsAKey() throws {
        #expect(try load("a: &x key\n*x : value\n")["key"]?.string == "value")
    }

    @Test func mergedKeysStandWhereTheMergeKeyStood() throws {
        let text = "base: &b {a: 1, b: 2, c: 3}\nuse:\n  z: 0\n  <<: *b\n  b: own\n"
        #expect(try load(text)["use"]?.outline == "{z: 0, a: 1, c: 3, b: \"own\"}")
    }

    @Test func earlierMappingOfAMergedListWins() throws {
        let text = "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: &z\n  <<: [*x, *y, {c: 3}]\nw: {<<: *z}\n"
        let root = try load(text)
        #expect(root["z"]?.outline == "{a: 1, b: 2, c: 3}")
        #expect(root["w"]?.outline == "{a: 1, b: 2, c: 3}")
    }

    @Test(arguments: ["!!merge <<: *b", "!!merge \"<<\": *b", "<<: *b"])
    func mergeKeysMayBeTagged(_ line: String) throws {
        #expect(try load("base: &b {a: 1}\nuse:\n  \(line)\n  c: 2\n")["use"]?.outline == "{a: 1, c: 2}")
    }

    @Test func quotedMergeKeyIsAnOrdinaryKey() throws {
        #expect(try load("a:\n  \"<<\": {b: 1}\n").outline == "{a: {<<: {b: 1}}}")
        #expect(try load("{\"<<\": 1}").outline == "{<<: 1}")
    }

    @Test(arguments: ["<<: 1", "<<: [1]", "<<: text"])
    func mergingWhatIsNoMappingIsRefused(_ line: String) {
        #expect(findings("a: 1\n\(line)\n").allSatisfy { $0.hasPrefix("2:") && $0.hasSuffix(" yaml-merge-key") })
    }

    @Test(arguments: ["<<", "!!merge <<"])
    func secondMergeKeyIsADuplicate(_ key: String) throws {
        let text = "a: &a {b: 1}\nc:\n  <<: *a\n  d: 1\n  \(key): *a\n  <<: *a\n"
        let error = try #require(throws: DiagnosticsError.self) { try load(text) }
        #expect(error.diagnostics.map(\.id) == ["duplicate-key", "duplicate-key"])
        #expect(error.diagnostics.map(\.location?.line) == [5, 6])
        #expect(error.diagnostics.map { $0.related.map(\.location.line) } == [[3], [3]])
        #expect(error.diagnostics.first?.message == "the key `<<` stands twice in this object")
        #expect(error.diagnostics.first?.hint == "merge a list, `<<: [*first, *second]`")
    }

    @Test func quotedKeyIsNoSecondMergeKey() throws {
        #expect(try load("a: &a {b: 1}\nc: {<<: *a, \"<<\": 2}\n")["c"]?.outline == "{b: 1, <<: 2}")
    }

    @Test func duplicateKeysPointAtBothPlaces() throws {
        let error = try #require(throws: DiagnosticsError.self) { try load("a: 1\nb:\n  c: 1\n  c: 2\na: 2\n") }
        #expect(error.diagnostics.map(\.location?.line) == [4, 5])
        #expect(error.diagnostics.map { $0.related.map(\.location.line) } == [[3], [1]])
        #expect(error.diagnostics.first?.message == "the key `c` stands twice in this object")
    }

    @Test(arguments: [3, 12, 500])
    func duplicateKeysAreFoundInMappingsOfEverySize(_ count: Int) {
        let lines = (0..<count).map { "key\($0): 1\n" }.joined()
        #expect(findings(lines + "key1: 2\n") == ["\(count + 1):1 duplicate-key"])
        let json = "{\n" + (0..<count).map { "\"key\($0)\": 1,\n" }.joined() + "\"key1\": 2}"
        #expect(findings(json, path: "test.json") == ["\(count + 2):1 duplicate-key"])
    }

    @Test func keysThatDifferInTheirScalarsAreNoDuplicates() {
        #expect(findings("\u{E9}: 1\ne\u{301}: 2\n").first?.hasPrefix("read: ") == true)
    }

    @Test(arguments: ["a: 1\n---\n", "a: 1\n---\n# The end.\n...\n", "a: 1\n--- ~\n---\n"])
    func nothingMayStandAfterTheDocument(text: String) throws {
        #expect(try YAML.load(bytes: Array(text.utf8), path: "a.yaml").mapping?.pairs.map(\.key) == ["a"])
    }

    @Test(arguments: [
        ("a: *b\n", "1:4 yaml-unknown-alias"),
        ("a: &a\n  b: *a\n", "2:6 yaml-recursive-alias"),
        ("? [a]\n: 1\n", "1:3 yaml-complex-key"),
        ("a: &a [1]\n*a : 2\n", "2:1 yaml-complex-key"),
        ("a: 1\n---\nb: 2\n", "2:1 yaml-multiple-documents"),
        ("a: 1\n---\n---\nb: 2\n", "3:1 yaml-multiple-documents"),
        ("a: 1\n b: 2\n", "2:3 yaml-syntax"),
        ("a:\n\tb: 1\n", "2:1 yaml-syntax"),
        ("a: é\u{1}\n", "1:5 yaml-syntax"),
        ("a: \"\\uD83D\\uDE00\"\n", "1:7 yaml-syntax"),
    ])
    func mistakeHasItsPlace(_ text: String, _ finding: String) {
        #expect(findings(text) == [finding])
    }
}
