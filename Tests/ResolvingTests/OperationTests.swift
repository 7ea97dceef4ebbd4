import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct OperationTests {
    private func document(_ paths: String, _ rest: String = "") -> String {
        let indented = paths.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
        return """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths:
            \(indented.joined(separator: "\n"))
            \(rest)
            """
    }

    private static let replaced = """
        /a:
          get: {operationId: a, responses: {"204": {description: none}}}
          put: {operationId: put, responses: {"204": {description: none}}}
        /b:
          $ref: '#/paths/~1a'
          get: {operationId: b, responses: {"204": {description: none}}}
        """

    @Test func replacedOperationsAreReported() throws {
        let result = try resolve(document: document(Self.replaced))
        let operations = result.api.groups.flatMap(\.operations)
        #expect(
            operations.map { "\($0.id.pointer) \($0.operationID ?? "")" } == [
                "#/paths/~1a/get a", "#/paths/~1a/put put", "#/paths/~1b/get b", "#/paths/~1b/put put",
            ]
        )
        let diagnostic = try #require(result.diagnostics.first)
        #expect(result.ids == ["operation-replaced"])
        #expect(diagnostic.severity == .warning && diagnostic.location?.line == 5)
        #expect(diagnostic.related.map(\.location.line) == [9])
        #expect(
            diagnostic.message
                == "this operation is not used for `GET /b`: another stands beside the `$ref` to it"
        )
    }

    @Test func parametersBesideAReferenceCount() throws {
        let result = try resolve(
            document: document(
                """
                /a:
                  parameters: [{name: page, in: query, schema: {type: string}}]
                  get: {operationId: a, responses: {"204": {description: none}}}
                /b: {$ref: '#/paths/~1a', parameters: [{name: page, in: query, schema: {type: integer}}]}
                """
            )
        )
        let operations = result.api.groups.flatMap(\.operations)
        #expect(operations.map { $0.parameters.map(\.type) } == [[.string], [.integer]])
        #expect(result.ids == ["parameter-duplicate"])
    }

    @Test func parametersOfTheOperationOverrideThoseOfThePath() throws {
        let result = try resolve(
            document: document(
                """
                /a/{id}:
                  parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: page, in: query, schema: {type: string}}
                  get:
                    operationId: get
                    parameters: [{name: page, in: query, schema: {type: integer}}]
                    responses: {"204": {description: none}}
                """
            )
        )
        let operation = try result.operation("get")
        #expect(operation.parameters.map(\.name) == ["id", "page"])
        #expect(operation.parameters.map(\.type) == [.string, .integer])
        #expect(operation.parameters.map(\.isRequired) == [true, false])
        #expect(operation.path == [.literal("/a/"), .parameter("id")])
        #expect(operation.response == nil)
    }

    @Test(arguments: [
        ("{application/json: {schema: {type: array, items: {type: string}}}}", Operation.Content.json(.array(.string))),
        ("{application/json: {schema: {type: string}}}", .jsonString),
        ("{application/json: {}}", .json(.json)),
        (
            "{application/problem+json; charset=utf-8: {schema: {type: integer}}}",
            .json(.integer, contentType: "application/problem+json")
        ),
        ("{text/plain: {}}", .text(contentType: "text/plain")),
        ("{application/octet-stream: {}}", .bytes(contentType: "application/octet-stream")),
        ("{application/json: {schema: {type: string, format: binary}}}", .bytes(contentType: "application/json")),
        (
            "{image/png: {schema: {type: string}}, application/json: {schema: {type: integer}}}",
            .responses(TypeID("#/paths/~1a/get/responses"))
        ),
        ("{application/xml: {schema: {type: string}}, application/json: {schema: {type: integer}}}", .json(.integer)),
        ("{video/mp4: {}, application/json: {schema: {type: string}}}", .bytes(contentType: "video/mp4")),
        ("{application/xml: {}, application/json: {schema: {type: string}}}", .jsonString),
        ("{text/event-stream: {}, application/octet-stream: {}}", .bytes(contentType: "application/octet-stream")),
    ])
    func contentOfAResponse(content: String, expected: Operation.Content) throws {
        let result = try resolve(
            document: document(
                "/a: {get: {operationId: get, responses: {'200': {description: ok, content: \(content)}}}}"
            )
        )
        #expect(try result.operation("get").response == expected)
    }

    @Test(arguments: [
        ("Text", Operation.Content.jsonString), ("Maybe", .json(.nullable(.named(maybe)))),
        ("Level", .json(.named(level))),
    ])
    func aReferenceChangesNothingOfAText(name: String, expected: Operation.Content) throws {
        let schema = "{application/json: {schema: {$ref: '#/components/schemas/\(name)'}}}"
        let result = try resolve(
            document: document(
                "/a: {get: {operationId: get, responses: {'200': {description: ok, content: \(schema)}}}}",
                """
                components:
                  schemas:
                    Text: {type: string}
                    Maybe: {type: string, nullable: true}
                    Level: {type: string, enum: [low, high]}
                """
            )
        )
        #expect(try result.operation("get").response == expected)
    }

    private static let maybe = TypeID("#/components/schemas/Maybe")
    private static let level = TypeID("#/components/schemas/Level")

    @Test func emptyAndMissingBodiesGiveNothing() throws {
        let result = try resolve(
            document: document(
                """
                /a:
                  get: {operationId: empty, responses: {"200": {description: ""}}}
                  delete: {operationId: gone, responses: {"204": {description: "", content: {text/plain: {}}}}}
                """
            )
        )
        #expect(try result.operation("empty").response == nil)
        #expect(try result.operation("gone").response == nil)
    }

    @Test func multipartBodiesMarkTheirStruct() throws {
        let result = try resolve(
            document: document(
                """
                /a:
                  post:
                    operationId: send
                    requestBody:
                      required: true
                      content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Form'}}}
                    responses: {"204": {description: ""}}
                """,
                "components: {schemas: {Form: {type: object, properties: {file: {type: string, format: binary}}}}}"
            )
        )
        #expect(try result.structure("#/components/schemas/Form").isMultipartBody)
        #expect(try result.operation("send").body?.isRequired == true)
    }

    @Test func fragmentsOfPathsAreDroppedAndQueriesKept() throws {
        let result = try resolve(
            document: document("/a?beta=true#part: {get: {operationId: get, responses: {'204': {description: ''}}}}")
        )
        #expect(try result.operation("get").path == [.literal("/a?beta=true")])
    }

    @Test func undeclaredPathParametersAreStringsWithAWarning() throws {
        let result = try resolve(
            document: document("/a/{id}: {get: {operationId: get, responses: {'204': {description: ''}}}}")
        )
        #expect(try result.operation("get").parameters.map(\.name) == ["id"])
        #expect(result.ids == ["path-parameter-undeclared"])
    }

    @Test func operationsAreGroupedByTagElseBySegment() throws {
        let byTag = try resolve(
            document: document(
                """
                /v1/a: {get: {tags: [Pets], operationId: a, responses: {'204': {description: ''}}}}
                /v1/b: {get: {tags: [Shops], operationId: b, responses: {'204': {description: ''}}}}
                """,
                "tags: [{name: Shops, description: About shops.}, {name: Unused}]"
            )
        )
        #expect(byTag.api.groups.map(\.id) == ["Shops", "Pets"])
        #expect(byTag.api.groups[0].description == "About shops.")
        let bySegment = try resolve(
            document: document(
                """
                /v1/a/{id}: {get: {tags: [One], operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: ''}}}}
                /v1/b: {get: {tags: [One], operationId: b, responses: {'204': {description: ''}}}}
                """
            )
        )
        #expect(bySegment.api.groups.map(\.id) == ["a", "b"])
    }

    @Test func groupsThatDifferInTheirSpellingAloneAreOne() throws {
        let result = try resolve(
            document: document(
                """
                /a: {get: {tags: [fine-tunes], operationId: a}, put: {tags: [Fine Tunes], operationId: b}}
                /b: {get: {tags: [videos], operationId: c}, put: {tags: [Videos], operationId: d}}
                """,
                "tags: [{name: Fine Tunes}]"
            )
        )
        #expect(result.api.groups.map(\.id) == ["Fine Tunes", "Videos"])
        #expect(result.api.groups.map { $0.operations.count } == [2, 2])
    }

    @Test func parameterWhoseSchemaLeadsBackToItselfIsAnyValue() throws {
        let result = try resolve(
            document: document(
                """
                /a:
                  get:
                    operationId: get
                    parameters: [{name: q, in: query, schema: {$ref: '#/components/schemas/A'}}]
                    responses: {"204": {description: none}}
                """,
                """
                components:
                  schemas:
                    A: {allOf: [{$ref: '#/components/schemas/B'}]}
                    B: {allOf: [{$ref: '#/components/schemas/A'}]}
                """
            )
        )
        #expect(try result.operation("get").parameters.map(\.name) == ["q"])
    }
}
