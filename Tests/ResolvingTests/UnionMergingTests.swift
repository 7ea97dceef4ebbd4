import IR
import ResolutionSupport
import Testing

/// Branches that become one type before anything has to be told apart.
@Suite struct UnionMergingTests {
    @Test func arraysOfTextsAreOneArray() throws {
        let result = try resolve(
            schemas: """
                Request: {properties: {roles: {anyOf: [
                  {type: array, items: {type: string, enum: [owner, guest]}},
                  {type: array, items: {$ref: '#/components/schemas/Role'}}]}}}
                Role: {type: string, enum: [owner, admin]}
                """
        )
        let type = try result.property("roles", of: "#/components/schemas/Request").type
        guard case .array(.named(let id)) = type,
            case .enumeration(let roles)? = result.api.types.first(where: { $0.id == id })?.kind
        else { throw Unexpected("\(type)") }
        #expect(roles.values.map(\.text) == ["owner", "guest", "admin"])
        #expect(result.diagnostics.isEmpty)
    }

    /// As Discord describes each of its enumerations.
    @Test func constantsWithTitlesAreAnEnumeration() throws {
        let result = try resolve(
            schemas: """
                Kind:
                  type: integer
                  oneOf: [{title: GUILD_TEXT, const: 0, description: A text.}, {title: DM, const: 1}, {const: 2}]
                Mode: {oneOf: [{const: on, description: It works.}, {const: off, deprecated: true}]}
                """
        )
        guard case .enumeration(let kind) = try result.type("#/components/schemas/Kind").kind,
            case .enumeration(let mode) = try result.type("#/components/schemas/Mode").kind
        else { throw Unexpected("no enumerations") }
        #expect(kind.rawType == .integer)
        #expect(
            kind.values == [
                .init("0", name: "GUILD_TEXT", description: "A text."), .init("1", name: "DM"), .init("2"),
            ]
        )
        #expect(mode.rawType == .string)
        #expect(mode.values == [.init("on", description: "It works."), .init("off", isDeprecated: true)])
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{oneOf: [{const: 1}, {const: 2}]}", TypeReference.integer),
        ("{oneOf: [{const: 1, title: One}, {type: integer}]}", .integer),
        ("{oneOf: [{const: true, title: Yes}, {const: false, title: No}]}", .boolean),
    ])
    func otherConstantsAreValuesOfTheirType(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == type)
    }

    @Test func objectsOfWhichNothingIsSaidAreOne() throws {
        let result = try resolve(
            schemas:
                "Thing: {properties: {input: {anyOf: [{type: object, additionalProperties: true}, {type: object}]}}}"
        )
        #expect(result.diagnostics.isEmpty)
    }

    @Test func severalUnionsOfObjectsAreOneStruct() throws {
        let result = try resolve(
            schemas: """
                Login:
                  required: [extra]
                  properties: {extra: {type: string}}
                  allOf:
                  - oneOf: [{required: [name], properties: {name: {type: string}}}, {properties: {mail: {type: string}}}]
                  - oneOf:
                    - {required: [code], properties: {code: {type: string}}}
                    - {required: [code], properties: {code: {type: string}, phone: {type: string}}}
                """
        )
        let structure = try result.structure("#/components/schemas/Login")
        #expect(structure.properties.map(\.name) == ["extra", "name", "mail", "code", "phone"])
        #expect(structure.properties.map(\.isRequired) == [true, false, false, true, false])
    }

    @Test func whatTheBranchBesideNullSaysTheSchemaSays() throws {
        let result = try resolve(
            schemas: """
                Thing: {properties: {heat: {anyOf: [
                  {type: number, description: How hot it is, default: 1, maximum: 2}, {type: 'null'}]}}}
                """
        )
        let documentation = try result.property("heat", of: "#/components/schemas/Thing").documentation
        #expect(documentation.description == "How hot it is")
        #expect(documentation.defaultValue == "1")
        #expect(documentation.constraints == [.init(keyword: "maximum", value: "2")])
    }

    @Test func whatStandsForSeveralBranchesHasTheTitleOfNone() throws {
        let result = try resolve(
            schemas: """
                Mixed:
                  oneOf:
                  - {const: 1, title: One}
                  - {const: 2, title: Two}
                  - {type: string, title: Mail, format: email}
                  - {type: string, title: Phone}
                  - {type: boolean, title: Switch}
                """
        )
        #expect(try result.union("#/components/schemas/Mixed").branches.map(\.title) == [nil, nil, "Switch"])
    }

    @Test func aBranchThatIsTheUnionItselfAllowsNothingMore() throws {
        let result = try resolve(
            schemas: """
                Self: {oneOf: [{$ref: '#/components/schemas/Self'}, {type: string}, {type: array, items: {$ref: '#/components/schemas/Self'}}]}
                Ping: {anyOf: [{$ref: '#/components/schemas/Pong'}, {type: string}]}
                Pong: {anyOf: [{$ref: '#/components/schemas/Ping'}, {type: integer}]}
                """
        )
        let own = TypeReference.named(TypeID("#/components/schemas/Self"))
        #expect(try result.union("#/components/schemas/Self").branches.map(\.type) == [.string, .array(own)])
        #expect(try result.union("#/components/schemas/Ping").branches.map(\.type) == [.integer, .string])
        #expect(try result.union("#/components/schemas/Pong").branches.map(\.type) == [.string, .integer])
    }

    @Test func aReferenceKeepsItsNameWithWhatStandsBesideIt() throws {
        let result = try resolve(
            schemas: """
                Person:
                  properties: {name: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/Aged'}, {required: [born], properties: {born: {type: string}}}]
                Aged: {properties: {age: {type: integer}}}
                Moment: {oneOf: [{$ref: '#/components/schemas/Instant'}, {type: integer, title: Seconds}]}
                Instant: {type: string, format: date-time}
                """
        )
        #expect(try result.union("#/components/schemas/Person").branches.map(\.title) == ["Aged", nil])
        #expect(try result.union("#/components/schemas/Moment").branches.map(\.title) == ["Instant", "Seconds"])
    }

    @Test(arguments: [
        ("{type: string, oneOf: [{format: ipv4}, {format: ipv6}]}", TypeReference.string),
        ("{type: integer, oneOf: [{minimum: 5}, {maximum: 1}]}", .integer),
        ("{type: string, format: date-time, anyOf: [{minLength: 1}, {pattern: Z$}]}", .dateTime),
        ("{allOf: [{type: number}, {anyOf: [{multipleOf: 2}, {}]}]}", .number),
        ("{type: array, items: {type: string, anyOf: [{format: email}, {format: uri}]}}", .array(.string)),
    ])
    func branchesThatOnlyRefineATypeAreNone(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "A: {type: object, properties: {a: \(schema)}}")
        #expect(try result.structure("#/components/schemas/A").properties[0].type == type)
    }

    @Test func textsOfABranchAreBranches() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  anyOf:
                  - {type: string, enum: [auto, auto, none]}
                  - {type: integer}
                """
        )
        let union = try result.union("#/components/schemas/Thing")
        #expect(union.branches.map(\.text) == ["auto", "none", nil])
        #expect(union.branches.map(\.type) == [.string, .string, .integer])
        #expect(union.keepsUnrecognized)
        #expect(result.api.types.count == 1)
    }

    @Test(arguments: [
        "{$ref: '#/components/schemas/Mode'}", "{type: string}", "{type: string, enum: [a], x-enum-varnames: [first]}",
    ])
    func otherStringsKeepTheirType(branch: String) throws {
        let result = try resolve(
            schemas: """
                Thing: {oneOf: [\(branch), {type: integer}]}
                Mode: {type: string, enum: [a, b]}
                """
        )
        #expect(try result.union("#/components/schemas/Thing").branches.map(\.text) == [nil, nil])
    }
}
