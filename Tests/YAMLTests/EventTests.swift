import Testing
import YAML

/// Events come in batches of 512, of which all but the first are read on another thread.
@Suite struct EventTests {
    /// Numbers of events around the ends of the first batches, and of the last one before the first is used again.
    private static let counts = [1, 505, 506, 507, 508, 509, 1018, 1019, 1020, 2041, 2042, 2043, 2044, 2045, 5000]

    @Test(arguments: counts)
    func everyEventArrivesInItsOrder(count: Int) throws {
        let root = try load((0..<count).map { "- \($0)\n" }.joined())
        #expect(root.sequence?.compactMap(\.scalar?.text) == (0..<count).map(String.init))
        #expect(root.sequence?.last?.place == "\(count):3")
    }

    @Test(arguments: counts)
    func aMistakeIsFoundWhereverItStands(count: Int) {
        #expect(findings(String(repeating: "- a\n", count: count) + "- @\n") == ["\(count + 1):3 yaml-syntax"])
        #expect(
            findings(String(repeating: "- a\n", count: count) + "- *none\n") == ["\(count + 1):3 yaml-unknown-alias"]
        )
    }

    /// The rest of the document is not read, and nothing waits for it.
    @Test(arguments: [1, 511, 512, 3000])
    func readingEndsWhereALimitIsPassed(limit: Int) {
        let text = String(repeating: "- a\n", count: 20_000)
        #expect(findings(text, limits: .init(nodes: limit)) == ["\(limit):3 limit-nodes"])
    }
}
