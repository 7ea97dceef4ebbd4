import Testing

@testable import Diffing

/// Edits of one schema, and the rules that they break in each direction; `-` where a body and its properties have one name.
@Suite struct SchemaRuleTests {
    private static let edits: [(old: String, new: String, suffix: String)] = [
        ("{type: string}", "{type: integer}", "type-changed"),
        ("{type: integer}", "{type: number}", "type-generalized"),
        ("{type: integer, format: int32}", "{type: integer, format: int64}", "type-generalized"),
        ("{type: [string, integer]}", "{type: [string]}", "list-of-types-narrowed"),
        ("{type: [string]}", "{type: [string, integer]}", "list-of-types-widened"),
        ("{type: string}", "{type: [string, 'null']}", "became-nullable"),
        ("{type: string, nullable: true}", "{type: string}", "became-not-nullable"),
        ("{anyOf: [{type: string}, {type: 'null'}]}", "{type: string}", "became-not-nullable"),
        ("{type: string}", "{type: string, const: a}", "const-added"),
        ("{type: string, const: a}", "{type: string, const: b}", "const-changed"),
        ("{type: string, const: a}", "{type: string}", "const-removed"),
        ("{type: string}", "{type: string, default: a}", "default-value-added"),
        ("{type: string, default: a}", "{type: string}", "default-value-removed"),
        ("{type: string, default: a}", "{type: string, default: b}", "default-value-changed"),
        ("{type: integer, maximum: 5}", "{type: integer, maximum: 4}", "max-decreased"),
        ("{type: integer, maximum: 5}", "{type: integer, maximum: 6}", "max-increased"),
        ("{type: integer, minimum: 5}", "{type: integer, minimum: 4}", "min-decreased"),
        ("{type: integer, minimum: 5}", "{type: integer, minimum: 6}", "min-increased"),
        ("{type: integer, exclusiveMaximum: 5}", "{type: integer, exclusiveMaximum: 6}", "exclusive-max-increased"),
        ("{type: integer, exclusiveMinimum: 5}", "{type: integer, exclusiveMinimum: 4}", "exclusive-min-decreased"),
        (
            "{type: integer, maximum: 5, exclusiveMaximum: true}", "{type: integer, exclusiveMaximum: 6}",
            "exclusive-max-increased"
        ),
        ("{type: string, maxLength: 5}", "{type: string, maxLength: 6}", "max-length-increased"),
        ("{type: string, minLength: 5}", "{type: string, minLength: 4}", "min-length-decreased"),
        ("{type: array, minItems: 5}", "{type: array, minItems: 6}", "min-items-increased"),
        ("{type: array, minContains: 1}", "{type: array, minContains: 2}", "min-contains-increased"),
        ("{type: array, maxContains: 3}", "{type: array, maxContains: 2}", "max-contains-decreased"),
        ("{type: array}", "{type: array, contains: {type: string}}", "contains-added"),
        ("{type: array, contains: {type: string}}", "{type: array}", "contains-removed"),
        ("{type: array}", "{type: array, prefixItems: [{type: string}]}", "prefix-items-added"),
        ("{type: array, prefixItems: [{type: string}]}", "{type: array}", "prefix-items-removed"),
        ("{type: array}", "{type: array, unevaluatedItems: false}", "unevaluated-items-added"),
        ("{type: object}", "{type: object, propertyNames: {pattern: a}}", "property-names-added"),
        ("{type: object, propertyNames: {pattern: a}}", "{type: object}", "property-names-removed"),
        ("{type: object}", "{type: object, patternProperties: {a: {}}}", "pattern-property-added"),
        ("{type: object, patternProperties: {a: {}}}", "{type: object}", "pattern-property-removed"),
        ("{type: object}", "{type: object, dependentRequired: {a: [b]}}", "dependent-required-added"),
        (
            "{type: object, dependentRequired: {a: [b]}}", "{type: object, dependentRequired: {a: [c]}}",
            "dependent-required-changed"
        ),
        ("{type: object, dependentRequired: {a: [b]}}", "{type: object}", "dependent-required-removed"),
        ("{type: object}", "{type: object, dependentSchemas: {a: {required: [b]}}}", "dependent-schema-added"),
        ("{type: object, dependentSchemas: {a: {required: [b]}}}", "{type: object}", "dependent-schema-removed"),
        ("{type: object}", "{type: object, if: {required: [a]}}", "if-added"),
        ("{type: object, then: {required: [a]}}", "{type: object}", "then-removed"),
        ("{type: object, else: {required: [a]}}", "{type: object}", "else-removed"),
        ("{type: object}", "{type: object, unevaluatedProperties: false}", "unevaluated-properties-added"),
        (
            "{type: string, contentEncoding: base64}", "{type: string, contentEncoding: base16}",
            "content-encoding-changed"
        ),
        (
            "{type: string, contentMediaType: text/html}", "{type: string, contentMediaType: image/png}",
            "content-media-type-changed"
        ),
        ("{type: string}", "{type: string, contentSchema: {type: object}}", "content-schema-added"),
        (
            "{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}, {type: boolean}]}",
            "one-of-added"
        ),
        (
            "{oneOf: [{type: string}, {type: integer}, {type: boolean}]}", "{oneOf: [{type: string}, {type: integer}]}",
            "one-of-removed"
        ),
        (
            "{anyOf: [{type: string}, {type: integer}]}", "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}",
            "any-of-added"
        ),
        (
            "{anyOf: [{type: string}, {type: integer}, {type: boolean}]}", "{anyOf: [{type: string}, {type: integer}]}",
            "any-of-removed"
        ),
        (
            "{allOf: [{title: a}, {title: b, type: object}]}",
            "{allOf: [{title: a}, {title: b, type: object}, {maxProperties: 3}]}", "all-of-added"
        ),
        (
            "{allOf: [{title: a}, {title: b}, {maxProperties: 3}]}", "{allOf: [{title: a}, {title: b}]}",
            "all-of-removed"
        ),
        (
            "{allOf: [{title: a}, {title: b}]}", "{allOf: [{title: a}, {title: b}, {description: c}]}",
            "all-of-added-annotation-only"
        ),
    ]

