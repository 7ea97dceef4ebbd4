import IR
import ResolutionSupport
import Testing

/// The member by which a discriminator tells objects apart, in the objects and in unions of unions.
@Suite struct DiscriminatorTests {
    private let inner = """
        Signal:
          oneOf: [{$ref: '#/components/schemas/Start'}, {$ref: '#/components/schemas/Stop'}]
          discriminator: {propertyName: type, mapping: {start: '#/components/schemas/Start', stop: Stop}}
        Start: {type: object, required: [type], properties: {type: {type: string}, at: {type: string}}}
        Stop: {type: object, properties: {at: {type: string}}}
        Note: {type: object, required: [type], properties: {type: {const: note}}}
        """

    private func cases(_ union: Union) throws -> [Union.TagCase] {
        guard case .tag("type", let cases, _, nil)? = union.rules.first?.selection else {
            throw Unexpected("\(union.rules)")
        }
        return cases
    }

    @Test(arguments: ["", ", discriminator: {propertyName: type}"])
    func theTextsOfAUnionAmongTheBranchesSelectIt(discriminator: String) throws {
        let result = try resolve(
            schemas: """
                Event: {oneOf: [{$ref: '#/components/schemas/Signal'}, {$ref: '#/components/schemas/Note'}]\(discriminator)}
                \(inner)
                """
        )
        #expect(
            try cases(result.union("#/components/schemas/Event")) == [
                .init(values: ["start", "stop"], selection: .branch(0)),
                .init(values: ["note"], selection: .branch(1)),
            ]
        )
        #expect(result.diagnostics.isEmpty)
    }

    @Test func namesOfSchemasAreTextsOfAUnionAmongTheBranches() throws {
        let result = try resolve(
            schemas: """
                Event: {oneOf: [{$ref: '#/components/schemas/Signal'}, {$ref: '#/components/schemas/Mark'}], discriminator: {propertyName: type}}
                Signal: {oneOf: [{$ref: '#/components/schemas/Start'}, {$ref: '#/components/schemas/Stop'}], discriminator: {propertyName: type}}
                Start: {type: object, required: [a], properties: {a: {type: string}}}
                Stop: {type: object, required: [b], properties: {b: {type: string}}}
                Mark: {type: object, required: [c], properties: {c: {type: string}}}
                """
        )
        #expect(
            try cases(result.union("#/components/schemas/Event")).map(\.values) == [["Start", "Stop"], ["Mark"]]
        )
    }

    @Test func nobodyHasToSayTheTextThatTheDiscriminatorHasForAnObject() throws {
        let result = try resolve(schemas: inner)
        let declared = try result.property("type", of: "#/components/schemas/Start")
        #expect(declared.initialText == "start")
        #expect(declared.isRequired)
    }

    @Test func anObjectThatDoesNotDeclareTheMemberHasItNevertheless() throws {
        let result = try resolve(schemas: inner)
        let structure = try result.structure("#/components/schemas/Stop")
        #expect(structure.properties.map(\.name) == ["type", "at"])
        #expect(structure.properties[0].initialText == "stop")
        // It may stand where no union is.
        #expect(!structure.properties[0].isRequired)
    }

    @Test func anObjectWithSeveralTextsKeepsTheOneThatItHas() throws {
        let result = try resolve(
            schemas: """
                Other:
                  oneOf: [{$ref: '#/components/schemas/Stop'}, {$ref: '#/components/schemas/Note'}]
                  discriminator: {propertyName: type, mapping: {halt: Stop}}
                \(inner)
                """
        )
        let property = try result.property("type", of: "#/components/schemas/Stop")
        #expect(property.initialText == nil)
        #expect(property.type == .string)
    }

    @Test(arguments: [("", nil), (", mapping: {Dog: Dog, Cat: Cat}", "Dog")])
    func aNameOfASchemaIsNoDefaultOfWhatHasToBeSaid(mapping: String, text: String?) throws {
        let animal = "{type: object, required: [kind], properties: {kind: {type: string}}}"
        let result = try resolve(
            schemas: """
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Cat'}]
                  discriminator: {propertyName: kind\(mapping)}
                Dog: \(animal)
                Cat: \(animal)
                """
        )
        #expect(try result.property("kind", of: "#/components/schemas/Dog").initialText == text)
    }

    @Test func whatExtendsAParentThatDoesNotDeclareTheMemberHasIt() throws {
        let result = try resolve(
            schemas: """
                Parent: {type: object, discriminator: {propertyName: kind}, properties: {id: {type: string}}}
                Child: {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {more: {type: string}}}]}
                """
        )
        #expect(try result.property("kind", of: "#/components/schemas/Child").initialText == "Child")
        #expect(try result.property("kind", of: "#/components/schemas/Parent/base").initialText == "Parent")
    }

    @Test func theMemberMayStandBesideTheUnionInTheSameObject() throws {
        let names = (1...9).map { "Part\($0)" }
        let list = names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        let result = try resolve(
            schemas: ([
                "Whole: {required: [type], properties: {type: {type: string}, id: {type: string}}, oneOf: [\(list)], discriminator: {propertyName: type}}"
            ] + names.map { "\($0): {type: object, required: [\($0)], properties: {\($0): {type: string}}}" })
            .joined(separator: "\n")
        )
        #expect(try result.structure("#/components/schemas/Part1").properties.map(\.name) == ["Part1"])
    }
}
