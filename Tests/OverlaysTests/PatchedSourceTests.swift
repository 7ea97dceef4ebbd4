import Overlays
import Testing
import YAML

/// What `bindery overlay apply` prints: the source, edited only where an overlay changes it.
@Suite struct PatchedSourceTests {
    private static let source = """
        # The API.
        openapi: 3.0.3  # a version
        info:
          title: 'Old'  # shown to users
          # Counted by hand.
          version: "1"

        # All paths.
        paths:
          /pets:
            get:
              tags: [a, b]  # two
              parameters:
                - name: limit  # how many
                  in: query
                # Not for the public.
                - name: debug
                  in: query
                - name: page
                  in: query
              description: |
                First line.

                # no comment
              summary: All
          # Unused.
          /owners: {get: {summary: One, tags: []}, x-a: 1}

        components: {}

        """

    private func patched(_ actions: String, _ source: String = source) throws -> PatchedSource {
        let root = try node(source)
        var application = OverlayApplication(root: root)
        application.apply(try overlay(actions))
        #expect(application.diagnostics.isEmpty)
        let result = PatchedSource(application.root, from: root)
        #expect(try node(result.text).isIdentical(to: application.root))
        return result
    }

    /// Each action with the replacements in the source that it makes.
    @Test(arguments: [
        ("{target: $.info, update: {title: New}}", "'Old'", "'New'"),
        ("{target: $.info, update: {version: 'a: b'}}", "\"1\"", "\"a: b\""),
        ("{target: $.info.version, remove: true}", "\n  # Counted by hand.\n  version: \"1\"\n", "\n"),
        ("{target: $.info, update: {x-a: {b: [1, c]}}}", "\"1\"\n", "\"1\"\n  x-a:\n    b:\n      - 1\n      - c\n"),
        ("{target: $, update: {openapi: 3.1.0}}", "3.0.3", "3.1.0"),
        ("{target: $.components, update: {schemas: {A: {}}}}", "components: {}", "components: {schemas: {A: {}}}"),
        ("{target: $, update: {x: 'yes'}}", "components: {}\n", "components: {}\nx: \"yes\"\n"),
        ("{target: $..tags, update: c}", "[a, b]", "[a, b, c]"),
        (
            "{target: \"$.paths['/pets'].get.parameters[?@.name == 'debug']\", remove: true}",
            "        # Not for the public.\n        - name: debug\n          in: query\n", ""
        ),
        (
            "{target: \"$.paths['/pets'].get.parameters[0].name\", remove: true}",
            "- name: limit  # how many\n          in: query\n        # Not", "- in: query\n        # Not"
        ),
        (
            "{target: \"$.paths['/pets'].get.parameters\", update: {name: new}}",
            "        - name: page\n          in: query\n",
            "        - name: page\n          in: query\n        - name: new\n"
        ),
        (
            "{target: \"$.paths['/owners']\", remove: true}",
            "  # Unused.\n  /owners: {get: {summary: One, tags: []}, x-a: 1}\n", ""
        ),
        ("{target: \"$.paths['/owners'].get\", remove: true}", "get: {summary: One, tags: []}, ", ""),
        ("{target: \"$.paths['/owners']['x-a']\", remove: true}", ", x-a: 1", ""),
        (
            "{target: \"$.paths['/pets'].get\", update: {summary: \"a\\nb\\n\"}}", "summary: All\n",
            "summary: |\n        a\n        b\n"
        ),
        (
            "{target: \"$.paths['/pets'].get\", update: {description: Short}}",
            "description: |\n        First line.\n\n        # no comment\n", "description: Short\n"
        ),
    ])
    func onlyWhatChangesIsWritten(action: String, old: String, new: String) throws {
        let result = try patched("- " + action)
        var expected = Self.source.replacing(old, with: new)
        if action.contains("..tags") { expected = expected.replacing("tags: []", with: "tags: [c]") }
        #expect(result.text == expected)
        #expect(result.isKept)
    }

