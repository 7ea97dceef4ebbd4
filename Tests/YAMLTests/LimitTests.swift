import Testing
import YAML

@Suite("Limits against hostile input")
struct LimitTests {
    @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("{a: ", "}")])
    func depthIsLimited(_ open: String, _ close: String) {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        let limits = YAML.Limits(depth: 20)
        #expect(findings(nested(20), limits: limits).first?.hasPrefix("read: ") == true)
        #expect(findings(nested(21), limits: limits) == ["1:\(20 * open.count + 1) limit-depth"])
        #expect(findings(nested(100_000)) == ["1:\(256 * open.count + 1) limit-depth"])
    }

    @Test func depthCountsThroughAliases() {
        let chain = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(findings("a0: &a0 []\n" + chain, limits: .init(depth: 20)) == ["20:12 limit-depth"])
    }

    @Test func aliasExpansionIsLimited() {
        let doubling = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        let found = findings("a0: &a0 [x]\n" + doubling)
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix(" limit-alias-expansion") == true)
    }

    @Test(arguments: ["[a, b, c]", "[1, 2, 3]"])
    func nodesAreLimited(_ text: String) {
        #expect(findings(text, limits: .init(nodes: 4)).first?.hasPrefix("read: ") == true)
        #expect(findings(text, limits: .init(nodes: 3)) == ["1:8 limit-nodes"])
    }

    @Test func fileSizeIsLimited() {
        #expect(findings("a: 12", limits: .init(fileSize: 5)) == ["read: {a: 12}"])
        #expect(findings("a: 123", limits: .init(fileSize: 5)) == ["1:1 limit-file-size"])
    }

    @Test func realDocumentsOfTenMegabytesPass() throws {
        let item = "- {name: value, other: [1, 2, 3], text: some words that fill the line}\n"
        let root = try load(String(repeating: item, count: 150_000))
        #expect(root.sequence?.count == 150_000)
    }
}
