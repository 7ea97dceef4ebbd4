import Diagnostics
import Emitting
import FolderSupport
import Testing

@testable import Generator

/// `formats`, `access` and `documentation` in the generated text. That it compiles and runs is shown by `Examples/BuildPlugin`.
@Suite struct FinishTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: Pets, version: "1"}
        paths:
          /pets/{id}:
            get:
              operationId: getPet
              tags: [pets]
              summary: Gets a pet.
              description: It may be old.
              parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
              responses: {"200": {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
        components:
          schemas:
            Pet:
              description: "A pet.\\n\\nPets are furry."
              type: object
              properties:
                id: {type: string, format: uuid}
                page: {type: string, format: uri}
                born: {type: string, format: date-time}
                legs: {type: integer, format: int32}
                weight: {type: number, format: float}
                code: {type: string, format: int32}
                all: {type: array, items: {type: integer, format: int32}}
        """

    private static func files(_ configuration: String) throws -> [String: String] {
        var input = Generator.Input(bytes: Array(document.utf8), path: "spec.yaml")
        input.configuration = try Configuration.parse(bytes: Array(configuration.utf8), path: "bindery.yaml")[0]
        let output = Generator.generate(input, templates: try TemplateFolder.load(nil))
        #expect(output.diagnostics.map(\.message) == [])
        return Dictionary(uniqueKeysWithValues: output.files.map { ($0.path, $0.contents) })
    }

    @Test func formatsChooseTypes() throws {
        let files = try Self.files(
            "formats: {uuid: UUID, uri: URL, date-time: String, int32: Int32, float: Float}"
        )
        let pet = try #require(files["Sources/Pets/Models/Pet.swift"])
        #expect(pet.contains("import Foundation\n"))
        for property in ["id: UUID?", "page: URL?", "born: String?", "legs: Int32?", "weight: Float?", "code: String?"]
        {
            #expect(pet.contains("public var \(property)\n"), "\(property)")
        }
        #expect(pet.contains("public var all: [Int32]?\n"))
        #expect(files["API.txt"]?.contains("get(id: UUID)") == true)
    }

    @Test(arguments: [("public", "    public var id"), ("package", "    package var id"), ("internal", "    var id")])
    func accessIsThatOfEveryDeclaration(access: String, property: String) throws {
        let files = try Self.files("access: \(access)")
        #expect(files["Sources/Pets/Models/Pet.swift"]?.contains("\n\(property): String?\n") == true)
        for (path, text) in files where path.hasSuffix(".swift") && !path.hasPrefix("Tests/") && access != "public" {
            let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            #expect(!lines.contains { $0.contains("public ") }, "\(path)")
        }
        // What callers see is listed all the same, so that reviews show changes.
        #expect(files["API.txt"]?.contains("Pet.id: String?") == true)
    }

    @Test func whatIsInternalHasNoOtherTargets() throws {
        let files = try Self.files("access: internal")
        #expect(!files.keys.contains { $0.hasPrefix("Tests/") || $0.hasPrefix("Testing/") })
        #expect(files["Package.swift"]?.contains("testTarget") == false)
    }

    @Test(arguments: [
        ("full", ["A pet.", "Pets are furry.", "Gets a pet.", "It may be old."]),
        ("summary", ["A pet.", "Gets a pet."]),
        ("false", []),
    ])
    func documentationIsAsLongAsAsked(documentation: String, expected: [String]) throws {
        let files = try Self.files("documentation: \(documentation)")
        let models = files.filter { $0.key.contains("/Models/") || $0.key.contains("/Operations/") }.values.joined()
        for text in ["A pet.", "Pets are furry.", "Gets a pet.", "It may be old."] {
            #expect(models.contains("/// \(text)\n") == expected.contains(text), "\(text)")
        }
        #expect(files["Sources/Pets/Runtime/JSONValue.swift"]?.contains("///") == true)
    }
}