    @Test(arguments: edits)
    func bodiesAndProperties(old: String, new: String, suffix: String) throws {
        func rules(_ wrap: (String, String) -> String, _ nest: (String) -> String) throws -> [String] {
            try changes(from: wrap(nest(old), ""), to: wrap(nest(new), "")).map(\.rule)
        }
        #expect(try rules({ request($0, more: $1) }, { $0 }) == ["request-body-\(suffix)"])
        #expect(try rules({ request($0, more: $1) }, property) == ["request-property-\(suffix)"])
        #expect(try rules({ response($0, more: $1) }, { $0 }) == ["response-body-\(suffix)"])
        #expect(try rules({ response($0, more: $1) }, property) == ["response-property-\(suffix)"])
    }

    @Test(arguments: [
        ("{type: number}", "{type: integer}", "request-property-type-changed", "response-property-type-specialized"),
        (
            "{type: string, enum: [a]}", "{type: string, enum: [a, b]}", "request-property-enum-value-added",
            "response-property-enum-value-added"
        ),
        (
            "{type: string, enum: [a, b]}", "{type: string, enum: [a]}", "request-property-enum-value-removed",
            "response-property-enum-value-removed"
        ),
        (
            "{type: string}", "{type: string, enum: [a]}", "request-property-became-enum",
            "response-property-became-enum"
        ),
        ("{type: integer}", "{type: integer, maximum: 5}", "request-property-max-set", "response-property-max-set"),
        (
            "{type: string, maxLength: 5}", "{type: string}", "request-property-max-length-unset",
            "response-property-max-length-unset"
        ),
        (
            "{type: string}", "{type: string, pattern: a}", "request-property-pattern-added",
            "response-property-pattern-added"
        ),
        (
            "{type: string, pattern: a}", "{type: string, pattern: b}", "request-property-pattern-changed",
            "response-property-pattern-changed"
        ),
        (
            "{type: string, pattern: a}", "{type: string, pattern: .*}", "request-property-pattern-generalized",
            "response-property-pattern-changed"
        ),
        (
            "{type: string, pattern: a}", "{type: string}", "request-property-pattern-removed",
            "response-property-pattern-removed"
        ),
        (
            "{type: string}", "{type: string, deprecated: true}", "request-property-deprecated",
            "response-property-deprecated"
        ),
        (
            "{type: string}", "{type: string, deprecated: true, x-sunset: '2027-01-01'}",
            "request-property-deprecated-with-sunset", "response-property-deprecated-with-sunset"
        ),
        (
            "{type: string, deprecated: true}", "{type: string}", "request-property-reactivated",
            "response-property-reactivated"
        ),
        (
            "{type: string, x-stability-level: beta}", "{type: string, x-stability-level: alpha}",
            "request-property-stability-decreased", "response-property-stability-decreased"
        ),
        (
            "{type: string}", "{type: string, readOnly: true}", "request-optional-property-became-read-only",
            "response-optional-property-became-read-only"
        ),
        (
            "{type: string, writeOnly: true}", "{type: string}", "request-optional-property-became-not-write-only",
            "response-optional-property-became-not-write-only"
        ),
        (
            "{type: string, readOnly: true, maxLength: 5}", "{type: string, readOnly: true, maxLength: 4}",
            "request-read-only-property-max-length-decreased", "response-property-max-length-decreased"
        ),
        (
            "{discriminator: {propertyName: a}}", "{discriminator: {propertyName: b}}",
            "request-property-discriminator-property-name-changed",
            "response-property-discriminator-property-name-changed"
        ),
        (
            "{discriminator: {propertyName: a}}", "{discriminator: {propertyName: a, mapping: {x: y}}}",
            "request-property-discriminator-mapping-added", "response-property-discriminator-mapping-added"
        ),
        (
            "{type: object}", "{type: object, additionalProperties: false}",
            "request-property-additional-properties-forbidden", "response-property-additional-properties-forbidden"
        ),
        (
            "{type: array, items: {type: string}}", "{type: array, items: {type: integer}}",
            "request-property-type-changed", "response-property-type-changed"
        ),
        (
            "{x-extensible-enum: [a, b]}", "{x-extensible-enum: [a]}",
            "request-property-x-extensible-enum-value-removed", "response-property-x-extensible-enum-value-removed"
        ),
    ])
    func properties(old: String, new: String, inRequest: String, inResponse: String) throws {
        #expect(try changes(from: request(property(old)), to: request(property(new))).map(\.rule) == [inRequest])
        #expect(try changes(from: response(property(old)), to: response(property(new))).map(\.rule) == [inResponse])
    }

