import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

/// Which lists are read page by page, and how.
@Suite struct PaginationTests {
    typealias Step = IR.Operation.Pagination.Step

    private func resolved(
        _ parameters: String,
        _ schema: String,
        headers: String = "{}",
        rules: PaginationRules
    ) throws -> Resolution {
        try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /things:
                    get:
                      operationId: list
                      parameters: \(parameters)
                      responses:
                        "200":
                          description: OK
                          headers: \(headers)
                          content: {application/json: {schema: \(schema)}}
                """,
            options: .init(pagination: rules)
        )
    }

    private func found(_ parameters: String, _ schema: String, headers: String = "{}") throws -> Operation.Pagination? {
        var rules = PaginationRules()
        rules.isAutomatic = true
        let result = try resolved(parameters, schema, headers: headers, rules: rules)
        #expect(result.ids == [])
        return try result.operation("list").pagination
    }

    private func configured(_ parameters: String, _ schema: String, _ change: (inout PaginationRule) -> Void) throws
        -> Resolution
    {
        var rules = PaginationRules()
        var rule = PaginationRule(operation: "list", location: SourceLocation(file: "bindery.yaml", line: 2, column: 3))
        change(&rule)
        rules.rules = [rule]
        return try resolved(parameters, schema, rules: rules)
    }

    private func object(_ properties: String) -> String {
        "{type: object, properties: {\(properties)}}"
    }

    private let data = "data: {type: array, items: {type: object, properties: {id: {type: string}}}}"

    private func text(_ name: String) -> String {
        "[{name: \(name), in: query, schema: {type: string}}]"
    }

    private func number(_ name: String) -> String {
        "[{name: limit, in: query, schema: {type: integer}}, {name: \(name), in: query, schema: {type: integer}}]"
    }

    // MARK: - What is found

    @Test func idsOfTheLastElement() throws {
        let page = object("\(data), first_id: {type: string}, last_id: {type: string}, has_more: {type: boolean}")
        let pagination = try #require(try found(text("after"), page))
        #expect(pagination.style == .cursor(parameter: 0))
        #expect(pagination.elements == [.property("data")])
        #expect(pagination.next == [.property("last_id")])
        #expect(pagination.hasMore == [.property("has_more")])
    }

    /// The elements come as JSON, whatever else the list can come as.
    @Test func listsThatAlsoComeAsText() throws {
        let page = "\(object("\(data), last_id: {type: string}"))}, text/csv: {schema: {type: string}"
        let pagination = try #require(try found(text("after"), page))
        #expect(pagination.style == .cursor(parameter: 0))
    }

    @Test func theLastElementItself() throws {
        let pagination = try #require(
            try found(text("starting_after"), object("\(data), has_more: {type: boolean}"))
        )
        #expect(pagination.next == [.property("data"), .last, .property("id")])
        #expect(try found(text("starting_after"), object(data)) == nil)
        #expect(try found(text("cursor"), object("\(data), has_more: {type: boolean}")) == nil)
    }

    @Test(arguments: [
        ("page_token", "next_page_token: {type: string}", ["next_page_token"]),
        ("pageToken", "nextPageToken: {type: [string, \"null\"]}", ["nextPageToken"]),
        ("cursor", "meta: {type: object, properties: {next_cursor: {type: string}}}", ["meta", "next_cursor"]),
        ("cursor", "paging: {type: object, properties: {next: {type: integer}}}", ["paging", "next"]),
        (
            "next_token",
            "next_cursor: {type: object}, pagination: {type: object, properties: {next_token: {type: string}}}",
            ["pagination", "next_token"]
        ),
    ])
    func tokens(parameter: String, property: String, next: [String]) throws {
        let pagination = try #require(try found(text(parameter), object("\(data), \(property)")))
        #expect(pagination.next == next.map { .property($0) })
    }

    @Test func pagesAndOffsets() throws {
        let pages = try found(number("page"), object("\(data), total_pages: {type: integer}, total: {type: integer}"))
        #expect(pages?.style == .page(parameter: 1, first: 1))
        #expect(pages?.total == [.property("total_pages")])
        let offsets = try found(
            number("offset"),
            object("\(data), total_pages: {type: integer}, total: {type: integer}")
        )
        #expect(offsets?.style == .offset(parameter: 1))
        #expect(offsets?.total == [.property("total")])
        let zero = "[{name: page, in: query, schema: {type: integer, default: 0}}]"
        #expect(try found(zero, object(data))?.style == .page(parameter: 0, first: 0))
        let minimum = "[{name: page, in: query, schema: {type: integer, minimum: 0}}]"
        #expect(try found(minimum, object(data))?.style == .page(parameter: 0, first: 0))
    }

    @Test func links() throws {
        let header = "{Link: {schema: {type: string}}}"
        let pagination = try #require(
            try found(number("page"), "{type: array, items: {type: string}}", headers: header)
        )
        #expect(pagination.style == .links)
        #expect(pagination.elements == [])
        #expect(pagination.element == .string)
        #expect(pagination.next == nil)
        let inBody = try found("[]", object("\(data), links: {type: object, properties: {next: {type: string}}}"))
        #expect(inBody?.style == .links)
        #expect(inBody?.next == [.property("links"), .property("next")])
    }

    @Test(arguments: [
        ("items: {type: array, items: {type: integer}}, warnings: {type: array}", ["items"]),
        ("things: {type: [array, \"null\"], items: {type: integer}}, count: {type: integer}", ["things"]),
        ("data: {type: object, properties: {things: {type: array, items: {type: integer}}}}", ["data", "things"]),
    ])
    func elements(properties: String, expected: [String]) throws {
        let pagination = try #require(try found(number("page"), object(properties)))
        #expect(pagination.elements == expected.map { .property($0) })
        #expect(pagination.element == .integer)
    }

    @Test(arguments: [
        ("[]", "data: {type: array, items: {type: string}}"),
        ("[{name: page, in: query, schema: {type: integer}}]", "a: {type: array}, b: {type: array}"),
        ("[{name: page, in: query, schema: {type: string}}]", "data: {type: array}"),
        ("[{name: after, in: query, schema: {type: string}}]", "data: {type: array}, last_id: {type: object}"),
        ("[{name: page, in: query, schema: {type: integer}}]", "data: {type: string}"),
    ])
    func nothingIsFoundWhereNothingFits(parameters: String, properties: String) throws {
        #expect(try found(parameters, object(properties)) == nil)
    }

    @Test func nothingIsLookedForUnlessTheConfigurationSaysSo() throws {
        let page = object("\(data), last_id: {type: string}")
        #expect(try resolved(text("after"), page, rules: .init()).operation("list").pagination == nil)
    }

    // MARK: - What the configuration says

    @Test func rulesSayWhatIsNotFound() throws {
        let page = object(
            "rows: {type: array, items: {type: object, properties: {key: {type: string}}}}, other: {type: array}"
        )
        let result = try configured(text("behind"), page) { rule in
            (rule.style, rule.parameter) = (.cursor, "behind")
            rule.items = PaginationRule.steps("rows")
            rule.next = PaginationRule.steps("rows[-1].key")
            rule.name = "rows"
        }
        #expect(result.ids == [])
        let pagination = try #require(try result.operation("list").pagination)
        #expect(pagination.next == [.property("rows"), .last, .property("key")])
        #expect(pagination.name == "rows")
    }

    @Test(arguments: [
        ("other", nil, nil, "it has no query parameter `other` of a fitting type"),
        ("behind", "rows", nil, "its answer has no array of elements"),
        ("behind", nil, nil, "its answer does not tell the next page"),
        ("behind", nil, "meta.next", "its answer has nothing of a fitting type at `next`"),
    ])
    func whatDoesNotFitIsAnError(parameter: String, items: String?, next: String?, reason: String) throws {
        let result = try configured(text("behind"), object(data)) { rule in
            (rule.style, rule.parameter) = (.cursor, parameter)
            rule.items = items.flatMap(PaginationRule.steps)
            rule.next = next.flatMap(PaginationRule.steps)
        }
        let diagnostic = try #require(result.diagnostics.first)
        #expect(diagnostic.id == "pagination-not-found")
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.message == "`list` cannot be read page by page: \(reason)")
        #expect(diagnostic.location?.line == 2)
        #expect(diagnostic.hint != nil)
    }

    @Test func unknownOperationsAreReported() throws {
        let result = try configured("[]", object(data)) { $0.operation = "lst" }
        #expect(result.ids == ["pagination-unused"])
        #expect(result.diagnostics.first?.message == "`pagination:` of the configuration names no operation: lst")
        #expect(result.diagnostics.first?.hint == "did you mean `list`?")
    }

    @Test(arguments: [
        ("data", [Step.property("data")]), ("a.b", [.property("a"), .property("b")]),
        ("data[-1].id", [.property("data"), .last, .property("id")]), ("", nil), ("a..b", nil), ("[-1]", nil),
    ])
    func waysAreRead(text: String, steps: [Step]?) {
        #expect(PaginationRule.steps(text) == steps)
    }
}
