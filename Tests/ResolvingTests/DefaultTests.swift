import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct DefaultTests {
    @Test(arguments: [
        ("{type: integer, default: []}", "it should be an integer and is an array"),
        ("{type: integer, default: 3.14}", "it should be an integer and is a number"),
        ("{type: integer, default: amongus}", "it should be an integer and is a string"),
        ("{type: array, items: {type: boolean}, default: [true, 1]}", "$[1] should be a boolean and is a number"),
    ])
    func aDefaultThatDoesNotFitIsAWarningAtItsPlace(schema: String, reason: String) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(result.diagnostics.map(\.message) == ["the default does not fit its schema: \(reason)"])
        #expect(result.diagnostics.allSatisfy { $0.severity == .warning && $0.location?.line == 6 && $0.hint != nil })
    }

    @Test(arguments: [
        ("{type: integer, default: null}", ["default-mismatch"]),
        ("{type: integer, nullable: true, default: null}", []),
        ("{default: null}", []),
        ("{type: number, default: 1}", []),
        ("{type: string, enum: [a, b], default: a}", []),
        ("{type: object, default: {}}", []),
        ("{$ref: '#/components/schemas/Later', default: {name: a}}", []),
        ("{$ref: '#/components/schemas/Later', default: {}}", ["default-mismatch"]),
    ])
    func defaultsAreJudgedByTheWholeSchema(schema: String, ids: [String]) throws {
        let result = try resolve(
            schemas: """
                Thing: {properties: {value: \(schema)}}
                Later: {required: [name], properties: {name: {type: string}}}
                """
        )
        #expect(result.ids == ids)
    }

    @Test func aDefaultThatSeveralPlacesUseIsReportedOnce() throws {
        let result = try resolve(
            schemas: """
                Size: {type: integer, default: large}
                Thing: {properties: {a: {$ref: '#/components/schemas/Size'}, b: {$ref: '#/components/schemas/Size'}}}
                """
        )
        #expect(result.ids == ["default-mismatch"])
    }
}
