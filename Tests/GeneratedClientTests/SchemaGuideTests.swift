import OpenAPI
import Testing
import YAML

/// The judge of the examples, judged itself.
@Suite struct SchemaGuideTests {
    private let guide: SchemaGuide
    private let schemas: [String: Schema]

    init() throws {
        let text = """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths: {}
            components:
              schemas:
                Pet:
                  required: [id, tag]
                  properties:
                    id: {type: integer}
                    tag: {type: string, nullable: true}
                    size: {type: string, enum: [small, large]}
                    free: {type: object}
                    parts: {type: array, items: {$ref: "#/components/schemas/Pet"}}
                Prompt:
                  oneOf: [{type: string}, {type: array, items: {type: string}}]
            """
        let document = try #require(
            DocumentParser.parse(try YAML.load(bytes: Array(text.utf8), path: "spec.yaml")).document
        )
        guide = SchemaGuide(resolver: ReferenceResolver(document))
        schemas = Dictionary(uniqueKeysWithValues: document.components.schemas.map { ($0.name, $0.value) })
    }

    @Test(arguments: [
        ("Pet", #"{"id": 1, "tag": null, "other": 1, "size": null}"#, nil),
        ("Pet", #"{"id": 1}"#, nil),
        ("Pet", #"{"tag": "a"}"#, "$: 'id' is missing"),
        ("Pet", #"{"id": 1.5, "tag": "a"}"#, "$.id: not of type integer"),
        ("Pet", #"{"id": null, "tag": "a"}"#, "$.id: not of type integer"),
        ("Pet", #"{"id": 1, "tag": "a", "size": "huge"}"#, "$.size: not one of the values"),
        ("Pet", #"{"id": 1, "tag": "a", "parts": [{"tag": ""}]}"#, "$.parts[0]: 'id' is missing"),
        ("Prompt", #"["a"]"#, nil),
        ("Prompt", "[1]", "$: fits no branch"),
    ])
    func misfitNamesTheFirstPlace(_ schema: String, _ json: String, _ expected: String?) throws {
        #expect(try guide.misfit(JSON(parsing: json), #require(schemas[schema])) == expected)
    }

    @Test func onlyDeclaredMembersCount() throws {
        let json = try JSON(
            parsing: #"{"id": 1, "tag": null, "x": 2, "free": {"a": [null], "b": null}, "parts": [{"id": 2, "x": 3}]}"#
        )
        let declared = try guide.declared(json, #require(schemas["Pet"]))
        #expect(declared.description == #"{"free":{"a":[null]},"id":1,"parts":[{"id":2}]}"#)
    }

    @Test func sampleFits() throws {
        for schema in schemas.values {
            #expect(try guide.misfit(guide.sample(schema), schema) == nil)
        }
        #expect(try guide.sample(#require(schemas["Pet"])).description == #"{"id":7,"tag":"a sample & more"}"#)
    }

    @Test func differenceNamesThePlace() throws {
        let left = try JSON(parsing: #"{"a": [1, {"b": "x\n\"\\ü"}]}"#)
        #expect(try left.difference(from: JSON(parsing: left.description)) == nil)
        #expect(try left.difference(from: JSON(parsing: #"{"a": [1.0, {"b": "y"}]}"#))?.hasPrefix("$.a[1].b: ") == true)
        #expect(try left.difference(from: JSON(parsing: #"{"a": [1]}"#))?.hasPrefix("$.a: ") == true)
        #expect(left.difference(from: .object([:])) == #"$.a: [1,{"b":"x\u000a\"\\ü"}] ≠ absent"#)
    }
}
