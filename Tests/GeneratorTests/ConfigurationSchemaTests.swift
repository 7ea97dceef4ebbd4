import Diagnostics
import Foundation
import Testing

@testable import Generator

/// What editors know of `bindery.yaml` is what the parser reads: `Schemas/bindery.schema.json`.
@Suite("Schema of the configuration")
struct ConfigurationSchemaTests {
    private let definitions: [String: Any]
    private let clients: [String: Any]

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = try Data(contentsOf: root.appendingPathComponent("Schemas/bindery.schema.json"))
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        definitions = try #require(schema["$defs"] as? [String: Any])
        let forms = try #require(schema["anyOf"] as? [[String: Any]])
        clients = try #require(forms.last?["properties"] as? [String: Any])
    }

    private func properties(_ definition: String) throws -> [String: [String: Any]] {
        try #require((definitions[definition] as? [String: Any])?["properties"] as? [String: [String: Any]])
    }

    private static func diagnostics(_ text: String) -> [Diagnostic] {
        do {
            _ = try Configuration.parse(bytes: Array(text.utf8), path: "bindery.yaml")
            return []
        } catch {
            return error.diagnostics
        }
    }

    /// The keys that the parser suggests for one that it does not know.
    private static func keys(besides text: String) throws -> Set<String> {
        let found = diagnostics(text)
        #expect(found.map(\.id) == ["configuration-unknown-key"])
        let hint = try #require(found.first?.hint)
        let list = try #require(hint.split(separator: "the keys are ").last)
        return Set(list.replacing("`", with: "").split(separator: ", ").map(String.init))
    }

    @Test func keysAreThoseOfTheParser() throws {
        let known = Set(try properties("client").keys).union(clients.keys)
        #expect(known == Set(ConfigurationKey.allCases.map(\.rawValue)))
        #expect(try Self.keys(besides: "zzzzzzzzzzzz: 1") == known)
    }

    @Test(arguments: [
        ("stream", "streaming: {a: {zzzzzzzzz: 1}}"), ("pages", "pagination: {a: {zzzzzzzzz: 1}}"),
    ])
    func keysInsideAreThoseOfTheParser(definition: String, text: String) throws {
        #expect(try Set(properties(definition).keys) == Self.keys(besides: text))
    }

    @Test(arguments: ["include", "exclude"])
    func keysOfSelectionsAreThoseOfTheParser(key: String) throws {
        let properties = try #require(try properties("client")[key]?["properties"] as? [String: Any])
        #expect(try Set(properties.keys) == Self.keys(besides: "\(key): {zzzzzzzzz: 1}"))
    }

    @Test func everyKeyHasADescriptionAndExamplesThatTheParserReads() throws {
        for (key, schema) in try properties("client") {
            #expect((schema["description"] as? String)?.hasSuffix(".") == true)
            let examples = try #require(schema["examples"] as? [Any], "\(key) has no examples")
            for example in examples {
                let data = try JSONSerialization.data(withJSONObject: [key: example])
                #expect(Self.diagnostics(String(decoding: data, as: UTF8.self)).map(\.message) == [], "\(key)")
            }
        }
    }

    /// The parser's message about a wrong word names the choices.
    @Test func choicesAreThoseOfTheParser() throws {
        for (key, schema) in try properties("client") {
            guard let choices = schema["enum"] as? [String] else { continue }
            let wanted = choices.map { "`\($0)`" }.joined(separator: " or ")
            #expect(Self.diagnostics("\(key): zzz").map(\.message) == ["`\(key)` must be \(wanted), not `zzz`"])
        }
        let formats = try #require(try properties("stream")["format"]?["enum"] as? [String])
        for format in formats { #expect(Self.diagnostics("streaming: {a: {format: \(format)}}").isEmpty) }
    }
}
