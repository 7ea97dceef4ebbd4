import IR
import Naming
import ResolutionSupport
import Testing

/// What the branches of unions are called that no schema has a name for.
@Suite struct BranchNameTests {
    @Test func textsThatSeveralBranchesListTogetherAreAString() throws {
        let result = try resolve(
            schemas: """
                Limit: {oneOf: [{type: string}, {type: string, enum: ['-1']}, {type: integer}]}
                Holder: {properties: {limit: {oneOf: [{type: string}, {type: string, enum: ['-1']}, {type: integer}]}}}
                """
        )
        let (names, _, diagnostics) = Namer.name(result.api, options: .init(module: "Test"))
        let limit = TypeID("#/components/schemas/Limit")
        #expect(names.members[limit] == ["string", "integer"])
        #expect(names.types[TypeID("\(limit.pointer)/oneOf/0")]?.qualified == "Limit.Text")
        #expect(
            names.types[TypeID("#/components/schemas/Holder/properties/limit/oneOf/0")]?.qualified
                == "Holder.Limit.Text"
        )
        #expect(diagnostics.isEmpty)
    }
}
