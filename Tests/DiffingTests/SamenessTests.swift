import Diagnostics
import Testing

@testable import Diffing

/// What is written in another way and means the same is no change.
@Suite struct SamenessTests {
    private static let object = "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}"

    @Test(arguments: [
        ("{type: string, nullable: true}", "{type: [string, 'null']}"),
        ("{type: string, nullable: true}", "{anyOf: [{type: string}, {type: 'null'}]}"),
        ("{oneOf: [{type: string}, {nullable: true}]}", "{type: [string, 'null']}"),
        ("{enum: [a, b, null], type: string}", "{type: string, enum: [a, b], nullable: true}"),
        (object, "{allOf: [\(object)]}"),
        (object, "{anyOf: [\(object)]}"),
        (
            object,
            "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer}}}]}"
        ),
        (object, "{properties: {b: {type: integer}, a: {type: string}}, type: object, required: [a]}"),
        (object, "{$ref: '#/components/schemas/O'}"),
        (object, "{allOf: [{$ref: '#/components/schemas/O'}], description: the same}"),
        (object, "{allOf: [{$ref: '#/components/schemas/O'}, {description: the same}]}"),
        ("{type: string, nullable: true}", "{allOf: [{title: same}, {type: string}, {nullable: true}]}"),
        ("{oneOf: [{type: string}, \(object)]}", "{oneOf: [{$ref: '#/components/schemas/O'}, {type: string}]}"),
        ("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}"),
        ("{type: integer, maximum: 5, exclusiveMaximum: true}", "{type: integer, exclusiveMaximum: 5}"),
        ("{type: string, description: a}", "{type: string, description: b, example: c}"),
        ("{type: string, const: a}", "{type: string, enum: [a]}"),
        ("{type: [string, integer]}", "{oneOf: [{type: integer}, {type: string}]}"),
        ("{anyOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}]}"),
        ("{type: array, items: \(object)}", "{type: array, items: {$ref: '#/components/schemas/O'}}"),
        ("{oneOf: [{$ref: '#/components/schemas/O'}, {type: 'null'}]}", "{anyOf: [{type: 'null'}, \(object)]}"),
        ("{$ref: '#/components/schemas/O'}", "{$ref: '#/components/schemas/P'}"),
        (
            "{type: object, additionalProperties: \(object)}",
            "{type: object, additionalProperties: {allOf: [\(object)]}}"
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/O'}, {properties: {c: {type: string}}}]}",
            "{allOf: [{properties: {c: {type: string}}}, \(object)]}"
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/O'}, {required: [b]}]}",
            "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: integer}}}"
        ),
    ])
    func spellings(old: String, new: String) throws {
        let more = ", components: {schemas: {O: \(Self.object), P: {$ref: '#/components/schemas/O'}}}"
        let nests: [(String) -> String] = [
            { $0 }, property, { "{type: array, items: \($0)}" }, { "{type: object, additionalProperties: \($0)}" },
            { "{oneOf: [{title: x, properties: {x: \($0)}}, {type: boolean}]}" },
            { "{allOf: [{properties: {x: \($0)}}, {properties: {y: {type: string}}}]}" },
        ]
        for wrap in [request, response] {
            for nest in nests {
                let (old, new) = (wrap(nest(old), more), wrap(nest(new), more))
                #expect(try changes(from: old, to: new).map(\.rule) == [], "\(old)")
                #expect(try changes(from: new, to: old).map(\.rule) == [], "\(old), back")
            }
        }
    }

    @Test func anAliasIsWhatItStandsFor() throws {
        let text = { (schema: String) in
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            x-thing: &thing {type: object, properties: {a: {type: string}}}
            paths: {/a: {get: {responses: {'200': {content: {application/json: {schema: \(schema)}}}}}}}
            """
        }
        #expect(try changes(from: text("*thing"), to: text("{type: object, properties: {a: {type: string}}}")).isEmpty)
    }

    @Test func sameInJSON() throws {
        let yaml = """
            openapi: 3.0.0
            info:
              title: T
              version: "1"
            paths:
              /a:
                get:
                  deprecated: true
                  responses:
                    200:
                      description: |
                        Some
                      content:
                        application/json:
                          schema: {type: integer, maximum: 10, enum: [1, ~, 3]}
            """
        let json = #"""
            {"paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"enum": [1, null, 3],
            "maximum": 10, "type": "integer"}}}, "description": "Some\n"}}, "deprecated": true}}},
            "info": {"title": "T", "version": "1"}, "openapi": "3.0.0"}
            """#
        #expect(try changes(from: yaml, to: json).isEmpty)
    }

    @Test func referencesToPartsAreWhatTheyReferTo() throws {
        let inline = document(
            "parameters: [{name: a, in: query, schema: {type: string}}], responses: {'200': {description: x}}"
        )
        let referred = document(
            "parameters: [{$ref: '#/components/parameters/A'}], responses: {'200': {$ref: '#/components/responses/R'}}",
            more:
                ", components: {parameters: {A: {name: a, in: query, schema: {type: string}}}, responses: {R: {description: y}}}"
        )
        #expect(try changes(from: inline, to: referred).isEmpty)
    }

    @Test func schemasThatContainThemselvesEnd() throws {
        let tree = { (type: String) in
            ", components: {schemas: {T: {type: object, properties: {child: {$ref: '#/components/schemas/T'}, v: {type: \(type)}}}}}"
        }
        let reference = "{$ref: '#/components/schemas/T'}"
        let found = try changes(
            from: request(reference, more: tree("string")),
            to: request(reference, more: tree("integer"))
        )
        #expect(found.map(\.rule) == ["request-property-type-changed"])
        #expect(found[0].pointer == "#/components/schemas/T/properties/v")
        #expect(found[0].operations == ["POST /things"])
    }

    @Test func oneChangeOfAComponentIsToldOnceForAllOperations() throws {
        let text = { (type: String) in
            """
            openapi: 3.0.0
            info: {title: T, version: '1'}
            paths:
              /a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}}
              /b: {put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}},
                   get: {responses: {'200': {content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/T'}}}}}}}}
            components: {schemas: {T: {type: object, properties: {a: {type: \(type)}}}}}
            """
        }
        let found = try changes(from: text("string"), to: text("boolean"))
        #expect(found.map(\.rule) == ["response-property-type-changed", "request-property-type-changed"])
        #expect(found[0].operations == ["GET /a", "GET /b"])
        #expect(found[1].operations == ["PUT /b"])
        #expect(found[0].old?.file == "old.yaml" && found[0].new?.file == "new.yaml")
        #expect(found[0].new?.line == 7)
        #expect(Set(found.map(\.fingerprint)).count == 2)
    }
}
