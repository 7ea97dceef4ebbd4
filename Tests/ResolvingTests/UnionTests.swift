import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct UnionTests {
    private let pointer = "#/components/schemas/Request/properties/prompt"

    private func union(_ branches: String) throws -> Union {
        try resolve(schemas: "Request: {type: object, properties: {prompt: {oneOf: [\(branches)]}}}").union(pointer)
    }

    @Test func branchesAreToldApartByTheKindOfTheirJSON() throws {
        let union = try union(
            """
            {type: string}, {type: array, items: {type: string}}, {type: array, items: {type: integer}},
            {type: array, items: {type: array, items: {type: integer}}}
            """
        )
        #expect(union.branches.map(\.type) == [.string, .array(.string), .array(.integer), .array(.array(.integer))])
        #expect(
            union.rules == [
                .init(pattern: .kind(.string), selection: .branch(0)),
                .init(pattern: .array(of: .number), selection: .branch(2)),
                .init(pattern: .array(of: .array), selection: .branch(3)),
                .init(pattern: .kind(.array), selection: .branch(1)),
            ]
        )
    }

    @Test func referencesAreLookedThrough() throws {
        let result = try resolve(
            schemas: """
                Request: {type: object, properties: {prompt: {oneOf: [{$ref: '#/components/schemas/Text'}, {type: object, properties: {a: {}}}]}}}
                Text: {type: string}
                """
        )
        #expect(try result.union(pointer).rules.map(\.pattern) == [.kind(.string), .kind(.object)])
    }

    @Test func aBranchOfAnyKindTakesWhatIsLeft() throws {
        #expect(try union("{type: integer}, {}").rules.map(\.pattern) == [.kind(.number), .anything])
    }

    @Test func nullBranchesAreNullability() throws {
        let result = try resolve(
            schemas:
                "Request: {type: object, properties: {prompt: {anyOf: [{type: string}, {type: integer}, {nullable: true}]}}}"
        )
        #expect(try result.property("prompt", of: "#/components/schemas/Request").isNullable)
        #expect(try result.union(pointer).branches.count == 2)
    }

    @Test(arguments: ["{enum: [null]}", "{$ref: '#/components/schemas/Nothing'}"])
    func referencesToNothingButNullAreNullability(null: String) throws {
        let result = try resolve(
            schemas: """
                Request: {type: object, properties: {prompt: {anyOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/Null'}]}}}
                Text: {type: string, enum: [a, b]}
                Null: \(null)
                Nothing: {type: 'null'}
                """
        )
        let property = try result.property("prompt", of: "#/components/schemas/Request")
        #expect(property.isNullable)
        #expect(property.type == .named(TypeID("#/components/schemas/Text")))
    }

    // MARK: - Simplification

    @Test(arguments: [
        ("{type: string}, {type: string, format: date-time}", TypeReference.string),
        ("{type: integer}, {type: number}", .number),
        ("{type: string, format: date}, {type: string, format: date}", .date),
    ])
    func branchesOfOneKindAreOneType(branches: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Request: {type: object, properties: {prompt: {oneOf: [\(branches)]}}}")
        #expect(try result.property("prompt", of: "#/components/schemas/Request").type == type)
    }

    @Test(arguments: [
        "anyOf: [{type: string}, {type: string, enum: [a, b]}]",
        "oneOf: [{const: a, title: First}, {const: b}]",
        "anyOf: [{type: string, enum: [a]}, {type: string, enum: [b, a]}, {type: 'null'}]",
    ])
    func stringsBesideEnumsAreOneOpenEnum(schema: String) throws {
        let result = try resolve(schemas: "Model: {\(schema)}")
        guard case .enumeration(let enumeration) = try result.type("#/components/schemas/Model").kind else {
            throw Unexpected("no enumeration")
        }
        #expect(enumeration.values.map(\.text) == ["a", "b"])
        #expect(result.diagnostics.isEmpty)
    }

    @Test func stringsBesideANamedEnumAreThatEnum() throws {
        let result = try resolve(
            schemas: """
                Request: {properties: {model: {anyOf: [{type: string}, {$ref: '#/components/schemas/Models'}]}}}
                Models: {type: string, enum: [a]}
                """
        )
        #expect(
            try result.property("model", of: "#/components/schemas/Request").type
                == .named(TypeID("#/components/schemas/Models"))
        )
    }

    @Test func aUnionOfOneBranchIsThatBranchUnderItsOwnName() throws {
        let result = try resolve(
            schemas:
                "Thing: {description: All of it, anyOf: [{type: object, properties: {a: {type: string}}}, {type: 'null'}]}"
        )
        #expect(try result.structure("#/components/schemas/Thing").properties.map(\.name) == ["a"])
        #expect(result.api.types.count == 1)
    }

    @Test func branchesWithNothingButRequiredAreValidation() throws {
        let result = try resolve(
            schemas:
                "Thing: {properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}"
        )
        #expect(try result.structure("#/components/schemas/Thing").properties.map(\.isRequired) == [false, false])
    }

    @Test func typesOfAListAreAUnion() throws {
        let result = try resolve(schemas: "Thing: {type: [string, integer, 'null', boolean]}")
        #expect(try result.union("#/components/schemas/Thing").branches.map(\.type) == [.string, .integer, .boolean])
    }

    @Test func anyOfObjectsThatDoNotExcludeEachOtherIsOneStruct() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  anyOf:
                  - {type: object, required: [id, a], properties: {id: {type: string}, a: {type: string}}}
                  - {type: object, required: [id], properties: {id: {type: string}, b: {type: integer}}}
                """
        )
        let structure = try result.structure("#/components/schemas/Thing")
        #expect(structure.properties.map(\.name) == ["id", "a", "b"])
        #expect(structure.properties.map(\.isRequired) == [true, false, false])
    }

    // MARK: - Objects

    private let shapes = """
        Circle: {type: object, required: [kind, radius], properties: {kind: {type: string, enum: [circle]}, radius: {type: number}}}
        Square: {type: object, required: [kind, side], properties: {kind: {const: square}, side: {type: number}}}
        """

    private func selection(_ union: Union) throws -> Union.Selection {
        try found(union.rules.first { $0.pattern == .kind(.object) }).selection
    }

    private func found<Value>(_ value: Value?) throws -> Value { try #require(value) }

    @Test(arguments: [
        "Shape: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}",
        "Shape: {anyOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], discriminator: {propertyName: kind}}",
    ])
    func oneValueEnumsAndConstsAreTags(schema: String) throws {
        let union = try resolve(schemas: "\(schema)\n\(shapes)").union("#/components/schemas/Shape")
        #expect(union.branches.map(\.tag) == ["circle", "square"])
        #expect(union.keepsUnrecognized)
        #expect(
            try selection(union)
                == .tag(
                    property: "kind",
                    cases: [
                        .init(values: ["circle"], selection: .branch(0)),
                        .init(values: ["square"], selection: .branch(1)),
                    ],
                    missing: nil
                )
        )
    }

    @Test func mappingOfADiscriminatorComesFirst() throws {
        let union = try resolve(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
                  discriminator: {propertyName: type, mapping: {round: '#/components/schemas/Circle', disc: Circle}}
                Circle: {type: object, properties: {type: {type: string}}}
                Square: {type: object, properties: {type: {type: string}}}
                """
        ).union("#/components/schemas/Shape")
        #expect(
            try selection(union)
                == .tag(
                    property: "type",
                    cases: [
                        .init(values: ["round", "disc"], selection: .branch(0)),
                        .init(values: ["Square"], selection: .branch(1)),
                    ],
                    missing: nil
                )
        )
    }

    @Test func aDiscriminatorThatNamesImpossibleValuesIsReportedAndIgnored() throws {
        let result = try resolve(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
                  discriminator: {propertyName: kind, mapping: {round: Circle, edgy: Square}}
                \(shapes)
                """
        )
        #expect(result.ids == ["discriminator-contradiction"])
        #expect(try result.union("#/components/schemas/Shape").branches.map(\.tag) == ["circle", "square"])
    }

    @Test func valuesOfADiscriminatorThatLeadToNoBranchAreReported() throws {
        let result = try resolve(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Angular'}]
                  discriminator: {propertyName: kind, mapping: {
                    circle: Circle, square: Square, dot: Dot, line: '#/components/schemas/Line'}}
                Angular: {oneOf: [{$ref: '#/components/schemas/Square'}, {type: object, properties: {angles: {type: integer}}}]}
                Line: {type: object}
                \(shapes)
                """
        )
        #expect(result.ids == ["discriminator-mapping-lost", "discriminator-mapping-lost"])
        #expect(
            result.diagnostics.map(\.message) == [
                "the discriminator's value `dot` leads to no schema",
                "the discriminator's value `line` leads to a schema that is no branch of the union",
            ]
        )
        #expect(try result.union("#/components/schemas/Shape").branches.map(\.tag) == ["circle", "square"])
    }

    @Test func valuesThatTwoBranchesShareGoOnToStructure() throws {
        let union = try resolve(
            schemas: """
                Event:
                  oneOf:
                  - {type: object, required: [type, text], properties: {type: {const: message}, text: {type: string}}}
                  - {type: object, required: [type, image], properties: {type: {const: message}, image: {type: string}}}
                  - {type: object, required: [type], properties: {type: {const: end}}}
                """
        ).union("#/components/schemas/Event")
        #expect(
            try selection(union)
                == .tag(
                    property: "type",
                    cases: [
                        .init(
                            values: ["message"],
                            selection: .keys([.init(key: "text", branch: 0)], otherwise: .branch(1))
                        ),
                        .init(values: ["end"], selection: .branch(2)),
                    ],
                    missing: nil
                )
        )
    }

    @Test func aMissingTagSelectsTheBranchInWhichItIsOptional() throws {
        let union = try resolve(
            schemas: """
                Item:
                  oneOf:
                  - {type: object, properties: {type: {const: a}}}
                  - {type: object, required: [type], properties: {type: {const: b}}}
                """
        ).union("#/components/schemas/Item")
        guard case .tag(_, _, let missing, nil) = try selection(union) else { throw Unexpected("no tag") }
        #expect(missing == .branch(0))
    }

    @Test func keysThatOneBranchRequiresTellItApart() throws {
        let union = try resolve(
            schemas: """
                Source:
                  oneOf:
                  - {type: object, required: [url], properties: {url: {type: string}, name: {type: string}}}
                  - {type: object, required: [data], properties: {data: {type: string}, name: {type: string}}}
                """
        ).union("#/components/schemas/Source")
        #expect(try selection(union) == .keys([.init(key: "url", branch: 0)], otherwise: .branch(1)))
    }

    @Test func branchesThatOnlyGuessingTellsApartAreReported() throws {
        let result = try resolve(
            schemas: """
                Source:
                  oneOf:
                  - {type: object, properties: {a: {type: string}, b: {type: string}}}
                  - {type: object, properties: {a: {type: string}, c: {type: string}}}
                """
        )
        #expect(result.ids == ["union-guessed"])
        #expect(result.diagnostics[0].related.count == 2)
        #expect(
            try selection(result.union("#/components/schemas/Source"))
                == .closest([
                    .init(keys: ["a", "b"], selection: .branch(0)), .init(keys: ["a", "c"], selection: .branch(1)),
                ])
        )
    }

    @Test func propertiesBesideAUnionBelongToEachBranch() throws {
        let result = try resolve(
            schemas: """
                Shape:
                  type: object
                  required: [id]
                  properties: {id: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
                \(shapes)
                """
        )
        for index in 0...1 {
            let structure = try result.structure("#/components/schemas/Shape/oneOf/\(index)")
            #expect(structure.properties.first?.name == "id")
            #expect(structure.properties.count == 3)
        }
    }

    @Test func undeclaredMembersBesideAUnionAreKeptByItsObjects() throws {
        let result = try resolve(
            schemas: """
                Shape:
                  additionalProperties: true
                  anyOf: [{$ref: '#/components/schemas/Circle'}, {type: string}]
                \(shapes)
                """
        )
        #expect(try result.structure("#/components/schemas/Shape/anyOf/0").additionalProperties == .json)
    }

    @Test func objectsWhoseItemsDifferAreNoOneStruct() throws {
        let union = try resolve(
            schemas: """
                Data:
                  anyOf:
                  - {properties: {choices: {type: array, items: {properties: {value: {type: string}}}}}}
                  - {properties: {choices: {type: array, items: {properties: {value: {type: integer}}}}}}
                """
        ).union("#/components/schemas/Data")
        guard case .member("choices", .firstElement(.kinds("value", _, _))) = try selection(union) else {
            throw Unexpected("the items do not tell")
        }
    }

    @Test func integersAreTagsToo() throws {
        let union = try resolve(
            schemas: """
                Action:
                  oneOf:
                  - {type: object, required: [type], properties: {type: {type: integer, enum: [1]}, a: {type: string}}}
                  - {type: object, required: [type], properties: {type: {const: 2}, b: {type: string}}}
                """
        ).union("#/components/schemas/Action")
        guard case .tag("type", let cases, nil, nil) = try selection(union) else { throw Unexpected("no tag") }
        #expect(cases.map(\.values) == [["1"], ["2"]])
        #expect(union.branches.map(\.tag) == [nil, nil])
    }

    @Test(arguments: [(8, false), (9, true)])
    func bigPayloadsStandBehindAReference(count: Int, isIndirect: Bool) throws {
        let properties = (1...count).map { "p\($0): {type: string}" }.joined(separator: ", ")
        let result = try resolve(
            schemas: """
                Thing: {oneOf: [{$ref: '#/components/schemas/Big'}, {type: string}]}
                Big: {type: object, properties: {\(properties)}}
                """
        )
        #expect(try result.union("#/components/schemas/Thing").isIndirect == isIndirect)
    }
}
