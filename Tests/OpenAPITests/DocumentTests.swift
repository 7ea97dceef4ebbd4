import Diagnostics
import OpenAPI
import Testing
import YAML

struct DocumentTests {
    @Test func topOfTheDocumentIsRead() throws {
        let document = try Reading.clean(
            """
            servers:
              - url: https://{region}.example.com
                description: main
                variables: {region: {enum: [eu, us], default: eu}}
            security: [{key: []}, {}]
            tags: [{name: a, description: b}]
            externalDocs: {url: https://example.com}
            x-top: 1
            paths: {}
            components:
              securitySchemes:
                key: {type: http, scheme: bearer}
            """
        )
        #expect(document.version == "3.1.0")
        #expect(document.info.title == "Test")
        #expect(document.servers.first?.variables.first?.allowedValues == ["eu", "us"])
        #expect(document.servers.first?.variables.first?.defaultValue == "eu")
        #expect(document.security?.map { $0.schemes.map(\.name) } == [["key"], []])
        #expect(document.tags.map(\.name) == ["a"])
        #expect(document.externalDocumentation?.url == "https://example.com")
        #expect(document.extensions.map(\.name) == ["x-top"])
        #expect(document.components.securitySchemes.first?.value.value?.scheme == "bearer")
    }

    @Test(arguments: ["paths: {}", "components: {}", "webhooks: {}"])
    func anyPartSufficesInVersion31(part: String) throws {
        _ = try Reading.clean(part)
    }

    @Test func operationsAreRead() throws {
        let document = try Reading.clean(
            """
            paths:
              x-ignored: 1
              /a/{id}:
                summary: item
                servers: [{url: /v2}]
                parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                x-item: 1
                post:
                  operationId: make
                  tags: [undeclared]
                  deprecated: true
                  security: []
                  parameters: [{name: q, in: query, style: deepObject, explode: false, example: 1}]
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema: {type: object}
                        encoding: {file: {contentType: image/png, headers: {X: {schema: {}}}}}
                  responses:
                    200: {description: fine, headers: {X-A: {required: true, schema: {type: string}}}}
                    4xx: {description: client}
                    default: {description: other, content: {application/json: {examples: {e: {value: 1}}}}}
                    x-r: 1
                  x-op: 1
            """
        )
        let item = try #require(document.paths.first)
        #expect(item.path == "/a/{id}" && item.summary == "item" && item.servers.map(\.url) == ["/v2"])
        #expect(item.parameters.first?.value?.placement == .path)
        let operation = try #require(item.operations.first)
        #expect(operation.method.name == "POST" && operation.operationID == "make" && operation.isDeprecated)
        #expect(operation.pointer.description == "#/paths/~1a~1{id}/post")
        #expect(operation.security?.isEmpty == true)
        #expect(operation.tags == ["undeclared"])
        let parameter = try #require(operation.parameters.first?.value)
        #expect(parameter.style == .deepObject && parameter.explode == false && !parameter.isRequired)
        #expect(parameter.examples.map(\.value?.scalar?.text) == ["1"])
        let body = try #require(operation.requestBody?.value)
        #expect(body.isRequired)
        #expect(body.content.first?.encodings.first?.contentType == "image/png")
        #expect(body.content.first?.encodings.first?.headers.map(\.name) == ["X"])
        #expect(operation.responses.map(\.status) == [.code(200), .range(4), .fallback])
        #expect(operation.responses.first?.response.value?.headers.first?.header.value?.isRequired == true)
        #expect(operation.responses.last?.response.value?.content.first?.examples.map(\.name) == ["e"])
        #expect(operation.extensions.map(\.name) == ["x-op"])
    }

    @Test func mediaTypesMayBeEmpty() throws {
        let reading = try Reading(
            Reading.head
                + "components: {responses: {A: {description: a, content: {application/octet-stream: {}, a/b: }}}}"
        )
        #expect(reading.errors == [])
        let response = reading.document?.components.responses.first?.value.value
        #expect(response?.content.map(\.type) == ["application/octet-stream", "a/b"])
    }

    @Test func webhooksAreRead() throws {
        let document = try Reading.clean("webhooks: {done: {post: {responses: {}}}}")
        #expect(document.webhooks.map(\.path) == ["done"])
        #expect(document.webhooks.first?.operations.map(\.method.name) == ["POST"])
    }

    @Test func responsesMayBeCalledByStatusOnly() {
        #expect(OperationResponse.Status(key: "200") == .code(200))
        #expect(OperationResponse.Status(key: "5XX") == .range(5))
        #expect(OperationResponse.Status(key: "default") == .fallback)
        for key in ["", "20", "2000", "+20", "0XX", "2X0", "ok"] {
            #expect(OperationResponse.Status(key: key) == nil)
        }
    }
}
