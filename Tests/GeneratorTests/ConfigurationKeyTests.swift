import Diagnostics
import Testing

@testable import Generator

/// What every key of the configuration has in common: mistakes are found, with their place and what was meant.
@Suite("Keys of the configuration")
struct ConfigurationKeyTests {
    private static func diagnostics(_ text: String) throws -> [Diagnostic] {
        let error = try #require(throws: DiagnosticsError.self) {
            try Configuration.parse(bytes: Array(text.utf8), path: "api/bindery.yaml")
        }
        return error.diagnostics
    }

    @Test(arguments: ConfigurationKey.allCases.map(\.rawValue))
    func aMisspeltKeyIsRecognized(key: String) throws {
        let misspelt = String(key.prefix(1) + key.dropFirst(2))
        let found = try Self.diagnostics("# mine\n\(misspelt): x\n")
        #expect(found.map(\.id) == ["configuration-unknown-key"])
        #expect(found.map(\.hint) == ["did you mean `\(key)`?"])
        #expect(found.first?.location == SourceLocation(file: "api/bindery.yaml", line: 2, column: 1))
    }

    /// A value that the key cannot have, and where in it the mistake is.
    private static let wrong: [ConfigurationKey: (value: String, column: Int)] = [
        .spec: ("{}", 0), .output: ("[a]", 0), .module: ("a-b", 0), .client: ("7up", 0), .clients: ("{a: b}", 0),
        .names: ("{\"#/a\": \"1\"}", 8), .types: ("{\"#/a\": []}", 8), .enums: ("[open]", 0), .tests: ("maybe", 0),
        .transport: ("{}", 0), .streaming: ("{list: []}", 7), .pagination: ("{list: []}", 7), .formArrays: ("[]", 0),
        .overlays: ("[a.yaml, {}]", 9), .access: ("all", 0), .runtime: ("none", 0), .nullable: ("[\"#/a\", a]", 8),
        .formats: ("{uuid: []}", 7), .include: ("{tags: [{}]}", 8), .exclude: ("{paths: [a, []]}", 12),
        .documentation: ("[]", 0), .severities: ("{api-tag-removed: 1}", 18),
    ]

    @Test(arguments: ConfigurationKey.allCases)
    func aWrongValueHasAPlace(key: ConfigurationKey) throws {
        let (value, column) = try #require(Self.wrong[key])
        let found = try Self.diagnostics("# mine\n\(key.rawValue): \(value)\n")
        let start = key.rawValue.count + 3
        #expect(found.map(\.id) == ["configuration-invalid"], "\(found)")
        let place = SourceLocation(file: "api/bindery.yaml", line: 2, column: start + column)
        #expect(found.map(\.location) == [place], "\(found)")
    }

    @Test(arguments: [
        ("access: pubic", "public"), ("access: pakcage", "package"), ("enums: close", "closed"),
        ("transport: urlsession", "url-session"), ("transport: async-http", nil), ("formArrays: bracket", "brackets"),
        ("include: {tag: [A]}", "tags"), ("exclude: {operation: [A]}", "operations"),
        ("streaming: {a: {evnt: A}}", "event"), ("pagination: {a: {curser: a}}", "cursor"),
        ("formats: {uuid: UUIDs}", "UUID"), ("severities: {api-tag-remved: risky}", "api-tag-removed"),
    ])
    func aMisspeltWordIsRecognized(text: String, meant: String?) throws {
        let found = try Self.diagnostics(text)
        #expect(found.map(\.hint) == [meant.map { "did you mean `\($0)`?" }])
    }
}
