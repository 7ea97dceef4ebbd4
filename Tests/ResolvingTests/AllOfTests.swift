import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct AllOfTests {
    private let base = """
        Base: {type: object, required: [id], properties: {id: {type: string}, kind: {type: string, enum: [a, b]}, note: {}}}
        """

    private func names(_ schema: String) throws -> [String] {
        try resolve(schemas: "Thing: \(schema)\n\(base)").structure("#/components/schemas/Thing").properties.map(\.name)
    }

    @Test(arguments: [
        (
            "{allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {type: string}}}]}",
            ["id", "kind", "note", "a"]
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/Base'}], properties: {a: {type: string}}}",
            ["id", "kind", "note", "a"]
        ),
        ("{$ref: '#/components/schemas/Base', properties: {a: {type: string}}}", ["id", "kind", "note", "a"]),
        (
            "{allOf: [{allOf: [{$ref: '#/components/schemas/Base'}]}, {type: object, properties: {a: {type: string}}}]}",
            ["id", "kind", "note", "a"]
        ),
        ("{allOf: [{properties: {a: {type: string}}}, {required: [a]}]}", ["a"]),
    ])
    func partsAreOneFlatStruct(schema: String, expected: [String]) throws {
        #expect(try names(schema) == expected)
    }

    @Test func requiredOfAnyPartHolds() throws {
        let result = try resolve(
            schemas: "Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {required: [kind]}]}\n\(base)"
        )
        let structure = try result.structure("#/components/schemas/Thing")
        #expect(structure.properties.map(\.isRequired) == [true, true, false])
    }

    @Test func inlineTypesOfAComponentStayItsOwnWhereverTheyAreMetFirst() throws {
        let result = try resolve(
            schemas: "AThing: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {a: {}}}]}\n\(base)"
        )
        let kind = try result.type("#/components/schemas/Base/properties/kind")
        #expect(kind.owner == .type(TypeID("#/components/schemas/Base"), role: .property("kind")))
    }

    @Test func narrowerDeclarationsWin() throws {
        let result = try resolve(
            schemas:
                "Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {note: {type: integer}}}]}\n\(base)"
        )
        #expect(try result.property("note", of: "#/components/schemas/Thing").type == .integer)
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{allOf: [{type: integer}, {type: number}]}", TypeReference.integer),
        ("{allOf: [{type: number}, {type: integer}]}", .integer),
        ("{allOf: [{type: [string, integer]}, {type: [number, boolean]}]}", .integer),
    ])
    func theTypeThatAllPartsAllowIsLeft(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == type)
        #expect(result.diagnostics.isEmpty)
    }

    @Test func partsOfTypesThatExcludeEachOtherAreAnyValue() throws {
        let result = try resolve(
            schemas:
                "Thing: {properties: {value: {allOf: [{properties: {a: {type: string}}, type: object}, {type: string}]}}}"
        )
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == .json)
        #expect(result.ids == ["type-contradiction"])
        #expect(result.diagnostics[0].related.map(\.message) == ["object", "string"])
    }

    @Test func declarationsOfOnePropertyAreJoinedWhereTheLastDoesNotSayAll() throws {
        let result = try resolve(
            schemas: """
                Base:
                  properties:
                    context: {type: object, additionalProperties: {}, properties: {a: {type: string}}}
                    items: {type: array, items: {$ref: '#/components/schemas/Item'}}
                    same: {$ref: '#/components/schemas/Item'}
                Item: {required: [id], properties: {id: {type: string}}}
                Thing:
                  allOf:
                  - $ref: '#/components/schemas/Base'
                  - properties:
                      context: {type: object, properties: {b: {type: string}}}
                      items: {type: array, items: {properties: {extra: {type: integer}}}}
                      same: {$ref: '#/components/schemas/Item'}
                """
        )
        let parts = "#/components/schemas/Thing/allOf/1/properties"
        let context = try result.structure("\(parts)/context")
        #expect(context.properties.map(\.name) == ["a", "b"])
        #expect(context.additionalProperties == .json)
        let item = try result.structure("\(parts)/items/items")
        #expect(item.properties.map(\.name) == ["id", "extra"])
        #expect(item.properties[0].isRequired)
        #expect(
            try result.property("same", of: "#/components/schemas/Thing").type
                == .named(TypeID("#/components/schemas/Item"))
        )
    }

    @Test func contradictionsAreReportedWithBothPlaces() throws {
        let result = try resolve(
            schemas:
                "Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {id: {type: integer}}}]}\n\(base)"
        )
        #expect(try result.property("id", of: "#/components/schemas/Thing").type == .integer)
        #expect(result.ids == ["property-contradiction"])
        #expect(result.diagnostics[0].related.count == 1)
    }

    @Test func aReferenceWithAnnotationsIsTheReference() throws {
        let result = try resolve(
            schemas: """
                Thing: {properties: {base: {allOf: [{$ref: '#/components/schemas/Base'}], description: The base, nullable: true}}}
                \(base)
                """
        )
        let property = try result.property("base", of: "#/components/schemas/Thing")
        #expect(property.type == .named(TypeID("#/components/schemas/Base")))
        #expect(property.isNullable)
        #expect(property.documentation.description == "The base")
    }

    @Test(arguments: [
        ("{allOf: [{type: string}, {enum: [a, b]}]}", ["a", "b"]),
        ("{allOf: [{type: string, enum: [a]}], description: x}", ["a"]),
    ])
    func valuesThatAreNoObjectsAreNarrowed(schema: String, values: [String]) throws {
        guard
            case .enumeration(let enumeration) = try resolve(schemas: "Thing: \(schema)")
                .type("#/components/schemas/Thing").kind
        else { throw Unexpected("no enumeration") }
        #expect(enumeration.values.map(\.text) == values)
    }

    @Test func aUnionInsideIsDistributed() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  allOf:
                  - {$ref: '#/components/schemas/Base'}
                  - oneOf:
                    - {type: object, required: [a], properties: {a: {type: string}}}
                    - {type: object, required: [b], properties: {b: {type: string}}}
                \(base)
                """
        )
        let union = try result.union("#/components/schemas/Thing")
        #expect(union.branches.count == 2)
        #expect(
            try result.structure("#/components/schemas/Thing/allOf/1/oneOf/0").properties.map(\.name)
                == ["id", "kind", "note", "a"]
        )
    }

    @Test func whatSeveralSchemasInheritIsReportedOnce() throws {
        let result = try resolve(
            schemas: """
                One: {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {a: {}}}]}
                Two: {allOf: [{$ref: '#/components/schemas/Parent'}, {properties: {b: {}}}]}
                Parent: {type: object, required: [missing], properties: {c: {}}}
                """
        )
        #expect(result.diagnostics.map(\.id) == ["required-undeclared"])
    }

    // MARK: - References with something beside them

    @Test(arguments: [
        "allOf: [{properties: {b: {type: integer}}}]", "properties: {b: {type: integer}}",
        "type: object, properties: {b: {type: integer}}",
    ])
    func whatSaysMoreBesideAReferenceIsAdded(siblings: String) throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, properties: {value: {$ref: '#/components/schemas/A', \(siblings)}}}
                Whole: {$ref: '#/components/schemas/A', \(siblings)}
                A: {type: object, properties: {a: {type: string}}}
                """
        )
        for pointer in ["#/components/schemas/Thing/properties/value", "#/components/schemas/Whole"] {
            #expect(try result.structure(pointer).properties.map(\.name) == ["a", "b"])
        }
    }

    @Test(arguments: [
        ("type: string", false), ("type: [string, 'null']", true), ("description: Text.", false),
        ("nullable: true", true),
        ("allOf: [{description: Text.}]", false),
    ])
    func whatSaysNoMoreBesideAReferenceLeavesItsType(siblings: String, isNullable: Bool) throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, properties: {value: {$ref: '#/components/schemas/A', \(siblings)}}}
                A: {type: string, enum: [a, b]}
                """
        )
        let property = try result.property("value", of: "#/components/schemas/Thing")
        #expect(property.type == .named(TypeID("#/components/schemas/A")))
        #expect(property.isNullable == isNullable)
    }

    @Test func aTypeBesideAReferenceNarrowsIt() throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, properties: {value: {$ref: '#/components/schemas/A', type: string}}}
                A: {type: [string, integer]}
                """
        )
        #expect(try result.property("value", of: "#/components/schemas/Thing").type == .string)
    }

    @Test(arguments: [
        "{allOf: [{$ref: '#/components/schemas/P'}, \(plain)]}",
        "{allOf: [\(plain), {$ref: '#/components/schemas/P'}]}",
    ])
    func declarationsThatRepeatATypeTakeNothingAway(schema: String) throws {
        let result = try resolve(
            schemas: """
                P:
                  type: object
                  properties:
                    kind: {type: string, enum: [a, b], readOnly: true}
                    at: {type: string, format: date-time}
                    tags: {type: array, items: {type: string}}
                    owner: {$ref: '#/components/schemas/Owner'}
                    size: {type: [integer, "null"], format: int64}
                Owner: {type: object, properties: {name: {type: string}}}
                Thing: \(schema)
                """
        )
        let members = try result.structure("#/components/schemas/Thing").properties
        let properties = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0) })
        #expect(properties["at"]?.type == .dateTime)
        #expect(properties["tags"]?.type == .array(.string))
        #expect(properties["owner"]?.type == .named(TypeID("#/components/schemas/Owner")))
        #expect(properties["size"]?.type == .integer)
        let kind = try #require(properties["kind"])
        #expect(kind.isReadOnly)
        guard case .named(let id) = kind.type, case .enumeration = try result.type(id.pointer).kind else {
            Issue.record("no enum: \(kind.type)")
            return
        }
    }

    private static let plain = """
        {properties: {kind: {type: string}, at: {type: string}, tags: {type: array}, owner: {type: object}, size: {type: number}}}
        """
}