    @Test func severalActionsEditOneSource() throws {
        let actions = """
            - {target: $.info, remove: true}
            - {target: $.paths.*.*.summary, update: S}
            - {target: $, update: {tags: [{name: z}]}}
            """
        let result = try patched(actions)
        #expect(result.isKept)
        #expect(
            result.text.hasPrefix("# The API.\nopenapi: 3.0.3  # a version\n\n# All paths.\npaths:\n"),
            "\(result.text)"
        )
        #expect(result.text.hasSuffix("components: {}\ntags:\n  - name: z\n"))
        #expect(result.text.contains("{summary: S, tags: []}") && result.text.contains("      summary: S\n"))
    }

    @Test func sequencesStandWhereThoseOfTheDocumentDo() throws {
        let result = try patched("- {target: $, update: {b: [2]}}", "a:\n- 1\n")
        #expect(result.text == "a:\n- 1\nb:\n- 2\n")
    }

    @Test(arguments: [
        ("{\"a\": 1, \"b\": [1, 2]}", "{\"a\": 3, \"b\": [1, 2], \"c\": {\"d\": [true]}}"),
        (
            "{\n  \"a\": 1.10,\n  \"b\": [1, 2]\n}\n",
            "{\n  \"a\": 3,\n  \"b\": [1, 2],\n  \"c\": {\n    \"d\": [\n      true\n    ]\n  }\n}\n"
        ),
        ("{\"a\":1}", "{\"a\":3, \"c\": {\"d\": [true]}}"),
    ])
    func jsonStaysJSON(source: String, expected: String) throws {
        let result = try patched("- {target: $, update: {a: 3, c: {d: [true]}}}", source)
        #expect(result.text == expected)
        #expect(result.isKept)
    }

    /// A change of `a`, which has the anchor, in documents with its alias at several places.
    @Test(arguments: [
        ("# kept\na: &n {x: 1} # one\nb: *n # two\n", "# kept\na: &n {x: 2} # one\nb: {x: 1} # two\n"),
        ("a: &n\n  x: 1 # one\nb:\n  - *n\n  # kept\n  - 2\n", "a: &n\n  x: 2 # one\nb:\n  - x: 1\n  # kept\n  - 2\n"),
        ("a: &n\n  x: 1\nb: {c: *n, d: [*n]} # kept\n", "a: &n\n  x: 2\nb: {c: {x: 1}, d: [{x: 1}]} # kept\n"),
        (
            "a:\n  x: &n |\n    text\n  y: *n # kept\nb: *n\n",
            "a:\n  x: &n 2\n  y: \"text\\n\" # kept\nb: |\n  text\n"
        ),
        ("a:\n  x: &n 1 # one\nb: *n\nc: 3 # kept\n", "a:\n  x: &n 2 # one\nb: 1\nc: 3 # kept\n"),
    ])
    func aliasesOfAnAnchorThatChangesAreWrittenOut(source: String, expected: String) throws {
        let result = try patched("- {target: $.a, update: {x: 2}}", source)
        #expect(result.text == expected)
        #expect(result.isKept)
    }

    @Test func anAliasThatChangesWithItsAnchorStays() throws {
        let actions = "- {target: \"$['a', 'b']\", update: {x: 2}}"
        let result = try patched(actions, "a: &n {x: 1} # one\nb: *n # two\nc: *n # three\n")
        #expect(result.isKept)
        #expect(result.text == "a: &n {x: 2} # one\nb: *n # two\nc: {x: 1} # three\n")
    }

    @Test func aMergeKeyOfAnAnchorThatChangesIsWrittenAnew() throws {
        let result = try patched("- {target: $.a, update: {x: 2}}", "# lost\na: &n {x: 1}\nb: {<<: *n, y: 1}\n")
        #expect(!result.isKept)
    }

    @Test func anAliasIsReplacedByWhatItBecomes() throws {
        let result = try patched("- {target: $.b, update: {x: 2}}", "a: &n {x: 1} # kept\nb: *n\nc: 1\n")
        #expect(result.isKept)
        #expect(result.text == "a: &n {x: 1} # kept\nb:\n  x: 2\nc: 1\n")
    }
}
