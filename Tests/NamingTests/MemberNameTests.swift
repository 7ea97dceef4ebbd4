import IR
import Naming
import ResolutionSupport
import Testing

/// Properties, values and cases.
@Suite struct MemberNameTests {
    private func names(schemas: String) throws -> Names {
        Namer.name(try resolve(schemas: schemas).api, options: .init(module: "Test")).names
    }

    @Test func unionCasesAreCalledByTypeTitleOrShape() throws {
        let names = try names(
            schemas: """
                Thing:
                  oneOf:
                  - {type: string}
                  - {type: array, items: {type: integer}}
                  - {$ref: '#/components/schemas/PetOwner'}
                  - {type: boolean, title: The flag}
                PetOwner: {properties: {a: {}}}
                """
        )
        #expect(
            names.members[TypeID("#/components/schemas/Thing")] == ["string", "integers", "petOwner", "theFlag"]
        )
    }

    @Test func enumValuesOnOneNameAreToldApartBySymbols() throws {
        let names = try names(schemas: "Sort: {type: string, enum: [name, '-name', '+1', '-1', name_, '']}")
        let members = try #require(names.members[TypeID("#/components/schemas/Sort")])
        #expect(members == ["name", "minusName", "plus1", "minus1", "nameUnderscore", "empty"])
    }

    @Test func typesInScriptsWithoutUpperCaseAreNotCalledLikeValues() throws {
        let names = try names(
            schemas: """
                Thing:
                  properties:
                    日本: {properties: {a: {}}}
                    1st: {type: string, enum: [256x256]}
                """
        )
        #expect(names.members[TypeID("#/components/schemas/Thing")] == ["日本", "property1st"])
        let nested = TypeID("#/components/schemas/Thing/properties/日本")
        #expect(names.types[nested]?.simple == "日本Object")
        #expect(names.members[TypeID("#/components/schemas/Thing/properties/1st")] == ["number256x256"])
    }

    @Test func noneIsLeftToOptionals() throws {
        let names = try names(schemas: "Mode: {type: string, enum: [none, auto]}")
        #expect(names.members[TypeID("#/components/schemas/Mode")] == ["noneValue", "auto"])
    }
}
