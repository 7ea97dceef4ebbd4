import IR
import ResolutionSupport
import Testing

@Suite struct DirectionTests {
    /// The properties of a component that are required in Swift.
    private func required(_ component: String) throws -> [String] {
        try resolve(spec: "features/directions.yaml").structure("#/components/schemas/\(component)").properties
            .filter(\.isRequired).map(\.name)
    }

    @Test(arguments: [
        ("User", ["name"]),
        ("Audit", ["id"]),
        ("Login", ["name", "password"]),
    ])
    func requiredDependsOnTheDirectionsOfTheType(component: String, expected: [String]) throws {
        #expect(try required(component) == expected)
    }

    @Test func onlyPatchesHaveThreeStates() throws {
        let result = try resolve(spec: "features/patches.yaml")
        let properties = result.api.types.flatMap { definition -> [String] in
            guard case .structure(let structure) = definition.kind else { return [] }
            return structure.properties.filter(\.isThreeState).map {
                "\(definition.id.pointer.split(separator: "/").last ?? "") \($0.name)"
            }
        }
        #expect(
            properties == [
                "ProfilePatch nickname", "ProfilePatch age", "ProfilePatch weight", "ProfilePatch isPublic",
                "ProfilePatch colour", "ProfilePatch born", "ProfilePatch visits", "ProfilePatch address",
                "address street", "BioPatch text", "MailPatch kind", "MailPatch address", "PhonePatch kind",
                "schema name",
            ]
        )
    }

    @Test func aTypeThatNoOperationUsesMayTravelBothWays() throws {
        let result = try resolve(schemas: "A: {required: [a], properties: {a: {type: string, readOnly: true}}}")
        #expect(try !result.property("a", of: "#/components/schemas/A").isRequired)
    }

    @Test func theDirectionHoldsForWhatATypeContains() throws {
        let result = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    get:
                      responses:
                        default:
                          description: A list.
                          content:
                            application/json:
                              schema: {type: array, items: {$ref: '#/components/schemas/List'}}
                components:
                  schemas:
                    List: {oneOf: [{type: string}, {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}]}
                    A: {required: [a], properties: {a: {type: string, readOnly: true}}}
                """
        )
        #expect(try result.property("a", of: "#/components/schemas/A").isRequired)
    }
}
