import IR
import ResolutionSupport
import Testing

/// Unions with a branch that takes whatever the others do not: its tag is any text.
@Suite struct UnlistedTagTests {
    private let other =
        "{type: object, required: [kind], properties: {kind: {type: string}}, additionalProperties: true}"

    private func selection(_ branches: String) throws -> Union.Selection {
        let union = try resolve(schemas: "Step: {anyOf: [\(branches)]}").union("#/components/schemas/Step")
        return try #require(union.rules.first).selection
    }

    @Test(arguments: ["const: a", "enum: [a]"])
    func aTextThatNoBranchListsIsOfTheBranchThatTakesAny(tag: String) throws {
        let selection = try selection(
            "{type: object, required: [kind], properties: {kind: {type: string, \(tag)}}}, \(other)"
        )
        #expect(
            selection
                == .tag(
                    property: "kind",
                    cases: [.init(values: ["a"], selection: .branch(0))],
                    missing: nil,
                    otherwise: .branch(1)
                )
        )
    }

    @Test func theTextComesBeforeMembers() throws {
        let selection = try selection(
            """
            {type: object, required: [kind, values], properties: {kind: {const: add}, values: {type: array}}},
            {type: object, required: [kind], properties: {kind: {const: turnOn}}},
            \(other)
            """
        )
        #expect(
            selection
                == .tag(
                    property: "kind",
                    cases: [
                        .init(values: ["add"], selection: .branch(0)), .init(values: ["turnOn"], selection: .branch(1)),
                    ],
                    missing: nil,
                    otherwise: .branch(2)
                )
        )
    }

    @Test func aBranchThatListsMoreMembersTakesTheTextsThatNobodyLists() throws {
        let selection = try selection(
            """
            {type: object, required: [kind], properties: {kind: {enum: [a, b]}}},
            {type: object, required: [kind], properties: {kind: {type: string}, payload: {type: object}}}
            """
        )
        #expect(
            selection
                == .tag(
                    property: "kind",
                    cases: [.init(values: ["a", "b"], selection: .branch(0))],
                    missing: nil,
                    otherwise: .branch(1)
                )
        )
    }

    @Test func aListThatMayGrowKeepsWhatHasItsMembers() throws {
        let selection = try selection(
            """
            {type: object, required: [kind, size], properties: {kind: {enum: [a, b]}, size: {type: integer}}},
            {type: object, required: [kind], properties: {kind: {type: string}}}
            """
        )
        #expect(selection == .keys([.init(key: "size", branch: 0)], otherwise: .branch(1)))
    }

    @Test func aMissingTextSelectsWhatMayDoWithoutIt() throws {
        let selection = try selection(
            "{type: object, properties: {kind: {const: a}}}, \(other)"
        )
        guard case .tag("kind", _, .branch(0)?, .branch(1)?) = selection else { throw Unexpected("\(selection)") }
    }
}

/// Branches for which a discriminator has no text: inline ones, and those that its mapping leaves out and that take anything.
@Suite struct UnnamedBranchTests {
    private func union(_ third: String, _ rest: String = "", mapping: String = "{one: One, two: Two}") throws -> Union {
        try resolve(
            schemas: """
                Any:
                  oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}, \(third)]
                  discriminator: {propertyName: kind, mapping: \(mapping)}
                One: {type: object, required: [a], properties: {a: {type: string}}}
                Two: {type: object, required: [b], properties: {b: {type: string}}}
                \(rest)
                """
        ).union("#/components/schemas/Any")
    }

    private let cases = [
        Union.TagCase(values: ["one"], selection: .branch(0)), Union.TagCase(values: ["two"], selection: .branch(1)),
    ]

    private let byMembers = Union.Selection.keys(
        [.init(key: "a", branch: 0), .init(key: "b", branch: 1)],
        otherwise: .branch(2)
    )

    @Test func theTextOfTheOthersSelectsThemAndIsWritten() throws {
        let union = try union("{type: object, required: [z], properties: {z: {type: string}}}")
        #expect(
            union.rules.map(\.selection) == [
                .tag(
                    property: "kind",
                    cases: cases,
                    missing: byMembers,
                    otherwise: .keys([.init(key: "z", branch: 2)], otherwise: nil)
                )
            ]
        )
        #expect(union.branches.map(\.writtenTag) == ["one", "two", nil])
        #expect(union.keepsUnrecognized)
    }

    @Test(arguments: ["{type: object, properties: {z: {type: string}}}", "{description: Anything.}"])
    func whatRequiresNothingTakesTheRest(third: String) throws {
        let selection = try #require(try union(third).rules.first).selection
        guard case .tag("kind", cases, _, .branch(2)) = selection else { throw Unexpected("\(selection)") }
    }

    @Test func theTextItselfTellsNothingOfABranchThatRequiresIt() throws {
        let rest =
            "Rest: {type: object, required: [kind], properties: {kind: {type: string}}, additionalProperties: true}"
        let union = try union("{$ref: '#/components/schemas/Rest'}", rest)
        #expect(union.rules.map(\.selection).contains { $0.otherwise == .branch(2) })
        #expect(union.branches[2].tag == nil)
    }

    @Test func aBranchThatTheMappingForgetsKeepsItsName() throws {
        let rest = "Rest: {type: object, required: [kind], properties: {kind: {type: string}}}"
        let union = try union("{$ref: '#/components/schemas/Rest'}", rest)
        #expect(union.branches[2].tag == "Rest")
        #expect(union.rules.map(\.selection.otherwise) == [nil])
    }

    @Test func namesOfSchemasAreNoMoreThanAGuessBesideAnInlineBranch() throws {
        let union = try union("{type: object, properties: {z: {type: string}}}", mapping: "{}")
        #expect(union.branches.map(\.tag) == ["One", "Two", nil])
        #expect(union.rules.map(\.selection.otherwise) == [byMembers])
    }

    @Test func aMapIsReadWithoutTheTextThatNoneOfItsValuesCanBe() throws {
        let union = try union(
            "{$ref: '#/components/schemas/Map'}",
            "Map: {type: object, additionalProperties: {type: integer}}",
            mapping: "{one: One, two: Two, map: Map}"
        )
        #expect(union.branches.map(\.writtenTag) == ["one", "two", "map"])
        #expect(union.branches.map(\.isReadWithoutTag) == [false, false, true])
    }

    @Test(arguments: [("integer", ["size", "kind"]), ("string", ["size"])])
    func anObjectWhoseOtherMembersAreNoTextsHasTheTextAsAMember(type: String, names: [String]) throws {
        let result = try resolve(
            schemas: """
                Any:
                  oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}]
                  discriminator: {propertyName: kind, mapping: {one: One, two: Two}}
                One: {type: object, properties: {size: {type: integer}}, additionalProperties: {type: \(type)}}
                Two: {type: object, required: [b], properties: {b: {type: string}}}
                """
        )
        let properties = try result.structure("#/components/schemas/One").properties
        #expect(Set(properties.map(\.name)) == Set(names))
        let isWritten = try result.union("#/components/schemas/Any").branches[0].writtenTag != nil
        #expect(isWritten == (properties.count == 1))
    }
}

extension Union.Selection {
    /// What happens with a text that no case has.
    fileprivate var otherwise: Union.Selection? {
        if case .tag(_, _, _, let otherwise) = self { otherwise } else { nil }
    }
}
