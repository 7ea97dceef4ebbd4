import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ArrayTests {
    private let thing = "#/components/schemas/Thing"

    @Test(arguments: [
        ("{type: array, prefixItems: [{type: string}]}", TypeReference.array(.string)),
        ("{prefixItems: [{type: number}, {type: number}], items: false}", .array(.number)),
        ("{type: array, prefixItems: [{type: number}], items: {type: number}}", .array(.number)),
        ("{type: array, items: false}", .array(.json)),
        ("{type: array, items: true}", .array(.json)),
        ("{unevaluatedItems: {type: number}}", .array(.number)),
    ])
    func elementsOfOneTypeAreAnArray(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(try result.property("value", of: thing).type == type)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("", TypeReference.json), (", maxItems: 3", .json), (", maxItems: 2", nil), (", items: false", nil),
        (", items: {type: boolean}", .boolean),
    ])
    func whatFollowsInATupleMayBeAnything(keyword: String, rest: TypeReference?) throws {
        let result = try resolve(
            schemas: "Thing: {prefixItems: [{type: string}, {type: [integer, 'null']}], minItems: 1\(keyword)}"
        )
        let tuple = try result.structure(thing)
        #expect(tuple.additionalProperties == rest)
        #expect(tuple.properties.map(\.isThreeState) == [false, true])
    }

    @Test func elementsOfSeveralTypesAreATuple() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  type: array
                  minItems: 1
                  prefixItems: [{type: string}, {type: integer, title: Size}, {$ref: '#/components/schemas/Other'}]
                  items: {type: boolean}
                Other: {type: object, properties: {a: {type: string}}}
                """
        )
        let tuple = try result.structure(thing)
        #expect(tuple.isTuple)
        #expect(tuple.properties.map(\.name) == ["first", "Size", "Other"])
        #expect(tuple.properties.map(\.isRequired) == [true, false, false])
        #expect(tuple.properties.map(\.type) == [.string, .integer, .named(TypeID("#/components/schemas/Other"))])
        #expect(tuple.additionalProperties == .boolean)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("[a, 1]", nil),
        ("[a, 1, true]", nil),
        ("[a]", "$ has 1 elements instead of 2"),
        ("[a, b]", "$[1] should be an integer and is a string"),
        ("[a, 1, 2]", "$[2] should be a boolean and is a number"),
        ("{}", "$ should be an array and is an object"),
    ])
    func examplesOfTuplesAreChecked(example: String, reason: String?) throws {
        let result = try resolve(
            schemas: """
                Thing:
                  minItems: 2
                  prefixItems: [{type: string}, {type: integer}]
                  items: {type: boolean}
                  example: \(example)
                """
        )
        #expect(
            result.diagnostics.map(\.message)
                == [reason.map { "the example does not fit its schema: \($0)" }].compactMap(\.self)
        )
        #expect(result.api.examples.count == (reason == nil ? 1 : 0))
    }
}
