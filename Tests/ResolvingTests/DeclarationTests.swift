import Diagnostics
import IR
import ResolutionSupport
import Testing

/// Members that several parts of an `allOf` declare: all that is said of them holds.
@Suite struct DeclarationTests {
    private static let named = TypeID("#/components/schemas/Named")
    private static let shared = """
        Named: {type: object, required: [name], properties: {name: {type: string}}}
        Sized: {type: object, required: [size], properties: {size: {type: integer}}}
        Either: {oneOf: [{$ref: '#/components/schemas/Named'}, {$ref: '#/components/schemas/Sized'}]}
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {barks: {type: boolean}}}]}
        Colour: {type: string, enum: [red, green]}
        Maybe: {type: [object, "null"], properties: {name: {type: string}}}
        """

    /// The member `value` where one part declares it in the first way, another in the second.
    private func value(_ first: String, _ second: String) throws -> (Structure.Property, Resolution) {
        let result = try resolve(
            schemas: """
                Parent: {type: object, properties: {value: \(first)}}
                Child: {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {value: \(second)}}]}
                \(Self.shared)
                """
        )
        return (try result.property("value", of: "#/components/schemas/Child"), result)
    }

    private func members(of type: TypeReference, in result: Resolution) throws -> [String] {
        guard case .named(let id) = type else { throw Unexpected("no type of its own") }
        return try result.structure(id.pointer).properties.map(\.name)
    }

    private static func reference(_ name: String) -> String { "{$ref: '#/components/schemas/\(name)'}" }

    @Test(
        arguments: [
            (reference("Either"), "{type: object}", .named(TypeID("#/components/schemas/Either"))),
            (reference("Either"), reference("Named"), .named(named)),
            ("{oneOf: [\(reference("Named")), {type: 'null'}]}", "{type: object}", .named(named)),
            ("{oneOf: [{type: string}, {type: integer}]}", "{type: string, maxLength: 3}", .string),
            (reference("Pet"), "{type: object, description: A pet.}", .named(TypeID("#/components/schemas/Pet"))),
            (reference("Pet"), reference("Dog"), .named(TypeID("#/components/schemas/Dog"))),
            (reference("Colour"), "{type: string, minLength: 1}", .named(TypeID("#/components/schemas/Colour"))),
            ("{type: array, items: \(reference("Named"))}", "{type: array, minItems: 1}", .array(.named(named))),
            ("{type: string}", "{format: date-time}", .dateTime),
            ("{type: integer}", "{format: uint64}", .unsignedInteger),
            ("{type: array, items: {type: string}}", "{items: {format: date}}", .array(.date)),
            ("{type: [integer, string]}", "{type: integer}", .integer),
            ("{type: object}", reference("Named"), .named(named)),
        ] as [(String, String, TypeReference)]
    )
    func oneDeclarationThatSaysItAllIsTheType(first: String, second: String, type: TypeReference) throws {
        #expect(try value(first, second).0.type == type)
        #expect(try value(second, first).0.type == type)
    }

    @Test(arguments: [("date-time", "date"), ("date", "byte"), ("byte", "date-time")])
    func formatsThatNoTextHasAtOnceAreReported(first: String, second: String) throws {
        let (property, result) = try value("{type: string, format: \(first)}", "{type: string, format: \(second)}")
        #expect(result.ids == ["property-contradiction"])
        #expect(property.type == (["date": .date, "byte": .base64] as [String: TypeReference])[second] ?? .dateTime)
    }

    @Test func ofFormatsThatExcludeEachOtherTheLastCounts() throws {
        let formats = ["{type: string, format: date-time}", "{type: string, format: uuid}"]
        #expect(try value(formats[0], formats[1]).0.type == .string)
        #expect(try value(formats[1], formats[0]).0.type == .dateTime)
    }

    @Test(arguments: [
        ("{type: object, properties: {a: {type: string}}}", "{properties: {b: {type: string}}}", ["a", "b"]),
        (reference("Named"), "{type: object, properties: {b: {type: string}}}", ["name", "b"]),
        (
            "{oneOf: [\(reference("Named")), {type: 'null'}]}",
            "{anyOf: [{type: object, properties: {b: {type: string}}}, {type: 'null'}]}", ["name", "b"]
        ),
        (
            "{oneOf: [\(reference("Named")), {type: 'null'}]}", "{properties: {b: {type: string}}}", ["b", "name"]
        ),
        (
            "{type: object, properties: {a: {type: object, properties: {x: {type: string}}}}}",
            "{type: object, properties: {a: {type: object, properties: {y: {type: string}}}}}", ["a"]
        ),
    ])
    func membersOfAllDeclarationsAreThere(first: String, second: String, names: [String]) throws {
        let (property, result) = try value(first, second)
        #expect(try members(of: property.type, in: result) == names)
    }

    @Test func whatStandsBesideAUnionBelongsToEachBranch() throws {
        let (property, result) = try value(Self.reference("Either"), "{properties: {more: {type: string}}}")
        guard case .named(let id) = property.type else { throw Unexpected("no union") }
        let branches = try result.union(id.pointer).branches.map { try members(of: $0.type, in: result) }
        #expect(branches == [["more", "name"], ["more", "size"]])
        // The union itself has no more than before.
        let own = try result.union("#/components/schemas/Either").branches.map(\.type)
        #expect(own == [.named(Self.named), .named(TypeID("#/components/schemas/Sized"))])
    }

