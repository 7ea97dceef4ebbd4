import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ResponseTests {
    /// Resolves an operation `get` of the path `/a` with these responses.
    private func resolve(responses: String, components: String = "{}", method: String = "get") throws -> Resolution {
        let indented = responses.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
        return try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    \(method):
                      operationId: get
                      responses:
                \(indented.joined(separator: "\n"))
                components: \(components)
                """
        )
    }

    private static let choice = TypeID("#/paths/~1a/get/responses")

    @Test func severalSuccessesAreAChoice() throws {
        let result = try resolve(
            responses: """
                "200": {description: Done., content: {application/json: {schema: {type: integer}}}}
                "202": {description: Later., content: {application/json: {schema: {properties: {job: {type: string}}}}}}
                "204": {description: Nothing.}
                "404": {description: Gone.}
                default: {description: Broken.}
                """
        )
        let operation = try result.operation("get")
        #expect(operation.response == .responses(Self.choice))
        #expect(operation.successes.map(\.status) == [.code(200), .code(202), .code(204)])
        #expect(operation.failures.map(\.status) == [.code(404), .fallback])
        guard case .responses(let responses) = try result.type(Self.choice.pointer).kind else {
            Issue.record("no enum of responses")
            return
        }
        let inline = TypeID("\(Self.choice)/202/content/application~1json/schema")
        #expect(responses.map(\.content) == [.json(.integer), .json(.named(inline)), nil])
        #expect(try result.type(inline.pointer).owner == .type(Self.choice, role: .response(.code(202))))
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: ["'201'", "2XX"])
    func equalSuccessesAreOne(status: String) throws {
        let result = try resolve(
            responses: """
                "200": {description: "", content: {application/json: {schema: {type: array, items: {type: integer}}}}}
                \(status): {description: "", content: {application/json: {schema: {type: array, items: {type: integer}}}}}
                """
        )
        #expect(try result.operation("get").response == .json(.array(.integer)))
        #expect(result.api.types.isEmpty)
    }

    @Test func successThatRefersToAnotherIsTheSame() throws {
        let result = try resolve(
            responses: """
                "200": {description: "", content: {application/json: {schema: {properties: {a: {type: integer}}}}}}
                "201": {$ref: '#/paths/~1a/get/responses/200'}
                """
        )
        let id = TypeID("\(Self.choice)/200/content/application~1json/schema")
        #expect(try result.operation("get").response == .json(.named(id)))
        #expect(try result.type(id.pointer).owner == .operation(OperationID("#/paths/~1a/get"), part: .response))
        #expect(result.api.types.count == 1)
    }

    @Test(arguments: [
        (
            "default: {description: '', content: {application/json: {schema: {type: integer}}}}",
            Operation.Content?.some(.json(.integer)), 0
        ),
        ("2XX: {description: '', content: {text/plain: {}}}", .text(contentType: "text/plain"), 0),
        (
            "{4XX: {description: ''}, default: {description: '', content: {text/plain: {}}}}",
            .text(contentType: "text/plain"), 1
        ),
        ("'404': {description: '', content: {text/plain: {}}}", nil, 1),
    ])
    func successIsFoundByStatus(responses: String, expected: Operation.Content?, failures: Int) throws {
        let operation = try resolve(responses: responses).operation("get")
        #expect(operation.response == expected)
        #expect(operation.failures.count == failures)
    }

    @Test func bodiesOfFailuresAreTypes() throws {
        let result = try resolve(
            responses: """
                "204": {description: ""}
                4XX: {description: "", content: {application/problem+json: {schema: {properties: {detail: {type: string}}}}}}
                "500": {$ref: '#/components/responses/Broken'}
                """,
            components: """
                {responses: {Broken: {description: '', content: {application/json: {schema: {properties: {a: {type: string}}}}}}}}
                """
        )
        let operation = try result.operation("get")
        let inline = TypeID("\(Self.choice)/4XX/content/application~1problem+json/schema")
        let shared = TypeID("#/components/responses/Broken/content/application~1json/schema")
        #expect(
            operation.failures.map(\.content) == [
                .json(.named(inline), contentType: "application/problem+json"), .json(.named(shared)),
            ]
        )
        #expect(try result.type(inline.pointer).owner == .operation(operation.id, part: .failure(.range(4))))
        #expect(try result.type(shared.pointer).owner == .shared(.init(section: .responses, name: "Broken")))
    }

    @Test func nullableResponseIsOptional() throws {
        let result = try resolve(
            responses:
                "'200': {description: '', content: {application/json: {schema: {type: integer, nullable: true}}}}"
        )
        #expect(try result.operation("get").response == .json(.nullable(.integer)))
    }

    @Test func headersOfResponsesAreTyped() throws {
        let result = try resolve(
            responses: """
                "200":
                  description: ""
                  headers:
                    X-Count: {required: true, description: How many., schema: {type: integer}}
                    X-At: {schema: {type: string, format: date-time}}
                    X-Tags: {schema: {type: array, items: {type: string}}}
                    X-Kind: {$ref: '#/components/headers/Kind'}
                    content-type: {schema: {type: string}}
                """,
            components: "{headers: {Kind: {schema: {type: string, enum: [a, b]}}}}"
        )
        let headers = try result.operation("get").successes[0].headers
        #expect(headers.map(\.name) == ["X-Count", "X-At", "X-Tags", "X-Kind"])
        #expect(headers.map(\.type) == [.integer, .dateTime, .array(.string), .string])
        #expect(headers.map(\.isRequired) == [true, false, false, false])
        #expect(headers[0].documentation.description == "How many.")
    }

    @Test(arguments: [
        ("{schema: {type: object}}", Operation.Header.Expectation(.string, notes: 1)),
        ("{schema: {type: array, items: {type: object}}}", .init(.string, notes: 1)),
        ("{schema: {type: string, enum: [a, b]}}", .init(.string, values: ["\"a\"", "\"b\""])),
        ("{schema: {type: integer, format: uint64}}", .init(.unsignedInteger)),
        ("{schema: {type: array, items: {type: integer, format: uint64}}}", .init(.array(.unsignedInteger))),
        ("{content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}", .init(.named(a), isJSON: true)),
        ("{content: {application/json: {schema: {type: object}}}}", .init(.json, isJSON: true)),
        ("{content: {application/json: {}}}", .init(.json, isJSON: true)),
        (
            "{content: {application/json: {schema: {oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}}}}",
            .init(.named(a), isJSON: true)
        ),
        (
            "{content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/A'}], description: a}}}}",
            .init(.named(a), isJSON: true)
        ),
        (
            "{content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}",
            .init(.json, isJSON: true, notes: 1)
        ),
        ("{schema: {anyOf: [{type: integer}, {type: 'null'}]}}", .init(.integer)),
        ("{schema: {oneOf: [{type: integer}, {type: string, enum: [unlimited]}]}}", .init(.string)),
        ("{schema: {oneOf: [{type: string, enum: [a]}, {const: b}]}}", .init(.string, values: ["\"a\"", "\"b\""])),
        ("{content: {text/plain: {}}}", .init(.string)),
    ])
    func aHeaderIsWhatItsTextSays(header: String, expected: Operation.Header.Expectation) throws {
        let result = try resolve(
            responses: "'200': {description: '', headers: {X-A: \(header)}}",
            components: "{schemas: {A: {type: object, properties: {a: {type: string}}}}}"
        )
        let header = try result.operation("get").successes[0].headers[0]
        #expect(header.type == expected.type)
        #expect(header.isJSON == expected.isJSON)
        #expect(header.documentation.allowedValues == expected.values)
        #expect(result.ids == Array(repeating: "header-not-expressed", count: expected.notes))
    }

    private static let a = TypeID("#/components/schemas/A")

    private static let pet = "application/json: {schema: {type: object, properties: {a: {type: string}}}}"
    private static let petType = TypeID("\(choice)/200/content/application~1json/schema")

    @Test(arguments: [
        ("text/plain: {schema: {type: string}}", Operation.Content.text(contentType: "text/plain"), ["text/plain"]),
        ("text/*: {}", .text(contentType: "text/*"), ["text/*"]),
        ("text/csv: {}, text/html: {}", .text(contentType: "text/csv"), ["text/csv", "text/html"]),
        (
            "application/zip: {schema: {type: string, format: binary}}, image/*: {}",
            .bytes(contentType: "application/zip"), ["application/zip", "image/*"]
        ),
    ])
    func whatIsNoJSONIsOfItsOwn(content: String, expected: Operation.Content, mediaTypes: [String]) throws {
        let result = try resolve(responses: "'200': {description: '', content: {\(content), \(Self.pet)}}")
        #expect(try result.operation("get").response == .responses(Self.choice))
        guard case .responses(let cases) = try result.type(Self.choice.pointer).kind else {
            Issue.record("no enum of contents")
            return
        }
        #expect(cases.map(\.content) == [.json(.named(Self.petType)), expected])
        #expect(cases.map(\.mediaTypes) == [["application/json"], mediaTypes])
        #expect(cases.map(\.status) == [.code(200), .code(200)])
        #expect(result.diagnostics.isEmpty)
    }

    /// Other notations of the JSON, and types of which the best holds the others.
    @Test(arguments: [
        "application/xml: {schema: {$ref: '#/components/schemas/Pet'}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
        "application/xml: {schema: {type: string}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
        "text/plain: {schema: {$ref: '#/components/schemas/Pet'}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
        "application/yaml: {schema: {type: object}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
        "application/ld+json: {schema: {type: object}}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
        "text/plain: {}, application/json: {}",
        "text/plain: {}, application/json: {schema: {type: string}}",
        "text/plain: {}, application/json: {schema: {type: string, enum: [a]}}",
        "text/plain: {}, application/octet-stream: {}",
        "text/event-stream: {}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}",
    ])
    func otherNotationsAreNoCases(content: String) throws {
        let result = try resolve(
            responses: "'200': {description: '', content: {\(content)}}",
            components: "{schemas: {Pet: {type: object, properties: {a: {type: string}}}}}"
        )
        if case .responses = try result.operation("get").response { Issue.record("an enum for \(content)") }
    }

    @Test func textAndBytesAreToldApart() throws {
        let binary = "{schema: {type: string, format: binary}}"
        let content = "text/csv: {schema: {type: string}}, image/png: \(binary), image/jpeg: \(binary)"
        let result = try resolve(responses: "'200': {description: '', content: {\(content)}}")
        guard case .responses(let cases) = try result.type(Self.choice.pointer).kind else {
            Issue.record("no enum of contents")
            return
        }
        #expect(cases.map(\.content) == [.bytes(contentType: "image/png"), .text(contentType: "text/csv")])
        #expect(
            result.diagnostics.map(\.message) == ["`image/jpeg` is not used: `image/png`, `text/csv` serve this body"]
        )
    }

    @Test func contentsAndStatusesAreToldApartTogether() throws {
        let result = try resolve(
            responses: """
                "200": {description: "", content: {text/plain: {}, \(Self.pet)}}
                "204": {description: ""}
                """
        )
        guard case .responses(let cases) = try result.type(Self.choice.pointer).kind else {
            Issue.record("no enum of contents and statuses")
            return
        }
        #expect(cases.map(\.status) == [.code(200), .code(200), .code(204)])
        #expect(cases.map(\.mediaTypes) == [["application/json"], ["text/plain"], []])
    }

    @Test func equalContentsOfSeveralStatusesAreOne() throws {
        let result = try resolve(
            responses: """
                "200": {description: "", content: {text/plain: {}, application/json: {schema: {type: integer}}}}
                "201": {description: "", content: {text/plain: {}, application/json: {schema: {type: integer}}}}
                """
        )
        guard case .responses(let cases) = try result.type(Self.choice.pointer).kind else {
            Issue.record("no enum of contents")
            return
        }
        #expect(cases.map(\.content) == [.json(.integer), .text(contentType: "text/plain")])
        #expect(try result.operation("get").successes.count == 4)
    }

    @Test func failuresHaveOneBody() throws {
        let result = try resolve(responses: "'404': {description: '', content: {text/plain: {}, \(Self.pet)}}")
        #expect(try result.operation("get").failures.count == 1)
        #expect(result.ids == ["media-type-unused"])
    }

    @Test(arguments: [
        ("{application/xml: {schema: {type: string}}, application/json: {schema: {type: string}}}", "note"),
        ("{application/xml: {schema: {type: integer}}, application/json: {schema: {type: string}}}", "warning"),
        ("{application/scim+json: {}, application/json: {}}", "note"),
        ("{application/json: {}, application/*+json: {}, text/*: {}}", "note note"),
        // Both are texts in Swift, and both bytes: nothing is there to choose.
        ("{text/plain: {schema: {type: string}}, text/csv: {schema: {type: string, format: binary}}}", "note"),
        ("{image/png: {schema: {type: string}}, image/jpeg: {schema: {type: string, format: binary}}}", "note"),
        // The one text is no other notation of the other, but JSON of its own.
        (
            "{application/a+json: {schema: {type: object}}, application/raw+json: {schema: {type: string}}, application/diff: {schema: {type: string}}}",
            "warning"
        ),
    ])
    func unusedMediaTypesAreReported(content: String, severities: String) throws {
        let result = try resolve(responses: "'200': {description: '', content: \(content)}")
        #expect(result.diagnostics.map(\.id).allSatisfy { $0 == "media-type-unused" })
        #expect(result.diagnostics.map(\.severity.rawValue).joined(separator: " ") == severities)
    }

    @Test func schemaOfABodyThatIsBytesIsReported() throws {
        let content = "{application/xml: {schema: {properties: {a: {type: string}}}}}"
        let result = try resolve(responses: "'200': {description: '', content: \(content)}")
        #expect(try result.operation("get").response == .bytes(contentType: "application/xml"))
        #expect(result.ids == ["body-not-expressed"])
    }

    @Test func aUnionOfBytesAloneIsBytes() throws {
        let schema = "{oneOf: [{type: string, format: binary}]}"
        let result = try resolve(responses: "'200': {description: '', content: {image/png: {schema: \(schema)}}}")
        #expect(try result.operation("get").response == .bytes(contentType: "image/png"))
        #expect(result.diagnostics.isEmpty)
    }

    @Test func answersToHeadHaveNoBodies() throws {
        let json = "{application/json: {schema: {properties: {a: {type: string}}}}}"
        let result = try resolve(
            responses: """
                "200": {description: "", content: \(json)}
                "202": {description: "", content: {image/png: {}}}
                default: {description: "", content: \(json)}
                """,
            method: "head"
        )
        let operation = try result.operation("get")
        #expect(operation.response == nil)
        #expect((operation.successes + operation.failures).map(\.content) == [nil, nil, nil])
        #expect(result.ids == ["body-impossible", "body-impossible", "body-impossible"])
    }
}

extension Operation.Header {
    /// What a test expects of a header.
    struct Expectation: Sendable {
        var type: TypeReference
        var isJSON: Bool
        var values: [String]
        var notes: Int

        init(_ type: TypeReference, isJSON: Bool = false, values: [String] = [], notes: Int = 0) {
            self.type = type
            self.isJSON = isJSON
            self.values = values
            self.notes = notes
        }
    }
}
