import Diagnostics
import Diffing
import Emitting
import IR
import Resolving
import Testing

@testable import Generator

@Suite("Configuration")
struct ConfigurationTests {
    private static func parse(_ text: String, path: String = "Specs/bindery.yaml") throws -> [Configuration] {
        try Configuration.parse(bytes: Array(text.utf8), path: path)
    }

    private static func diagnostics(_ text: String) throws -> [Diagnostic] {
        let error = try #require(throws: DiagnosticsError.self) { try parse(text) }
        return error.diagnostics
    }

    @Test func allKeysAreRead() throws {
        let configuration = try #require(
            try Self.parse(
                """
                spec: openapi.yaml
                output: ../Generated/Pets
                module: Pets
                client: PetShop
                enums: closed
                tests: false
                transport: async-http-client
                formArrays: brackets
                names: {"#/components/schemas/pet": Animal}
                types: {"#/components/schemas/raw": Data}
                overlays: [vendor.yaml, ../ours.yaml]
                """
            ).first
        )
        #expect(configuration.specification == "Specs/openapi.yaml")
        #expect(configuration.output == "Specs/../Generated/Pets")
        #expect(configuration.module == "Pets")
        #expect(configuration.client == "PetShop")
        #expect(configuration.closedEnumerations)
        #expect(!configuration.tests)
        #expect(configuration.transport == .asyncHTTPClient)
        #expect(configuration.hasBracketsInForms)
        #expect(configuration.names == ["#/components/schemas/pet": "Animal"])
        #expect(configuration.types == ["#/components/schemas/raw": "Data"])
        #expect(configuration.overlays.map(\.path) == ["Specs/vendor.yaml", "Specs/../ours.yaml"])
        #expect(configuration.overlays[1].location == SourceLocation(file: "Specs/bindery.yaml", line: 11, column: 25))
        #expect(configuration.outputLocation == SourceLocation(file: "Specs/bindery.yaml", line: 2, column: 9))
    }

    @Test(arguments: [
        ("bindery.yaml", "openapi.yaml", "openapi.yaml"),
        ("a/b/bindery.yaml", "openapi.yaml", "a/b/openapi.yaml"),
        ("/a/bindery.yaml", "openapi.yaml", "/a/openapi.yaml"),
        ("a/bindery.yaml", "/b/openapi.yaml", "/b/openapi.yaml"),
        ("a/bindery.yaml", "\"-\"", "-"),
    ])
    func pathsAreRelativeToTheFile(file: String, written: String, expected: String) throws {
        #expect(try Self.parse("spec: \(written)", path: file).first?.specification == expected)
    }

    @Test func streamsAreRead() throws {
        let streams = try Self.parse(
            """
            streaming:
              create: Event
              GET /log: {event: Line, name: follow, format: json-lines, sentinel: END}
              "#/paths/~1a/get": {event: A, sentinel: false}
              list: false
              documented: true
            """
        ).first?.streams
        let rules = try #require(streams)
        #expect(rules.map(\.operation) == ["create", "GET /log", "#/paths/~1a/get", "list", "documented"])
        #expect(rules.map(\.event) == ["Event", "Line", "A", nil, nil])
        #expect(rules.map(\.isOn) == [true, true, true, false, true])
        #expect(rules.map(\.sentinel) == [.usual, .text("END"), .none, .usual, .usual])
        #expect(rules[1].name == "follow")
        #expect(rules[1].format == .jsonLines)
        #expect(rules[1].location == SourceLocation(file: "Specs/bindery.yaml", line: 3, column: 3))
    }

    @Test(arguments: [
        ("streaming: [create]", "`streaming` must be an object of operations, not an array", 1),
        ("streaming:\n  create: []", "`create` must have the type of its events, an object or `false`", 2),
        ("streaming:\n  create: {evnt: A}", "`evnt` is not a key of a stream", 2),
        ("streaming:\n  create: {format: xml}", "`format` must be `sse`, `json-lines` or `json-seq`", 2),
        ("streaming:\n  create: {name: a b}", "`name` must be a Swift name of letters and digits", 2),
        ("streaming:\n  create: {sentinel: true}", "`sentinel` must be a text, or `false`", 2),
    ])
    func wrongStreamsAreReported(text: String, message: String, line: Int) throws {
        let diagnostics = try Self.diagnostics(text)
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.location?.line == line)
    }

    @Test func selectionIsRead() throws {
        let configuration = try #require(
            try Self.parse(
                """
                include: {tags: [Pets, Shops], operations: "GET /log"}
                exclude:
                  schemas: ["Internal*"]
                  paths:
                """
            ).first
        )
        let selection = configuration.selection
        #expect(selection.include.map(\.kind) == [.tags, .tags, .operations])
        #expect(selection.include.map(\.text) == ["Pets", "Shops", "GET /log"])
        #expect(selection.exclude.map(\.text) == ["Internal*"])
        #expect(selection.exclude[0].location == SourceLocation(file: "Specs/bindery.yaml", line: 3, column: 13))
    }

    @Test func threeStatesAreRead() throws {
        let text = "nullable:\n  - \"#/components/schemas/Pet/properties/name\""
        let rules = try #require(try Self.parse(text).first).threeStates
        #expect(rules.map(\.pointer) == ["#/components/schemas/Pet/properties/name"])
        #expect(rules[0].location == SourceLocation(file: "Specs/bindery.yaml", line: 2, column: 5))
    }

    @Test(arguments: [
        ("include: [Pets]", "`include` must be an object of `tags`, `paths`, `operations`, `schemas`, not an array", 1),
        ("exclude:\n  tag: [Pets]", "`tag` is not a key of `exclude`", 2),
        ("exclude:\n  tags:\n  - Pets\n  - {}", "`tags` must be a list of texts", 4),
        ("nullable: Pet.name", "`nullable` must be a list of JSON pointers of properties", 1),
    ])
    func wrongSelectionsAreReported(text: String, message: String, line: Int) throws {
        let diagnostics = try Self.diagnostics(text)
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.location?.line == line)
    }

    @Test func severitiesAreRead() throws {
        let text = "severities: {api-tag-removed: breaking, request-property-max-items-decreased: compatible}"
        let severities = try #require(try Self.parse(text).first).severities
        #expect(severities == ["api-tag-removed": .breaking, "request-property-max-items-decreased": .compatible])
    }

    @Test(arguments: [
        (
            "severities:\n  api-tag-remove: risky", "`api-tag-remove` is not a rule of `diff`",
            "did you mean `api-tag-removed`?", 3
        ),
        (
            "severities:\n  api-tag-removed: fine", "`api-tag-removed` must be `compatible` or `risky` or `breaking`",
            nil, 20
        ),
        (
            "severities:\n\n- a",
            "`severities` must be an object of rules, each with `compatible` or `risky` or `breaking`, not an array",
            nil, 1
        ),
    ])
    func wrongSeveritiesAreReported(text: String, message: String, hint: String?, column: Int) throws {
        let diagnostic = try #require(try Self.diagnostics(text).first)
        #expect(diagnostic.message == message && diagnostic.hint == hint)
        #expect(diagnostic.location?.column == column)
    }

    @Test func paginationIsRead() throws {
        #expect(try Self.parse("pagination: auto").first?.pagination.isAutomatic == true)
        let pagination = try Self.parse(
            """
            pagination:
              auto: true
              list: auto
              GET /a: {cursor: after, items: data, next: "data[-1].id", more: has_more, name: every}
              users: {page: page, total: meta.pages}
              repos: {link: header}
              others: {link: links.next}
              off: false
            """
        ).first?.pagination
        let rules = try #require(pagination?.rules)
        #expect(pagination?.isAutomatic == true)
        #expect(rules.map(\.operation) == ["list", "GET /a", "users", "repos", "others", "off"])
        #expect(rules.map(\.style) == [nil, .cursor, .page, .link, .link, nil])
        #expect(rules.map(\.isOn) == [true, true, true, true, true, false])
        #expect(rules[1].parameter == "after")
        #expect(rules[1].next == [.property("data"), .last, .property("id")])
        #expect(rules[1].hasMore == [.property("has_more")])
        #expect(rules[1].name == "every")
        #expect(rules[2].total == [.property("meta"), .property("pages")])
        #expect(rules[3].next == nil)
        #expect(rules[4].next == [.property("links"), .property("next")])
    }

    @Test(arguments: [
        ("pagination: yes", "`pagination` must be `auto` or an object of operations, not `yes`", 1),
        ("pagination:\n  list: 1", "`list` must have `auto`, an object or `false`", 2),
        ("pagination:\n  list: {curser: a}", "`curser` is not a key of a pagination", 2),
        (
            "pagination:\n  list: {items: a..b}",
            "`items` must be members of the answer such as `meta.next` or `data[-1].id`", 2
        ),
        ("pagination:\n  list: {page: []}", "`page` must be the name of a query parameter", 2),
    ])
    func wrongPaginationsAreReported(text: String, message: String, line: Int) throws {
        let diagnostics = try Self.diagnostics(text)
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.location?.line == line)
    }

    @Test func emptyFileIsOneClientWithDefaults() throws {
        let configurations = try Self.parse("# nothing yet\n")
        #expect(configurations.count == 1)
        #expect(configurations.first?.tests == true)
        #expect(configurations.first?.closedEnumerations == false)
    }

    @Test func clientsAreSeveralConfigurations() throws {
        let configurations = try Self.parse("clients:\n  - {spec: a.yaml, output: A}\n  - {spec: b.yaml, output: B}\n")
        #expect(configurations.map(\.output) == ["Specs/A", "Specs/B"])
    }

    @Test func unknownKeyNamesTheNearest() throws {
        let diagnostic = try #require(try Self.diagnostics("spec: a.yaml\nouput: B\n").first)
        #expect(diagnostic.id == "configuration-unknown-key")
        #expect(diagnostic.message == "`ouput` is not a key of the configuration")
        #expect(diagnostic.hint == "did you mean `output`?")
        #expect(diagnostic.location == SourceLocation(file: "Specs/bindery.yaml", line: 2, column: 1))
    }

    @Test func accessAndDocumentationAreRead() throws {
        for access in SourceFinish.Access.allCases {
            #expect(try Self.parse("access: \(access.rawValue)")[0].finish.access == access)
        }
        for (text, documentation) in [
            ("full", SourceFinish.Documentation.full), ("true", .full), ("summary", .summary), ("false", .none),
        ] {
            #expect(try Self.parse("documentation: \(text)")[0].finish.documentation == documentation)
        }
    }

    @Test func formatsAreRead() throws {
        let configuration = try Self.parse("formats: {uuid: UUID, int32: Int32, x-money: Double, date-time: String}")[0]
        #expect(configuration.formats.keys.sorted() == ["date-time", "int32", "uuid", "x-money"])
        #expect(configuration.formats["uuid"] == FormatType(named: "UUID"))
        #expect(try Self.parse("formats:")[0].formats.isEmpty)
    }

    @Test(arguments: [
        ("uuid: Uuid", "the format `uuid` must have a Swift type that formats can have", "did you mean `UUID`?", 9),
        (
            "uuid: Identifier", "the format `uuid` must have a Swift type that formats can have",
            "one of CalendarDate, Data, Date, String, URL, UUID", 9
        ),
        (
            "int32: [Int]", "the format `int32` must have a Swift type that formats can have",
            "one of Int, Int32, Int64, UInt64", 10
        ),
        (
            "int32: URL", "`int32` is a format of integers, and `URL` is a type for strings",
            "one of Int, Int32, Int64, UInt64", 10
        ),
    ])
    func wrongFormatsSayWhatIsPossible(entry: String, message: String, hint: String, column: Int) throws {
        let diagnostic = try #require(try Self.diagnostics("formats:\n  \(entry)").first)
        #expect(diagnostic.message == message)
        #expect(diagnostic.hint == hint)
        #expect(diagnostic.location == SourceLocation(file: "Specs/bindery.yaml", line: 2, column: column))
    }

    @Test(arguments: [
        ("tests: yes", "`tests` must be `true` or `false`, not `yes`"),
        ("transport: carrier-pigeon", "`transport` must be `url-session` or `async-http-client`, not `carrier-pigeon`"),
        ("access: open", "`access` must be `public` or `package` or `internal`, not `open`"),
        ("documentation: short", "`documentation` must be `full`, `summary` or `false`, not `short`"),
        ("runtime: none", "`runtime` must be `embedded`, `package` or an object, not `none`"),
        ("runtime: [package]", "`runtime` must be `embedded`, `package` or an object, not an array"),
        ("runtime: {package: ''}", "`runtime` must be a path, not ``"),
        ("runtime: {module: a b}", "`runtime` must be a Swift name of letters and digits, not `a b`"),
        ("formats: [uuid]", "`formats` must be an object of formats, each with a Swift type, not an array"),
        ("formArrays: true", "`formArrays` must be `plain` or `brackets`, not a boolean"),
        ("enums: shut", "`enums` must be `open` or `closed`, not `shut`"),
        ("module: Open AI", "`module` must be a Swift name of letters and digits, not `Open AI`"),
        ("module: 3", "`module` must be a Swift name of letters and digits, not a number"),
        ("spec: [a]", "`spec` must be a path, not an array"),
        ("names: [a]", "`names` must be an object of JSON pointers, each with a Swift name, not an array"),
        ("names: {Pet: Animal}", "`Pet` under `names` is not a JSON pointer"),
        ("names: {\"#/a\": \"x y\"}", "`#/a` must have a Swift name"),
        ("clients: []", "`clients` must be a list with at least one entry"),
        ("clients: [{clients: []}]", "`clients` cannot stand here"),
        ("module: A\nclients: [{spec: a}]", "`module` stands beside `clients`"),
        ("[a, b]", "the configuration must be an object, not an array"),
        ("clients: [{output: A}, {output: ./A}]", "two clients have the same `output`"),
    ])
    func wrongValuesAreErrors(text: String, message: String) throws {
        let diagnostics = try Self.diagnostics(text)
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.allSatisfy { $0.location != nil })
    }

    @Test func allMistakesAreReportedAtOnce() throws {
        #expect(try Self.diagnostics("spec: 1\nfoo: 2\naccess: all\n").count == 3)
    }
}

@Suite("Paths")
struct FilePathTests {
    @Test(arguments: [
        ("a/../b", "b"), ("./a//b/", "a/b"), ("../a", "../a"), ("/../a", "/a"), ("a/..", "."), ("a/../../b", "../b"),
        ("", "."), ("/", "/"),
    ])
    func normalizedPathHasNoDetours(path: String, expected: String) {
        #expect(FilePath.normalized(path) == expected)
    }

    @Test func ancestorsAreNearestFirst() {
        #expect(FilePath.ancestors(of: "a/b/c.swift") == ["a/b", "a"])
        #expect(FilePath.ancestors(of: "c.swift").isEmpty)
    }
}
