import Diagnostics
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

    @Test(arguments: ["Other", "'#/components/schemas/Other'", "Alias"])
    func aDefaultTakesWhatNamesNoOtherSchema(target: String) throws {
        let result = try resolve(
            schemas: """
                Event:
                  oneOf: [{$ref: '#/components/schemas/Start'}, {$ref: '#/components/schemas/Other'}]
                  discriminator: {propertyName: type, mapping: {start: Start}, defaultMapping: \(target)}
                Start: {type: object, properties: {type: {type: string}, at: {type: string}}}
                Other: {type: object, properties: {type: {type: string}, at: {type: string}}}
                Alias: {$ref: '#/components/schemas/Other'}
                """
        )
        let union = try result.union("#/components/schemas/Event")
        #expect(
            union.rules.first?.selection
                == .tag(
                    property: "type",
                    cases: [.init(values: ["start"], selection: .branch(0))],
                    missing: nil,
                    otherwise: .branch(1)
                )
        )
        #expect(result.diagnostics.isEmpty)
        // What may be any other text is the caller's to say.
        #expect(try result.property("type", of: "#/components/schemas/Start").initialText == "start")
        #expect(try result.property("type", of: "#/components/schemas/Other").initialText == nil)
    }

    @Test func aDefaultIsNotAddedToAnObjectThatDoesWithoutTheMember() throws {
        let result = try resolve(
            schemas: """
                Event:
                  oneOf: [{$ref: '#/components/schemas/Start'}, {$ref: '#/components/schemas/Other'}]
                  discriminator: {propertyName: type, mapping: {start: Start}, defaultMapping: Other}
                Start: {type: object, properties: {at: {type: string}}}
                Other: {type: object, properties: {at: {type: string}}}
                """
        )
        let branches = try result.union("#/components/schemas/Event").branches
        #expect(branches.map(\.writtenTag) == ["start", nil])
    }

    @Test func aDefaultTakesWhatNamesNoOtherSchemaOfAFamily() throws {
        let result = try resolve(
            schemas: """
                Pet:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {cat: Cat, dog: Dog}, defaultMapping: Dog}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: integer}}}]}
                Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {tail: {type: integer}}}]}
                """
        )
        let union = try result.union("#/components/schemas/Pet")
        guard case .tag("kind", let cases, nil, let otherwise)? = union.rules.first?.selection else {
            throw Unexpected("\(union.rules)")
        }
        #expect(cases.map(\.values) == [["cat"], ["dog"]])
        #expect(otherwise == .branch(1))
        #expect(result.diagnostics.isEmpty)
    }

    @Test func theDefaultOfAFamilyMayBeTheParent() throws {
        let result = try resolve(
            schemas: """
                Pet:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {cat: Cat}, defaultMapping: Pet}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {claws: {type: integer}}}]}
                """
        )
        let union = try result.union("#/components/schemas/Pet")
        #expect(union.branches.map(\.type) == ["Cat", "Pet/base"].map { .named(TypeID("#/components/schemas/\($0)")) })
        guard case .tag(_, _, nil, .branch(1))? = union.rules.first?.selection else {
            throw Unexpected("\(union.rules)")
        }
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: ["Nobody", "Note"])
    func aDefaultThatIsNoBranchIsReported(target: String) throws {
        let result = try resolve(
            schemas: """
                Event:
                  oneOf: [{$ref: '#/components/schemas/Start'}, {$ref: '#/components/schemas/Stop'}]
                  discriminator: {propertyName: type, mapping: {start: Start, stop: Stop}, defaultMapping: \(target)}
                Start: {type: object, required: [type], properties: {type: {type: string}}}
                Stop: {type: object, required: [type], properties: {type: {type: string}}}
                Note: {type: object, properties: {type: {type: string}}}
                """
        )
        #expect(result.ids == ["discriminator-mapping-lost"])
        #expect(
            result.diagnostics.first?.message
                == "the discriminator's default leads to no schema that the discriminator tells from others"
        )
        #expect(try cases(result.union("#/components/schemas/Event")).count == 2)
    }

    @Test func nobodyHasToSayTheTextThatTheDiscriminatorHasForAnObject() throws {
        let result = try resolve(schemas: inner)
        let declared = try result.property("type", of: "#/components/schemas/Start")
        #expect(declared.initialText == "start")
        #expect(declared.isRequired)
    }

    @Test func theUnionWritesTheMemberOfAnObjectThatDoesNotDeclareIt() throws {
        let result = try resolve(schemas: inner)
        #expect(try result.structure("#/components/schemas/Stop").properties.map(\.name) == ["at"])
        let branches = try result.union("#/components/schemas/Signal").branches
        #expect(branches.map(\.writtenTag) == [nil, "stop"])
    }

    @Test func eachUnionWritesItsOwnText() throws {
        let result = try resolve(
            schemas: """
                Other:
                  oneOf: [{$ref: '#/components/schemas/Stop'}, {$ref: '#/components/schemas/Note'}]
                  discriminator: {propertyName: what, mapping: {halt: Stop}}
                \(inner)
                """
        )
        #expect(try result.union("#/components/schemas/Other").branches[0].writtenTag == "halt")
        #expect(try result.union("#/components/schemas/Signal").branches[1].writtenTag == "stop")
    }

    @Test func anObjectWithSeveralTextsKeepsTheOneThatItHas() throws {
        let result = try resolve(
            schemas: """
                Grant:
                  oneOf: [{$ref: '#/components/schemas/Password'}, {$ref: '#/components/schemas/Client'}]
                  discriminator: {propertyName: type, mapping: {password: Password, client: Client, refresh: Client}}
                Password: {type: object, required: [user], properties: {user: {type: string}}}
                Client: {type: object, required: [id], properties: {id: {type: string}}}
                """
        )
        let property = try result.property("type", of: "#/components/schemas/Client")
        #expect(property.initialText == nil)
        #expect(property.type == .string)
        #expect(try result.union("#/components/schemas/Grant").branches.map(\.writtenTag) == ["password", nil])
    }

    @Test(arguments: [
        ("{$ref: '#/components/schemas/Alias'}", "type: {type: string}", ["one"]),
        ("{allOf: [{$ref: '#/components/schemas/One'}], description: The first.}", "type: {type: string}", ["one"]),
        ("{$ref: '#/components/schemas/One'}", "type: {type: string, enum: [one, uno, two]}", ["one", "uno"]),
    ])
    func mappingsLeadToBranchesInManyWays(branch: String, member: String, texts: [String]) throws {
        let result = try resolve(
            schemas: """
                Either:
                  oneOf: [\(branch), {$ref: '#/components/schemas/Two'}]
                  discriminator: {propertyName: type, mapping: {one: '#/components/schemas/One', two: '#/components/schemas/Two'}}
                Alias: {$ref: '#/components/schemas/One'}
                One: {type: object, required: [type], properties: {\(member), a: {type: string}}}
                Two: {type: object, required: [type], properties: {type: {type: string}, a: {type: string}}}
                """
        )
        #expect(try cases(result.union("#/components/schemas/Either")).map(\.values) == [texts, ["two"]])
        #expect(!result.ids.contains("discriminator-mapping-lost"))
    }

    @Test func theDefaultOfTheMemberIsItsTextWhereThereIsNoMapping() throws {
        let result = try resolve(
            schemas: """
                Either:
                  oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}]
                  discriminator: {propertyName: type}
                One: {type: object, required: [type], properties: {type: {type: string, default: first}}}
                Two: {type: object, required: [type], properties: {type: {type: string}}}
                """
        )
        #expect(try cases(result.union("#/components/schemas/Either")).map(\.values) == [["first"], ["Two"]])
        #expect(try result.property("type", of: "#/components/schemas/One").initialText == "first")
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
