import IR
import ResolutionSupport
import Testing

/// What tells the branches of a union apart where it is not there in each value, or is not seen as such.
@Suite struct SelectionClueTests {
    private func result(_ branches: String, _ others: String = "") throws -> Resolution {
        try resolve(schemas: "Value: {oneOf: [\(branches)]}\n\(others)")
    }

    private func selection(_ branches: String, _ others: String = "") throws -> Union.Selection {
        try #require(result(branches, others).union("#/components/schemas/Value").rules.first).selection
    }

    @Test func membersThatAreNeverAnsweredTellLast() throws {
        let selection = try selection(
            """
            {type: object, required: [secret], properties: {secret: {type: string, writeOnly: true}, n: {type: string}}},
            {type: object, required: [id], properties: {id: {type: string}, n: {type: string}}}
            """
        )
        #expect(selection == .keys([.init(key: "id", branch: 1)], otherwise: .branch(0)))
    }

    @Test(arguments: [
        ("{type: string}", false), ("{type: [string, 'null']}", true), ("{}", true), ("{type: 'null'}", true),
        ("{$ref: '#/components/schemas/Text'}", false), ("{$ref: '#/components/schemas/Perhaps'}", true),
        ("{anyOf: [{type: integer}, {type: 'null'}]}", true), ("{oneOf: [{type: integer}, {type: string}]}", false),
        ("{$ref: '#/components/schemas/Value'}", false),
    ])
    func nullIsAMemberWhereTheBranchAllowsIt(schema: String, allowsNull: Bool) throws {
        let selection = try selection(
            "{type: object, required: [a], properties: {a: \(schema)}}, {required: [b], properties: {b: {type: string}}}",
            "Text: {type: string}\nPerhaps: {type: [string, 'null']}"
        )
        #expect(selection == .keys([.init(key: "a", branch: 0, allowsNull: allowsNull)], otherwise: .branch(1)))
    }

    @Test func nullIsAMemberOfABranchWhereOneOfItsKindsAllowsIt() throws {
        let selection = try selection(
            "{$ref: '#/components/schemas/Wide'}, {type: object, required: [a], properties: {a: {type: string}}}",
            """
            Wide:
              oneOf:
              - {required: [k, d], properties: {d: {type: string}, k: {type: string}}}
              - {required: [d, l], properties: {d: {type: [string, 'null']}, l: {type: string}}}
            """
        )
        #expect(selection == .keys([.init(key: "d", branch: 0, allowsNull: true)], otherwise: .branch(1)))
    }

    @Test func aMemberOfSeveralKindsOfABranchIsAskedForOnce() throws {
        let selection = try selection(
            "{$ref: '#/components/schemas/Wide'}, {type: object, required: [a], properties: {a: {type: string}}}",
            """
            Wide:
              allOf:
              - oneOf: [{required: [k], properties: {k: {type: string}}}, {required: [l], properties: {l: {type: string}}}]
              - {required: [d], properties: {d: {type: string}}}
            """
        )
        #expect(selection == .keys([.init(key: "d", branch: 0)], otherwise: .branch(1)))
    }

    @Test func nullTellsAMemberFromOneOfAnotherKind() throws {
        let selection = try selection(
            """
            {type: object, required: [t], properties: {t: {type: number}, a: {type: string}}},
            {type: object, required: [t], properties: {t: {type: 'null'}, a: {type: string}}}
            """
        )
        #expect(
            selection
                == .kinds(
                    property: "t",
                    rules: [.init(pattern: .kind(.number), selection: .branch(0))],
                    otherwise: .branch(1)
                )
        )
    }

    @Test func fractionsAreTagsAsIntegersAre() throws {
        let selection = try selection(
            """
            {type: object, required: [v], properties: {v: {type: number, enum: [1.0]}}},
            {type: object, required: [v], properties: {v: {type: number, const: 2.50}}}
            """
        )
        #expect(
            selection
                == .tag(
                    property: "v",
                    cases: [
                        .init(values: ["1"], selection: .branch(0)), .init(values: ["2.5"], selection: .branch(1)),
                    ],
                    missing: nil
                )
        )
    }

    @Test(arguments: [
        "Value: {oneOf: [{type: string}, {oneOf: [{$ref: '#/components/schemas/Other'}, {type: boolean}]}]}",
        "Value: {oneOf: [{oneOf: [{$ref: '#/components/schemas/Value'}, {type: boolean}, {type: string}]}, {type: integer}]}",
    ])
    func aUnionInPlaceThatLeadsBackAllowsNothingMore(schema: String) throws {
        let result = try resolve(
            schemas: "\(schema)\nOther: {anyOf: [{$ref: '#/components/schemas/Value'}, {type: integer}]}"
        )
        let union = try result.union("#/components/schemas/Value")
        #expect(Set(union.branches.map(\.type)) == [.string, .integer, .boolean])
        #expect(union.rules.allSatisfy { $0.pattern != .anything })
    }

    @Test func branchesThatOnlySayHowManyMembersThereAreAreNone() throws {
        let result = try resolve(
            schemas:
                "Value: {type: object, properties: {a: {type: string}}, oneOf: [{minProperties: 5}, {maxProperties: 1}]}"
        )
        #expect(try result.structure("#/components/schemas/Value").properties.map(\.name) == ["a"])
        #expect(result.diagnostics.isEmpty)
    }
}
