import IR
import ResolutionSupport
import Testing

@Suite struct UnionTests {
    private let pointer = "#/components/schemas/Request/properties/prompt"

    private func union(_ branches: String) throws -> Union {
        try resolve(schemas: "Request: {type: object, properties: {prompt: {oneOf: [\(branches)]}}}").union(pointer)
    }

    @Test func branchesAreToldApartByTheKindOfTheirJSON() throws {
        let union = try union(
            """
            {type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}},
            {type: array, items: {type: array, items: {type: integer}}}
            """
        )
        #expect(union.branches.map(\.type) == [.string, .array(.string), .array(.integer), .array(.array(.integer))])
        #expect(
            union.rules == [
                .init(pattern: .kind(.string), branch: 0), .init(pattern: .array(of: .number), branch: 2),
                .init(pattern: .array(of: .array), branch: 3), .init(pattern: .kind(.array), branch: 1),
            ]
        )
    }

    @Test func referencesAreLookedThrough() throws {
        let result = try resolve(
            schemas: """
                Request: {type: object, properties: {prompt: {oneOf: [{$ref: '#/components/schemas/Text'}, {type: object, properties: {a: {}}}]}}}
                Text: {type: string}
                """
        )
        #expect(try result.union(pointer).rules.map(\.pattern) == [.kind(.string), .kind(.object)])
    }

    @Test func aBranchOfAnyKindTakesWhatIsLeft() throws {
        #expect(try union("{type: integer}, {}").rules.map(\.pattern) == [.kind(.number), .anything])
    }

    @Test func nullBranchesAreNullability() throws {
        let result = try resolve(
            schemas:
                "Request: {type: object, properties: {prompt: {anyOf: [{type: string}, {type: integer}, {nullable: true}]}}}"
        )
        #expect(try result.property("prompt", of: "#/components/schemas/Request").isNullable)
        #expect(try result.union(pointer).branches.count == 2)
    }
}
