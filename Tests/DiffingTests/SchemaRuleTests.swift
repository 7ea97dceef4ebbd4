import Testing

@testable import Diffing

@Suite struct SchemaRuleTests {
    @Test func whatOnlyOneDirectionSendsDoesNotBreakTheOther() throws {
        let object = { (type: String, keyword: String) in
            "{type: object, properties: {p: {type: object, \(keyword): true, properties: {q: {type: \(type)}}}}}"
        }
        let (before, after) = (object("string", "readOnly"), object("integer", "readOnly"))
        #expect(try changes(from: request(before), to: request(after)).isEmpty)
        #expect(
            try changes(from: response(before), to: response(after)).map(\.rule) == ["response-property-type-changed"]
        )
        let (secret, changed) = (object("string", "writeOnly"), object("integer", "writeOnly"))
        #expect(try changes(from: response(secret), to: response(changed)).isEmpty)
        #expect(
            try changes(from: request(secret), to: request(changed)).map(\.rule) == ["request-property-type-changed"]
        )
    }

    @Test(arguments: ["mapping: {a: '#/components/schemas/A'}, propertyName: kind", "propertyName: kind"])
    func whatExtendsAComponentWithADiscriminatorIsCompared(discriminator: String) throws {
        let text = { (type: String) in
            response(
                "{type: array, items: {$ref: '#/components/schemas/Parent'}}",
                more: """
                    , components: {schemas: {
                      Parent: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {\(discriminator)}},
                      A: {allOf: [{$ref: '#/components/schemas/Parent'}, {type: object, properties: {p: {type: string}}}]},
                      B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {q: {type: \(type)}}}]}}}
                    """
            )
        }
        let changes = try changes(from: text("string"), to: text("integer"))
        #expect(changes.map(\.rule) == ["response-property-type-changed"])
        #expect(
            changes.map(\.message) == [
                "the type of the property `q` of a branch of `B` changed from `string` to `integer`"
            ]
        )
    }

    @Test(arguments: [
        ("", ", defaultMapping: A", "discriminator-mapping-added", "was added"),
        (", defaultMapping: A", "", "discriminator-mapping-deleted", "was removed"),
        (", defaultMapping: A", ", defaultMapping: B", "discriminator-mapping-changed", "means another schema"),
    ])
    func theDefaultOfADiscriminatorIsOneOfItsMeanings(old: String, new: String, rule: String, what: String) throws {
        let text = { (more: String) in
            let branches = "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]"
            return response(
                "{\(branches), discriminator: {propertyName: kind, mapping: {a: A}\(more)}}",
                more: """
                    , components: {schemas: {
                      A: {type: object, properties: {kind: {type: string}, a: {type: string}}},
                      B: {type: object, properties: {kind: {type: string}, b: {type: string}}}}}
                    """
            )
        }
        let changes = try changes(from: text(old), to: text(new))
        #expect(changes.map(\.rule) == ["response-body-\(rule)"])
        #expect(changes.map(\.message) == ["the discriminator's default of the response with the status `200` \(what)"])
    }

    @Test func draftsMayChange() throws {
        let draft = { (type: String, level: String) in
            document(
                "x-stability-level: \(level), requestBody: {content: {application/json: {schema: {type: \(type)}}}}"
            )
        }
        let changes = try changes(from: draft("string", "draft"), to: draft("integer", "draft"))
        #expect(changes.map(\.rule) == ["request-body-type-changed"] && changes.map(\.wire) == [.compatible])
        let stable = try DiffingTests.changes(from: draft("string", "beta"), to: draft("integer", "beta"))
        #expect(stable.map(\.wire) == [.breaking])
    }

    @Test func aComponentThatAlsoAStableOperationUsesMayNot() throws {
        let text = { (type: String) in
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a: {get: {x-stability-level: alpha, responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}}
              /b: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/T'}}}}}}}
            components: {schemas: {T: {type: \(type)}}}
            """
        }
        #expect(try changes(from: text("string"), to: text("boolean")).map(\.wire) == [.breaking])
    }
}
