import Diagnostics
import Testing

@testable import Diffing

@Suite struct OperationRuleTests {
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
        ("deprecated: true", ["api-deprecated-sunset-missing"]),
        ("deprecated: true, x-sunset: '2026-08-31'", ["api-sunset-date-too-small"]),
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

    @Test(arguments: [
        ("1.2.3", "1.2.3", "api-version-not-bumped"), ("1.2.3", "1.2.2", "api-version-decreased"),
        ("2.0.0", "1.9.9", "api-version-decreased"), ("1.2.3", "1.3.0", "api-major-version-not-bumped"),
        ("1.2.3", "1.2.4", "api-major-version-not-bumped"), ("v1.0.0", "v1.1.0-rc.1", "api-major-version-not-bumped"),
        ("1.2.3-a", "1.2.3-b", "api-version-decreased"), ("0.1.0", "0.1.1", "api-major-version-not-bumped"),
        ("1.2.3", "2.0.0", nil), ("0.1.0", "0.2.0", nil), ("0.9.0", "1.0.0", nil), ("1.9.0", "2.0.0+build.7", nil),
        // No semantic versions.
        ("1", "1", nil), ("1.0", "1.0", nil), ("2024-01-01", "2024-01-01", nil), ("1.02.0", "1.02.0", nil),
        ("1.2.3-", "1.2.3-", nil), ("1.2.3.4", "1.2.3.4", nil), ("1.2.x", "1.2.x", nil),
    ])
    func breakingChangesWantAMajorVersion(old: String, new: String, rule: String?) throws {
        let text = { (version: String, parts: String) in
            "{openapi: 3.1.0, info: {title: T, version: '\(version)'}, paths: {/a: {get: {}\(parts)}}}"
        }
        func change(_ before: String, _ after: String) throws -> Change? {
            let comparer = try comparer(from: text(old, before), to: text(new, after))
            return comparer.versionChange(after: comparer.changes)
        }
        let found = try change(", put: {}", "")
        #expect(found?.rule == rule)
        #expect(found.map(\.wire) == rule.map { _ in .compatible })
        #expect(found?.new?.line == rule.map { _ in 1 })
        #expect(try change("", ", put: {}") == nil)
    }

    @Test func aSchemaWithAnotherNameIsSuggestedToKeepItsName() throws {
        let found = try changes(
            from: paths("", more: ", components: {schemas: {Pet: {type: string}, Log: {type: integer}}}"),
            to: paths("", more: ", components: {schemas: {Animal: {type: string}, Report: {type: number}}}")
        )
        #expect(
            found.map(\.message) == [
                "the schema `Pet` was removed", "the schema `Log` was removed",
                "the schema `Animal` was added, which says what `Pet` said; to keep its name in Swift, add "
                    + "`\"#/components/schemas/Animal\": Pet` to `names` in the configuration",
                "the schema `Report` was added",
            ]
        )
    }
}
