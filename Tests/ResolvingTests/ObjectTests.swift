import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ObjectTests {
    private let thing = "#/components/schemas/Thing"

    @Test(arguments: [
        ("{patternProperties: {a: {type: string}}}", TypeReference.string, []),
        ("{patternProperties: {a: {type: string}, b: {type: string}}}", .string, []),
        ("{patternProperties: {a: {type: string}, b: {type: integer}}}", .json, ["patterns-not-expressed"]),
        ("{patternProperties: {a: {type: string}}, additionalProperties: false}", .string, []),
        ("{patternProperties: {a: {type: string}}, additionalProperties: {type: string}}", .string, []),
        (
            "{patternProperties: {a: {type: string}}, additionalProperties: {type: integer}}", .json,
            ["patterns-not-expressed"]
        ),
    ])
    func patternsAreADictionary(schema: String, value: TypeReference, ids: [String]) throws {
        let result = try resolve(schemas: "Thing: \(schema)")
        guard case .alias(.dictionary(value)) = try result.type(thing).kind else { throw Unexpected("no dictionary") }
        #expect(result.ids == ids)
    }

    @Test(arguments: [
        ("unevaluatedProperties: {type: integer}", TypeReference.integer),
        ("unevaluatedProperties: true", .json),
        ("unevaluatedProperties: {not: {}}", nil),
        ("unevaluatedProperties: {type: integer}, additionalProperties: {type: string}", .string),
        ("additionalProperties: {not: {}}", nil),
    ])
    func whatAllOfLeavesUnevaluatedIsUndeclared(keywords: String, value: TypeReference?) throws {
        let result = try resolve(
            schemas: """
                Thing: {allOf: [{$ref: '#/components/schemas/Other'}], properties: {a: {type: string}}, \(keywords)}
                Other: {properties: {b: {type: string}}}
                """
        )
        let structure = try result.structure(thing)
        #expect(structure.properties.map(\.name) == ["b", "a"])
        #expect(structure.additionalProperties == value)
    }

    @Test(arguments: [
        ("", TypeReference.json, ["patterns-not-expressed"]),
        (", additionalProperties: false", .integer, []),
    ])
    func patternsBesidePropertiesKeepTheMembers(keyword: String, value: TypeReference, ids: [String]) throws {
        let result = try resolve(
            schemas: "Thing: {properties: {a: {type: string}}, patternProperties: {b: {type: integer}}\(keyword)}"
        )
        #expect(try result.structure(thing).additionalProperties == value)
        #expect(result.ids == ids)
    }

    @Test func whatHoldsUnderAConditionIsOptional() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  required: [a]
                  properties: {a: {type: string}}
                  if: {properties: {a: {const: x}}}
                  then: {required: [b], properties: {a: {const: x}, b: {type: integer}}}
                  else: {$ref: '#/components/schemas/Other'}
                  dependentSchemas: {b: {properties: {b: {type: string}, d: {type: string}}}}
                Other: {properties: {c: {type: string}}}
                """
        )
        let structure = try result.structure(thing)
        #expect(structure.properties.map(\.name) == ["a", "b", "c", "d"])
        #expect(structure.properties.map(\.isRequired) == [true, false, false, false])
        // Under one condition it is an integer, under the other a text.
        let either = TypeID("\(thing)/properties/b")
        #expect(structure.properties.map(\.type) == [.string, .named(either), .string, .string])
        #expect(try result.union(either.pointer).branches.map(\.type) == [.integer, .string])
        #expect(
            result.ids == [
                "keyword-not-expressed", "keyword-not-expressed", "keyword-not-expressed", "keyword-not-expressed",
            ]
        )
        #expect(result.diagnostics.allSatisfy { $0.location != nil && $0.hint != nil })
    }

    @Test(arguments: [
        // As JSON Schema itself advises for several conditions (core §10.2.2).
        "allOf: [{if: {required: [x]}, then: {properties: {x: {type: string}}}}, {else: {$ref: '#/components/schemas/Y'}}]",
        "if: {required: [x]}, then: {properties: {x: {type: string}}}, else: {if: {}, else: {$ref: '#/components/schemas/Y'}}",
        "dependentSchemas: {a: {allOf: [{oneOf: [{properties: {x: {type: string}}}, {$ref: '#/components/schemas/Y'}]}]}}",
    ])
    func conditionsInPartsAndInConditionsHaveMembers(keywords: String) throws {
        let result = try resolve(
            schemas: """
                Thing: {type: object, properties: {a: {type: string}}, \(keywords)}
                Y: {properties: {y: {type: integer}}, dependentSchemas: {y: {$ref: '#/components/schemas/Y'}}}
                """
        )
        let structure = try result.structure(thing)
        #expect(structure.properties.map(\.name) == ["a", "x", "y"])
        #expect(structure.properties.map(\.type) == [.string, .string, .integer])
        #expect(Set(result.ids) == ["keyword-not-expressed"])
    }

    @Test(arguments: ["not: {required: [b]}", "contains: {type: string}", "properties: {b: {}}, not: {required: [b]}"])
    func whatPartsOfAllOfCannotExpressIsReported(part: String) throws {
        let result = try resolve(schemas: "Thing: {type: object, properties: {a: {type: string}}, allOf: [{\(part)}]}")
        #expect(result.ids == ["keyword-not-expressed"])
    }

    @Test func limitsOfNamesAndItemsAreDocumented() throws {
        let result = try resolve(
            schemas: """
                Thing:
                  properties:
                    a: {type: object, propertyNames: {pattern: '^a'}}
                    b: {type: object, propertyNames: {enum: [x, y]}}
                    c: {type: array, uniqueItems: true}
                """
        )
        let constraints = try result.structure(thing).properties.map {
            $0.documentation.constraints.map { "\($0.keyword) \($0.value)" }
        }
        #expect(constraints == [["propertyNames ^a"], ["key x", "key y"], ["uniqueItems true"]])
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{type: string, contentEncoding: base64}", TypeReference.base64),
        ("{contentEncoding: base64}", .base64),
        ("{type: string, contentEncoding: binary}", .string),
        ("{type: string, contentMediaType: image/png}", .string),
        ("{type: string, contentMediaType: text/html}", .string),
        ("{type: string, contentMediaType: image/png, contentEncoding: base64}", .base64),
        ("{type: string, contentEncoding: quoted-printable}", .string),
    ])
    func encodedStringsAreWhatTheyHold(schema: String, type: TypeReference) throws {
        let result = try resolve(schemas: "Thing: {properties: {value: \(schema)}}")
        #expect(try result.property("value", of: thing).type == type)
    }
}
