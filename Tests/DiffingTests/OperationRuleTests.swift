import Testing

@testable import Diffing

@Suite struct OperationRuleTests {
    @Test(arguments: [
        ("operationId: a", "operationId: b", ["api-operation-id-added", "api-operation-id-removed"]),
        ("tags: [a]", "tags: [b]", ["api-tag-added", "api-tag-removed"]),
        ("", "deprecated: true", ["endpoint-deprecated"]),
        ("", "deprecated: true, x-sunset: '2027-01-01'", ["endpoint-deprecated-with-sunset"]),
        ("", "deprecated: true, x-sunset: soon", ["api-deprecated-sunset-parse", "endpoint-deprecated"]),
        (
            "", "deprecated: true, x-sunset: '2026-01-01'",
            ["api-sunset-date-too-small", "endpoint-deprecated-with-sunset"]
        ),
        ("deprecated: true", "", ["endpoint-reactivated"]),
        ("deprecated: true, x-sunset: '2027-01-01'", "deprecated: true", ["sunset-deleted"]),
        (
            "deprecated: true, x-sunset: '2027-06-01'", "deprecated: true, x-sunset: '2027-01-01'",
            ["api-sunset-date-changed-too-small"]
        ),
        ("x-stability-level: stable", "x-stability-level: beta", ["api-stability-decreased"]),
        ("x-stability-level: beta", "x-stability-level: nice", ["api-invalid-stability-level"]),
        ("security: [{a: []}]", "security: [{b: []}]", ["api-security-added", "api-security-removed"]),
        ("security: [{a: [r]}]", "security: [{a: [w]}]", ["api-security-scope-added", "api-security-scope-removed"]),
        // Bodies
        ("", "requestBody: {required: true}", ["request-body-added-required"]),
        ("", "requestBody: {}", ["request-body-added-optional"]),
        ("requestBody: {}", "", ["request-body-removed"]),
        ("requestBody: {}", "requestBody: {required: true}", ["request-body-became-required"]),
        ("requestBody: {required: true}", "requestBody: {}", ["request-body-became-optional"]),
        (
            "requestBody: {content: {a/b: {}}}", "requestBody: {content: {a/c: {}}}",
            ["request-body-media-type-added", "request-body-media-type-removed"]
        ),
        (
            "requestBody: {content: {a/b: {}}}", "requestBody: {content: {a/b: {schema: {}}}}",
            ["request-body-media-type-schema-added"]
        ),
        // Responses
        (
            "responses: {'200': {}, '404': {}}", "responses: {'201': {}, '500': {}}",
            [
                "response-non-success-status-added", "response-non-success-status-removed",
                "response-success-status-added",
                "response-success-status-removed",
            ]
        ),
        (
            "responses: {'200': {content: {a/b: {}}}}", "responses: {'200': {content: {a/c: {}}}}",
            ["response-media-type-added", "response-media-type-removed"]
        ),
        (
            "responses: {'200': {content: {application/problem+json: {}}}}",
            "responses: {'200': {content: {application/json: {}}}}", ["response-media-type-name-generalized"]
        ),
        (
            "responses: {'200': {content: {application/json: {}}}}",
            "responses: {'200': {content: {application/hal+json: {}}}}", ["response-media-type-name-specialized"]
        ),
        (
            "responses: {'200': {content: {a/b: {}}}}", "responses: {'200': {content: {a/b;v=1: {}}}}",
            ["response-media-type-name-changed"]
        ),
        (
            "responses: {'200': {content: {a/b: {schema: {}}}}}", "responses: {'200': {content: {a/b: {}}}}",
            ["response-body-media-type-schema-removed"]
        ),
        (
            "responses: {'200': {headers: {X: {required: true}}}}", "responses: {'200': {}}",
            ["required-response-header-removed"]
        ),
        ("responses: {'200': {headers: {X: {}}}}", "responses: {'200': {}}", ["optional-response-header-removed"]),
        ("responses: {'200': {}}", "responses: {'200': {headers: {X: {}}}}", ["response-header-added"]),
        (
            "responses: {'200': {headers: {X: {required: true}}}}", "responses: {'200': {headers: {X: {}}}}",
            ["response-header-became-optional"]
        ),
        (
            "responses: {'200': {headers: {X: {schema: {type: string}}}}}",
            "responses: {'200': {headers: {X: {schema: {type: integer}}}}}", ["response-header-type-changed"]
        ),
        ("callbacks: {a: {}}", "callbacks: {}", ["callback-removed"]),
    ])
    func operations(old: String, new: String, rules: [String]) throws {
        #expect(try changes(from: document(old), to: document(new)).map(\.rule).sorted() == rules)
    }