    @Test(arguments: [
        (reference("Maybe"), "{required: [name]}", true),
        (reference("Maybe"), "{properties: {b: {type: string}}}", true),
        (reference("Maybe"), "{description: Text.}", true),
        (reference("Maybe"), "{type: object}", false),
        ("{type: string}", "{type: [string, 'null']}", true),
        ("{type: string}", "{nullable: true}", true),
        ("{type: [string, 'null']}", "{type: string}", false),
    ])
    func theLastThatSpeaksOfNullDecides(first: String, second: String, isNullable: Bool) throws {
        #expect(try value(first, second).0.isNullable == isNullable)
    }

    @Test func annotationsOfAnyDeclarationHold() throws {
        let property = try value(
            "{type: string, readOnly: true, deprecated: true, description: What it is.}",
            "{type: string, maxLength: 3}"
        ).0
        #expect(property.isReadOnly)
        #expect(property.documentation.isDeprecated)
        #expect(property.documentation.description == "What it is.")
    }

    @Test func unionsThatSayDifferentThingsAreReported() throws {
        let (property, result) = try value(
            "{oneOf: [{type: string}, {type: integer}]}",
            "{oneOf: [{type: boolean}, {type: integer}]}"
        )
        #expect(property.type == .named(TypeID("#/components/schemas/Child/allOf/1/properties/value")))
        #expect(result.ids == ["property-contradiction"])
    }

    @Test func schemasThatContainThemselvesEnd() throws {
        let result = try resolve(
            schemas: """
                A: {type: object, properties: {next: {$ref: '#/components/schemas/A'}, a: {type: string}}}
                B: {type: object, properties: {next: {$ref: '#/components/schemas/B'}, b: {type: string}}}
                Both: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                """
        )
        let both = try result.structure("#/components/schemas/Both")
        #expect(both.properties.map(\.name) == ["next", "a", "b"])
        #expect(try members(of: both.properties[0].type, in: result) == ["next", "a", "b"])
    }

    // MARK: - Members that one part declares, and others describe by `additionalProperties`

    @Test func additionalPropertiesHoldForWhatOtherPartsDeclare() throws {
        let result = try resolve(
            schemas: """
                Dictionary: {type: object, additionalProperties: {$ref: '#/components/schemas/Link'}}
                Link: {type: object, properties: {href: {type: string}}}
                Thing:
                  allOf:
                  - $ref: '#/components/schemas/Dictionary'
                  - type: object
                    properties:
                      author: {type: object, properties: {data: {type: string}}}
                      plain: {type: object}
                      count: {type: integer}
                """
        )
        let thing = try result.structure("#/components/schemas/Thing")
        #expect(try members(of: thing.properties[0].type, in: result) == ["href", "data"])
        #expect(thing.properties[1].type == .named(TypeID("#/components/schemas/Link")))
        // Documents mean the others where a declared member is of another type.
        #expect(thing.properties[2].type == .integer)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func aTextThatOnePartDeclaresIsNoDateSinceTheOthersAre() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  allOf:
                  - {type: object, additionalProperties: {type: string, format: date-time}}
                  - {type: object, properties: {name: {type: string}}}
                """
        )
        #expect(try result.property("name", of: "#/components/schemas/Thing").type == .string)
    }

    @Test func theNarrowerOfTwoAdditionalPropertiesIsLeft() throws {
        let result = try resolve(
            schemas: "Thing: {allOf: [{additionalProperties: {type: integer}}, {additionalProperties: {type: number}}]}"
        )
        guard case .alias(let type) = try result.type("#/components/schemas/Thing").kind else {
            throw Unexpected("no dictionary")
        }
        #expect(type == .dictionary(.integer))
    }

    // MARK: - Unions beside one of their branches

    @Test(arguments: [
        "{allOf: [{$ref: '#/components/schemas/Named'}, {oneOf: [{$ref: '#/components/schemas/Named'}, {$ref: '#/components/schemas/Sized'}]}]}",
        "{$ref: '#/components/schemas/Named', oneOf: [{$ref: '#/components/schemas/Sized'}, {$ref: '#/components/schemas/Named'}]}",
        "{allOf: [{$ref: '#/components/schemas/More'}, {oneOf: [{$ref: '#/components/schemas/Named'}, {$ref: '#/components/schemas/Sized'}]}]}",
    ])
    func aUnionBesideOneOfItsBranchesIsNotLost(schema: String) throws {
        let result = try resolve(
            schemas: """
                Thing: \(schema)
                More: {allOf: [{$ref: '#/components/schemas/Named'}, {properties: {more: {type: string}}}]}
                \(Self.shared)
                """
        )
        let branches = try result.union("#/components/schemas/Thing").branches
        let names = try branches.map { Set(try members(of: $0.type, in: result)) }
        #expect(names.contains { $0.contains("size") && $0.contains("name") })
    }

    @Test func aBranchThatExtendsItsUnionIsAStruct() throws {
        let result = try resolve(
            schemas: """
                Event: {type: object, properties: {id: {type: string}}, oneOf: [{$ref: '#/components/schemas/Started'}, {$ref: '#/components/schemas/Ended'}]}
                Started: {allOf: [{$ref: '#/components/schemas/Event'}, {required: [at], properties: {at: {type: string}}}]}
                Ended: {allOf: [{$ref: '#/components/schemas/Event'}, {required: [by], properties: {by: {type: string}}}]}
                """
        )
        #expect(try result.structure("#/components/schemas/Started").properties.map(\.name) == ["id", "at"])
        #expect(try result.union("#/components/schemas/Event").branches.count == 2)
    }
}
