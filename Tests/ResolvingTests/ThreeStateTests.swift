import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

/// Properties that tell null from nothing because the configuration says so.
@Suite struct ThreeStateTests {
    private let schemas = """
        Base: {type: object, properties: {note: {type: [string, "null"]}}}
        Pet:
          required: [id]
          allOf:
          - $ref: "#/components/schemas/Base"
          - {type: object, properties: {id: {type: [string, "null"]}, name: {type: string}, owner: {type: [string, "null"]}}}
        """
    private let place = SourceLocation(file: "bindery.yaml", line: 2, column: 5)

    private func resolved(_ pointer: String) throws -> Resolution {
        try resolve(schemas: schemas, options: .init(threeStates: [.init(pointer: pointer, location: place)]))
    }

    @Test(arguments: [
        ("#/components/schemas/Pet/properties/owner", "owner"),
        ("#/components/schemas/Pet/allOf/1/properties/owner", "owner"),
        ("#/components/schemas/Pet/properties/note", "note"),
        ("#/components/schemas/Base/properties/note", "note"),
    ])
    func propertyIsNamedByItsStructOrItsDeclaration(pointer: String, name: String) throws {
        let result = try resolved(pointer)
        let properties = try result.structure("#/components/schemas/Pet").properties
        #expect(properties.filter(\.isThreeState).map(\.name) == [name])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func declarationMeansAllThatShareIt() throws {
        let base = try resolved("#/components/schemas/Base/properties/note").structure("#/components/schemas/Base")
        #expect(base.properties[0].isThreeState)
        let own = try resolved("#/components/schemas/Pet/properties/note").structure("#/components/schemas/Base")
        #expect(!own.properties[0].isThreeState)
    }

    /// A document with one operation that has the bodies, of `A` or `B`, and answers with the response.
    private func properties(
        _ method: String,
        _ bodies: KeyValuePairs<String, String>,
        response: String = "B"
    ) throws -> (states: [Bool], result: Resolution) {
        let content = bodies.map { "\($0.key): {schema: {$ref: '#/components/schemas/\($0.value)'}}" }
        let result = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    \(method):
                      requestBody: {content: {\(content.joined(separator: ", "))}}
                      responses:
                        "200":
                          description: Done.
                          content: {application/json: {schema: {$ref: '#/components/schemas/\(response)'}}}
                components:
                  schemas:
                    A: {type: object, properties: {a: {type: [string, "null"]}, in: {$ref: '#/components/schemas/In'}}}
                    B: {type: object, properties: {b: {type: [string, "null"], readOnly: true}, c: {type: [string, "null"]}}}
                    In: {type: object, required: [d], properties: {d: {type: [string, "null"]}, e: {type: [string, "null"]}}}
                """
        )
        let states = try ["A", "B"].map { name in
            try result.structure("#/components/schemas/\(name)").properties.contains(where: \.isThreeState)
        }
        return (states, result)
    }

    @Test(arguments: [
        ("patch", "application/json-patch+json"), ("patch", "text/plain"), ("patch", "application/octet-stream"),
        ("patch", "application/merge-patch+json"), ("post", "application/json"),
    ])
    func patchBesideAnotherBodyHasThreeStates(method: String, other: String) throws {
        let patch = method == "patch" ? "application/json" : "application/merge-patch+json"
        let (states, result) = try properties(method, [patch: "A", other: "In"])
        #expect(states == [true, false])
        // What the post sends in whole cannot tell null from nothing inside of the patch.
        #expect(result.ids.contains("null-left-out") == (method == "post"))
    }

    @Test func bodyThatIsNoPatchBesideOneHasTwoStates() throws {
        let (states, _) = try properties(
            "post",
            ["application/json": "A", "application/merge-patch+json": "B"],
            response: "In"
        )
        #expect(states == [false, true])
    }

    @Test func patchOfATypeThatIsAnAnswerIsNoted() throws {
        let (states, result) = try properties("patch", ["application/json": "B"])
        #expect(states == [false, false])
        let note = try #require(result.diagnostics.first)
        #expect(result.ids == ["null-left-out"] && note.severity == .note && note.location?.line == 5)
        #expect(
            note.message
                == "this patch cannot set `c` of #/components/schemas/B to null: the type is not that of patches alone, "
                + "and leaves out what is nil"
        )
        #expect(
            note.hint
                == "`nullable:` of the configuration tells null from nothing: #/components/schemas/B/properties/c"
        )
    }

    @Test func patchOfATypeThatIsNoAnswerIsNotNoted() throws {
        #expect(try properties("patch", ["application/json": "A"]).result.ids.isEmpty)
        #expect(try properties("post", ["application/json": "B"]).result.ids.isEmpty)
    }

    @Test(arguments: ["Pet/properties/id", "Pet/properties/name", "Pet/properties/nothing"])
    func propertyThatHasNotThreeStatesIsReported(path: String) throws {
        let result = try resolved("#/components/schemas/\(path)")
        #expect(result.ids == ["nullable-unused"])
        #expect(result.diagnostics.first?.location == place)
        #expect(try !result.structure("#/components/schemas/Pet").properties.contains(where: \.isThreeState))
    }
}