    @Test(arguments: [
        ("", "{name: a, in: query}", ["new-optional-request-parameter"]),
        ("", "{name: a, in: query, required: true}", ["new-required-request-parameter"]),
        ("", "{name: a, in: path, required: true}", ["new-request-path-parameter"]),
        ("{name: a, in: query}", "", ["request-parameter-removed"]),
        ("{name: a, in: query, deprecated: true}", "", ["request-parameter-removed-with-deprecation"]),
        (
            "{name: a, in: query, deprecated: true, x-sunset: '2027-01-01'}", "",
            ["request-parameter-removed-before-sunset"]
        ),
        ("{name: a, in: query}", "{name: a, in: query, required: true}", ["request-parameter-became-required"]),
        ("{name: a, in: query, required: true}", "{name: a, in: query}", ["request-parameter-became-optional"]),
        (
            "{name: a, in: query}", "{name: a, in: header}",
            ["new-optional-request-parameter", "request-parameter-removed"]
        ),
        ("{name: a, in: query}", "{name: a, in: query, deprecated: true}", ["request-parameter-deprecated"]),
        ("{name: a, in: query, deprecated: true}", "{name: a, in: query}", ["request-parameter-reactivated"]),
        (
            "{name: a, in: query, deprecated: true, x-sunset: '2027-01-01'}", "{name: a, in: query, deprecated: true}",
            ["request-parameter-sunset-deleted"]
        ),
        (
            "{name: a, in: query, schema: {type: string}}", "{name: a, in: query, schema: {type: integer}}",
            ["request-parameter-type-changed"]
        ),
        (
            "{name: a, in: query, schema: {type: integer}}", "{name: a, in: query, schema: {type: number}}",
            ["request-parameter-type-generalized"]
        ),
        (
            "{name: a, in: query, schema: {type: string}}", "{name: a, in: query, schema: {type: string, enum: [b]}}",
            ["request-parameter-became-enum"]
        ),
        (
            "{name: a, in: query, schema: {type: string, enum: [b, c]}}",
            "{name: a, in: query, schema: {type: string, enum: [b]}}", ["request-parameter-enum-value-removed"]
        ),
        (
            "{name: a, in: query, schema: {type: integer, maximum: 9}}",
            "{name: a, in: query, schema: {type: integer, maximum: 8}}", ["request-parameter-max-decreased"]
        ),
        (
            "{name: a, in: query, schema: {type: integer}}",
            "{name: a, in: query, schema: {type: integer, default: 1}}", ["request-parameter-default-value-added"]
        ),
        (
            "{name: a, in: query, schema: {properties: {b: {type: string, enum: [c, d]}}}}",
            "{name: a, in: query, schema: {properties: {b: {type: string, enum: [c]}}}}",
            ["request-parameter-property-enum-value-removed"]
        ),
        (
            "{name: a, in: query, explode: true}", "{name: a, in: query, explode: false}",
            ["request-parameter-explode-changed"]
        ),
        ("{name: X-A, in: header}", "{name: x-a, in: header}", []),
    ])
    func parameters(old: String, new: String, rules: [String]) throws {
        let (old, new) = (document("parameters: [\(old)]"), document("parameters: [\(new)]"))
        #expect(try changes(from: old, to: new).map(\.rule).sorted() == rules)
    }

