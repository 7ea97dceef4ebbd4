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
