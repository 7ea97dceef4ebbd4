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

    @Test(arguments: ["Pet/properties/id", "Pet/properties/name", "Pet/properties/nothing"])
    func propertyThatHasNotThreeStatesIsReported(path: String) throws {
        let result = try resolved("#/components/schemas/\(path)")
        #expect(result.ids == ["nullable-unused"])
        #expect(result.diagnostics.first?.location == place)
        #expect(try !result.structure("#/components/schemas/Pet").properties.contains(where: \.isThreeState))
    }
}