    @Test func parametersOfThePathAreThoseOfItsOperations() throws {
        let plain = document("")
        #expect(
            try changes(from: plain, to: document("", item: "parameters: [{name: a, in: query, required: true}],")).map(
                \.rule
            )
                == ["new-required-request-default-parameter-to-existing-path"]
        )
        #expect(
            try changes(
                from: document("parameters: [{name: a, in: query}]"),
                to: document("", item: "parameters: [{name: a, in: query}],")
            ).isEmpty
        )
    }

    private func paths(_ text: String, more: String = "") -> String {
        "{openapi: 3.1.0, info: {title: T, version: '1'}, paths: {\(text)}\(more)}"
    }

    @Test(arguments: [
        ("/a: {get: {}, put: {}}", "/a: {get: {}}", ["api-removed-without-deprecation"], "PUT /a"),
        ("/a: {get: {deprecated: true}, put: {}}", "/a: {put: {}}", ["api-removed-with-deprecation"], "GET /a"),
        (
            "/a: {get: {deprecated: true, x-sunset: '2027-01-01'}, put: {}}", "/a: {put: {}}",
            ["api-removed-before-sunset"], "GET /a"
        ),
        (
            "/a: {get: {deprecated: true, x-sunset: '2026-01-01'}, put: {}}", "/a: {put: {}}",
            ["api-removed-with-deprecation"], "GET /a"
        ),
        ("/a: {get: {}}", "", ["api-path-removed-without-deprecation"], "GET /a"),
        ("/a: {get: {deprecated: true}}", "", ["api-path-removed-with-deprecation"], "GET /a"),
        ("/a: {get: {deprecated: true, x-sunset: x}}", "", ["api-path-sunset-parse"], "GET /a"),
        ("", "/a: {get: {}}", ["endpoint-added"], "GET /a"),
        (
            "'/a/{b}': {get: {parameters: [{name: b, in: path}]}}",
            "'/a/{c}': {get: {parameters: [{name: c, in: path}]}}",
            ["request-parameter-renamed"], "GET /a/{c}"
        ),
    ])
    func operationsComeAndGo(old: String, new: String, rules: [String], operation: String) throws {
        let found = try changes(from: paths(old), to: paths(new))
        #expect(found.map(\.rule) == rules)
        #expect(found.first?.operations == [operation])
    }

    @Test(arguments: [
        (", webhooks: {a: {post: {}}}", "", ["webhook-removed"]),
        ("", ", webhooks: {a: {post: {}}}", ["webhook-added"]),
        (", security: [{a: []}]", "", ["api-global-security-removed"]),
        (", security: [{a: [r]}]", ", security: [{a: []}]", ["api-global-security-scope-removed"]),
        (", components: {schemas: {A: {}}}", "", ["api-schema-removed"]),
        ("", ", components: {securitySchemes: {A: {type: http}}}", ["api-security-component-added"]),
        (
            ", components: {securitySchemes: {A: {type: http}}}",
            ", components: {securitySchemes: {A: {type: apiKey}}}", ["api-security-component-type-changed"]
        ),
        (
            ", components: {securitySchemes: {A: {type: oauth2, flows: {implicit: {authorizationUrl: a, scopes: {r: x}}}}}}",
            ", components: {securitySchemes: {A: {type: oauth2, flows: {implicit: {authorizationUrl: b, scopes: {w: x}}}}}}",
            [
                "api-security-component-oauth-scope-added", "api-security-component-oauth-scope-removed",
                "api-security-component-oauth-url-changed",
            ]
        ),
        (", servers: [{url: a}]", ", servers: [{url: b}]", ["server-added", "server-removed"]),
    ])
    func theWhole(old: String, new: String, rules: [String]) throws {
        #expect(try changes(from: paths("", more: old), to: paths("", more: new)).map(\.rule).sorted() == rules)
    }

    @Test func verdictsAreThoseOfTheRules() throws {
        let removed = try changes(from: request(property("{type: string}")), to: request("{type: object}"))
        #expect(removed.map(\.wire) == [.risky])
        let narrowed = try changes(
            from: request("{type: string, maxLength: 5}"),
            to: request("{type: string, maxLength: 4}")
        )
        #expect(narrowed.map(\.wire) == [.breaking])
        let widened = try changes(
            from: response("{type: string, maxLength: 4}"),
            to: response("{type: string, maxLength: 5}")
        )
        #expect(widened.map(\.wire) == [.breaking])
    }

    @Test(arguments: [
        ("deprecated: true", ["api-deprecated-sunset-missing", "endpoint-deprecated"]),
        ("deprecated: true, x-sunset: '2026-08-31'", ["api-sunset-date-too-small", "endpoint-deprecated-with-sunset"]),
        ("deprecated: true, x-sunset: '2026-09-30'", ["endpoint-deprecated-with-sunset"]),
    ])
    func whatIsDeprecatedMayHaveToStay(new: String, rules: [String]) throws {
        let found = try changes(from: document(""), to: document(new), earliestSunset: "2026-09-01")
        #expect(found.map(\.rule).sorted() == rules)
        let parameter = { (text: String) in "parameters: [{name: a, in: query, \(text)}]" }
        let inParameter = try changes(
            from: document(parameter("x-a: 1")),
            to: document(parameter(new)),
            earliestSunset: "2026-09-01"
        )
        let expected = rules.map {
            $0.replacing("api-", with: "request-parameter-").replacing(
                "endpoint-deprecated-with-sunset",
                with: "endpoint-deprecated"
            )
            .replacing("endpoint-", with: "request-parameter-")
        }
        #expect(inParameter.map(\.rule).sorted() == expected.sorted())
    }

    @Test func valuesOfABodyThatAreGoneHaveARuleOfTheirOwn() throws {
        let found = try changes(
            from: response("{type: string, enum: [a, b]}"),
            to: response("{type: string, enum: [a]}")
        )
        #expect(found.map(\.rule) == ["response-mediatype-enum-value-removed"])
    }
}
