import IR
import ResolutionSupport
import Testing

/// How objects are told apart that no single tag tells apart.
@Suite struct SelectionTests {
    private func resolution(_ branches: String) throws -> Resolution {
        try resolve(schemas: "Thing:\n  oneOf:\n\(branches)")
    }

    private func selection(
        _ branches: String,
        of pattern: Union.Pattern = .kind(.object)
    ) throws -> Union.Selection {
        let union = try resolution(branches).union("#/components/schemas/Thing")
        return try #require(union.rules.first { $0.pattern == pattern }).selection
    }

    @Test func aSecondTagTellsApartWhatTheFirstDoesNot() throws {
        let selection = try selection(
            """
              - {required: [type, role], properties: {type: {const: message}, role: {enum: [user, system]}}}
              - {required: [type, role], properties: {type: {const: message}, role: {const: assistant}}}
              - {required: [type], properties: {type: {const: end}}}
            """
        )
        guard case .tag("type", let cases, nil, nil) = selection else { throw Unexpected("no tag") }
        #expect(cases.map(\.values) == [["message"], ["end"]])
        #expect(
            cases[0].selection
                == .tag(
                    property: "role",
                    cases: [
                        .init(values: ["user", "system"], selection: .branch(0)),
                        .init(values: ["assistant"], selection: .branch(1)),
                    ],
                    missing: nil
                )
        )
    }

    @Test func kindsOfSharedMembersTellApart() throws {
        let selection = try selection(
            """
              - {required: [value], properties: {value: {type: string}}}
              - {required: [value], properties: {value: {type: array, items: {type: string}}}}
              - {required: [value], properties: {value: {type: object}}}
            """
        )
        #expect(
            selection
                == .kinds(
                    property: "value",
                    rules: [
                        .init(pattern: .kind(.string), selection: .branch(0)),
                        .init(pattern: .kind(.object), selection: .branch(2)),
                    ],
                    otherwise: .branch(1)
                )
        )
    }

    @Test func kindsOfOptionalMembersLeaveTheirAbsenceToTheOthers() throws {
        let selection = try selection(
            """
              - {properties: {lt: {type: number}, gt: {type: number}}}
              - {properties: {lt: {type: string}, gt: {type: string}}}
            """
        )
        let gt = Union.Selection.kinds(
            property: "gt",
            rules: [
                .init(pattern: .kind(.number), selection: .branch(0)),
                .init(pattern: .kind(.string), selection: .branch(1)),
            ],
            otherwise: .branch(0)
        )
        #expect(
            selection
                == .kinds(
                    property: "lt",
                    rules: [
                        .init(pattern: .kind(.number), selection: .branch(0)),
                        .init(pattern: .kind(.string), selection: .branch(1)),
                    ],
                    otherwise: gt
                )
        )
    }

    @Test func aDictionaryTakesWhatHasNoMemberOfTheOthers() throws {
        #expect(
            try selection("  - {properties: {a: {type: string}}}\n  - {additionalProperties: {type: string}}")
                == .closest([.init(keys: [], selection: .branch(1)), .init(keys: ["a"], selection: .branch(0))])
        )
        #expect(
            try selection(
                "  - {additionalProperties: {type: string}}\n  - {required: [a], properties: {a: {type: string}}}"
            ) == .keys([.init(key: "a", branch: 1)], otherwise: .branch(0))
        )
    }

    @Test func membersThatAreRequiredButNotDeclaredAreMembersToo() throws {
        let selection = try selection(
            """
              - {required: [a, b], properties: {a: {}, b: {}}}
              - {required: [a, c], properties: {c: {}}}
            """
        )
        #expect(selection == .keys([.init(key: "b", branch: 0, allowsNull: true)], otherwise: .branch(1)))
    }

    @Test func keysOfBranchesThatAreExcludedTellNothingMore() throws {
        let selection = try selection(
            """
              - {required: [a, b], properties: {a: {}, b: {}}}
              - {required: [a], properties: {a: {}}}
              - {properties: {c: {}}}
            """
        )
        #expect(
            selection
                == .keys(
                    [.init(key: "b", branch: 0, allowsNull: true), .init(key: "a", branch: 1, allowsNull: true)],
                    otherwise: .branch(2)
                )
        )
    }

    @Test func aMissingTagGoesOnToStructure() throws {
        let selection = try selection(
            """
              - {required: [a], properties: {type: {const: a}, a: {type: string}}}
              - {required: [b], properties: {type: {const: b}, b: {type: string}}}
              - {required: [type], properties: {type: {const: c}}}
            """
        )
        guard case .tag("type", _, let missing, nil) = selection else { throw Unexpected("no tag") }
        #expect(missing == .keys([.init(key: "a", branch: 0)], otherwise: .branch(1)))
    }

    @Test func listsOfValuesThatOverlapGoOnToStructureToo() throws {
        let selection = try selection(
            """
              - {required: [size], properties: {size: {enum: [small, large]}, depth: {type: integer}}}
              - {required: [size], properties: {size: {enum: [large, huge]}, depth: {type: string}}}
            """
        )
        guard case .kinds("depth", let rules, let otherwise) = selection else { throw Unexpected("no kinds") }
        #expect(rules.map(\.pattern) == [.kind(.number), .kind(.string)])
        guard case .tag("size", let cases, nil, let unknown) = otherwise else { throw Unexpected("no tag") }
        #expect(cases.map(\.values) == [["small"], ["large", "huge"]])
        #expect(unknown == .branch(1))
        #expect(!selection.keepsUnrecognized)
    }

    @Test func whatStandsInsideOfASharedMemberTellsApart() throws {
        let selection = try selection(
            """
              - {required: [data], properties: {data: {type: object, required: [kind], properties: {kind: {const: a}}}}}
              - {required: [data], properties: {data: {type: object, required: [kind], properties: {kind: {const: b}}}}}
            """
        )
        guard case .member("data", .tag("kind", let cases, nil, nil)) = selection else { throw Unexpected("no member") }
        #expect(cases.map(\.values) == [["a"], ["b"]])
    }

    @Test func arraysOfObjectsAreToldApartByTheirFirstElement() throws {
        let branches = """
              - {type: array, items: {type: object, required: [a], properties: {a: {type: string}}}}
              - {type: array, items: {type: object, required: [b], properties: {b: {type: string}}}}
            """
        let result = try resolution(branches)
        #expect(result.diagnostics.isEmpty)
        #expect(
            try selection(branches, of: .kind(.array))
                == .firstElement(.keys([.init(key: "a", branch: 0)], otherwise: .branch(1)))
        )
    }

    @Test func ofBranchesThatDeclareTheSameTheWidestIsTaken() throws {
        let selection = try selection(
            """
              - {required: [value], properties: {value: {type: string, format: date-time}}}
              - {required: [value], properties: {value: {type: string}}}
            """
        )
        #expect(selection == .branch(1))
    }

    @Test func aTagThatMayBeNullIsATag() throws {
        let selection = try selection(
            """
              - {required: [type], properties: {type: {const: call}}}
              - {properties: {type: {anyOf: [{type: string, enum: [reference]}, {type: 'null'}]}}}
            """
        )
        #expect(
            selection
                == .tag(
                    property: "type",
                    cases: [
                        .init(values: ["call"], selection: .branch(0)),
                        .init(values: ["reference"], selection: .branch(1)),
                    ],
                    missing: .branch(1)
                )
        )
    }

    @Test func kindsThatOneBranchExcludesAreNotGuessed() throws {
        let selection = try selection(
            """
              - {properties: {role: {type: string}, content: {type: string}}}
              - {properties: {role: {type: string}, content: {type: [string, array], items: {type: string}}}}
            """
        )
        guard case .kinds("content", let rules, otherwise: _) = selection else { throw Unexpected("\(selection)") }
        #expect(rules == [.init(pattern: .kind(.array), selection: .branch(1))])
    }

    @Test func valuesThatLeadToTheSameBranchAreOneCase() throws {
        let selection = try selection(
            """
              - {required: [kind], properties: {kind: {enum: [a, b, c]}}}
              - {required: [kind], properties: {kind: {enum: [b]}, note: {type: string}}}
            """
        )
        // What another value leads to, `b` leads to without a case of its own.
        guard case .tag("kind", let cases, missing: nil, .closest?) = selection else {
            throw Unexpected("\(selection)")
        }
        #expect(cases == [.init(values: ["a", "c"], selection: .branch(0))])
    }
}
