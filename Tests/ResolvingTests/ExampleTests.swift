import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ExampleTests {
    private func examples(_ example: String) throws -> Resolution {
        try resolve(
            schemas: """
                Pet:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string}
                    age: {type: integer}
                    mood: {oneOf: [{type: string}, {type: array, items: {type: string}}]}
                    tags: {type: object, additionalProperties: {type: boolean}}
                  example: \(example)
                """
        )
    }

    @Test(arguments: [
        "{name: Otto}", "{name: Otto, age: 3.0, mood: [calm], tags: {a: true}, other: 1}", "{name: Otto, age: null}",
    ])
    func examplesThatFitAreKept(example: String) throws {
        let result = try examples(example)
        #expect(result.api.examples.count == 1)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{age: 3}", "$.name is missing"),
        ("{name: 1}", "$.name should be a string and is a number"),
        ("{name: Otto, age: 3.5}", "$.age should be an integer and is a number"),
        ("{name: Otto, mood: 1}", "$.mood should be one of 2 alternatives and is a number"),
        ("{name: Otto, tags: {a: 1}}", "$.tags.a should be a boolean and is a number"),
        ("[]", "$ should be an object and is an array"),
    ])
    func examplesThatDoNotFitAreNotesThatSayWhy(example: String, reason: String) throws {
        let result = try examples(example)
        #expect(result.api.examples.isEmpty)
        #expect(result.diagnostics.map(\.message) == ["the example does not fit its schema: \(reason)"])
        #expect(result.diagnostics.map(\.severity) == [.note])
    }

    @Test func textThatIsNoJSONIsANoteWithThePlaceInTheText() throws {
        let result = try resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    get:
                      responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}
                      x-oaiMeta:
                        group: a
                        response: |
                          {
                            "a": 1,
                          }
                """
        )
        let diagnostic = try #require(result.diagnostics.first)
        #expect(diagnostic.id == "example-not-json")
        #expect(diagnostic.severity == .note)
        #expect(diagnostic.location?.line == 9)
        #expect(diagnostic.hint == "look at line 3 of the example, column 1")
    }

    @Test func yamlExamplesBecomeStrictJSON() throws {
        let result = try examples("{name: 'a \"b\"', age: 0o17, mood: yes, tags: {}}")
        #expect(
            result.api.examples.first?.json == """
                {
                  "name": "a \\"b\\"",
                  "age": 15,
                  "mood": "yes",
                  "tags": {}
                }
                """
        )
    }
}
