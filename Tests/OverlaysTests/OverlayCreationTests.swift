import Diagnostics
import Foundation
import Overlays
import Testing
import YAML

@Suite struct OverlayCreationTests {
    private func check(_ old: Node, _ new: Node) throws -> String {
        let text = OverlayCreation.text(from: old, to: new, title: "T")
        var application = OverlayApplication(root: old)
        application.apply(try Overlay.parse(bytes: Array(text.utf8), path: "overlay.yaml"))
        #expect(application.diagnostics.map(\.message) == [])
        #expect(application.root.isIdentical(to: new))
        return text
    }

    private func actions(_ old: String, _ new: String) throws -> String {
        let text = try check(try node(old), try node(new))
        let heading = "overlay: 1.0.0\ninfo:\n  title: T\n  version: 1.0.0\nactions:"
        #expect(text.hasPrefix(heading))
        return String(text.dropFirst(heading.count + 1))
    }

    @Test(arguments: [
        ("a: 1", "a: 1", "[]\n"),
        ("a: 1", "a: 2\nb: x", "  - target: $\n    update:\n      a: 2\n      b: x\n"),
        ("a: 1\n/b: 2", "a: 1", "  - target: $['/b']\n    remove: true\n"),
        ("a: {b: 1, c: 2}", "a: {b: 1}", "  - target: $.a.c\n    remove: true\n"),
        ("a: [1]", "a: {}", "  - target: $.a\n    remove: true\n  - target: $\n    update:\n      a: {}\n"),
        ("a: [1, 2]", "a: [1, 2, 3]", "  - target: $\n    update:\n      a:\n        - 3\n"),
        ("a: [1, 2, 3, 4]", "a: [1, 3]", "  - target: $.a[1,3]\n    remove: true\n"),
        ("a: [1, 2]", "a: []", "  - target: $.a[*]\n    remove: true\n"),
        (
            "a: [1, 3, 4]", "a: [1, 2, 3, 4]",
            "  - target: $.a[1:]\n    remove: true\n  - target: $\n    update:\n      a:\n        - 2\n        - 3\n        - 4\n"
        ),
        (
            "a: [{n: x, d: 1}, {n: y}]", "a: [{n: x, d: 2}, {n: y}]",
            "  - target: $.a[0]\n    update:\n      d: 2\n"
        ),
    ])
    func actionsAreFew(old: String, new: String, expected: String) throws {
        #expect(try actions(old, new) == expected)
    }

    @Test(arguments: [
        ("{\"it's\": {\"\\\\\": 1}, \"\\n\": 2}", "{\"it's\": {\"\\\\\": [2]}, \"\\n\": 3, \"\": null}"),
        ("a: [[1], [2, [3]]]", "a: [[1, [5]], [2, [3, [4]]], [6]]"),
        ("a: null\nb: 'true'\nc: 1", "a: {}\nb: true\nc: 1.0"),
        (
            "a: \"x\\n\"",
            "a: \"x\\n y\\n\\n\"\nb: \"\\n\"\nc: \" a\\nb\"\nd: '2026-01-01'\ne: \"\\u00a0\\u2028\"\nf: '- a'"
        ),
        ("a: [1, 2, 3]", "a: [3, 2, 1, 1]"),
        ("<<: {a: 1}\nb: 2", "a: 2"),
    ])
    func everyValueCanBeReached(old: String, new: String) throws {
        _ = try check(try node(old), try node(new))
    }

    private static let specs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Specs")

    private static func load(_ name: String) throws -> Node {
        try YAML.load(bytes: Array(try Data(contentsOf: specs.appendingPathComponent(name))), path: name)
    }

    /// Documents that have little in common, one after the other: whatever stands in them is reached from anything.
    @Test func everyDocumentTurnsIntoEveryNextOne() throws {
        let folder = Self.specs.appendingPathComponent("features")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") && $0 != "bindery.yaml" }.sorted()
        let documents = try names.map { try Self.load("features/" + $0) } + [try Self.load("openai/openapi.yaml")]
        #expect(documents.count > 10)
        for (old, new) in zip(documents, documents.dropFirst() + documents.prefix(1)) {
            let text = try check(old, new)
            let patched = PatchedSource(new, from: old)
            #expect(
                try YAML.load(bytes: Array(patched.text.utf8), path: "p").isIdentical(to: new),
                "\(text.prefix(80))"
            )
        }
    }
}