    private func object(_ properties: String, required: String = "") -> String {
        "{type: object, required: [\(required)], properties: {\(properties)}}"
    }

    @Test func propertiesComeAndGo() throws {
        let none = object("")
        let optional = object("a: {type: string}")
        let required = object("a: {type: string}", required: "a")
        let defaulted = object("a: {type: string, default: b}", required: "a")
        func inRequest(_ old: String, _ new: String) throws -> [String] {
            try changes(from: request(old), to: request(new)).map(\.rule)
        }
        func inResponse(_ old: String, _ new: String) throws -> [String] {
            try changes(from: response(old), to: response(new)).map(\.rule)
        }
        #expect(try inRequest(none, optional) == ["new-optional-request-property"])
        #expect(try inRequest(none, required) == ["new-required-request-property"])
        #expect(try inRequest(none, defaulted) == ["new-required-request-property-with-default"])
        #expect(try inRequest(optional, none) == ["request-property-removed"])
        #expect(try inRequest(optional, required) == ["request-property-became-required"])
        #expect(try inRequest(required, optional) == ["request-property-became-optional"])
        #expect(try inResponse(none, optional) == ["response-optional-property-added"])
        #expect(try inResponse(none, required) == ["response-required-property-added"])
        #expect(try inResponse(optional, none) == ["response-optional-property-removed"])
        #expect(try inResponse(required, none) == ["response-required-property-removed"])
        #expect(try inResponse(required, optional) == ["response-property-became-optional"])
        let secret = object("a: {type: string, writeOnly: true}", required: "a")
        #expect(try inResponse(secret, none) == ["response-required-write-only-property-removed"])
    }

    @Test func aSchemaBecomesOneOfSeveral() throws {
        let components = ", components: {schemas: {A: {type: object, properties: {a: {}}}, B: {type: string}}}"
        let single = "{$ref: '#/components/schemas/A'}"
        let wrapped = "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}"
        #expect(
            try changes(from: request(single, more: components), to: request(wrapped, more: components)).map(\.rule)
                == ["request-body-wrapped-in-one-of"]
        )
    }
}
