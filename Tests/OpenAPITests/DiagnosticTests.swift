import Diagnostics
import OpenAPI
import Testing

/// What is wrong with a document, in the words that the user reads.
struct DiagnosticTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let expected: String

        init(_ text: String, _ expected: String) {
            self.text = text
            self.expected = expected
        }

        var testDescription: String { expected }
    }

    @Test(arguments: [
        Case(
            "- a",
            "1:1 error: expected an OpenAPI document, found an array [not-openapi] "
                + "the document has to be an object that begins with 'openapi: 3.1.0'"
        ),
        Case(
            "type: object",
            "1:1 error: the document has no 'openapi' field [not-openapi] "
                + "an OpenAPI document begins with its version: 'openapi: 3.1.0'"
        ),
        Case(
            "opnapi: 3.0.0",
            "1:1 error: the document has no 'openapi' field [not-openapi] did you mean 'openapi' by 'opnapi'?"
        ),
        Case(
            "overlay: 1.0.0",
            "1:1 error: the document has no 'openapi' field [not-openapi] "
                + "this is an overlay, which '--overlay' applies to a document"
        ),
        Case(
            "swagger: '2.0'\npaths: {}",
            "1:1 error: Swagger 2.0 is not supported [swagger-2] "
                + "convert the document to OpenAPI 3, for example with swagger2openapi"
        ),
        Case(
            "openapi: 4.0.0\npaths: {}",
            "1:10 error: OpenAPI 4.0.0 is not supported [unsupported-version] "
                + "Bindery reads OpenAPI 3.0 and 3.1: 'openapi: 3.1.0'"
        ),
        Case(
            "openapi: 3\npaths: {}",
            "1:10 error: OpenAPI 3 is not supported [unsupported-version] "
                + "Bindery reads OpenAPI 3.0 and 3.1: 'openapi: 3.1.0'"
        ),
        Case(
            "openapi: [3]\npaths: {}",
            "1:10 error: expected a string at 'openapi', found an array [wrong-type] "
                + "write the version: 'openapi: 3.1.0'"
        ),
    ])
    func whatIsNoOpenAPI3IsRefused(_ given: Case) throws {
        let reading = try Reading(given.text)
        #expect(reading.document == nil)
        #expect(reading.diagnostics.map(\.summary) == [given.expected])
    }

    @Test(arguments: [
        Case(
            "openapi: 3.0.3\ninfo: {title: T, version: 1.0}\ncomponents: {}",
            "1:1 error: the document has no 'paths' [missing-paths] "
                + "declare the operations under 'paths'; write 'paths: {}' if there are none"
        ),
        Case(
            "openapi: 3.0.3\ninfo: {title: T, version: 1.0}\ncomponents: {schemas: {A: {}}}",
            "1:1 warning: the document has no 'paths' [missing-paths] "
                + "declare the operations under 'paths'; write 'paths: {}' if there are none"
        ),
        Case(
            "openapi: 3.0.3\ninfo: {title: [T], version: 1.0}\npaths: {}",
            "2:15 error: expected a string at 'title', found an array [wrong-type] write 'title' as text"
        ),
        Case(
            "openapi: 3.1.0\ninfo: {title: T, version: 1.0}",
            "1:1 error: the document has neither 'paths' nor 'components' nor 'webhooks' [missing-paths] "
                + "declare the operations under 'paths'"
        ),
        Case(
            "openapi: 3.2.0\ninfo: {title: T, version: 1.0}\npaths: {}",
            "1:10 warning: OpenAPI 3.2.0 is read as 3.1 [newer-version] "
                + "what is new in 3.2.0 and not generated is reported where it stands"
        ),
        Case(
            "openapi: 3.0.0\npaths: {}",
            "1:1 warning: the document has no 'info' [missing-key] give the API a title and a version"
        ),
        Case(
            "openapi: 3.0.0\ninfo: {version: 1}\npaths: {}",
            "2:1 warning: 'info' has no 'title' [missing-key] give the API a title, which also names the module"
        ),
        Case(
            "openapi: 3.0.0\ninfo: {title: T}\npaths: {}",
            "2:1 warning: 'info' has no 'version' [missing-key] write 'version: 1.0.0'"
        ),
    ])
    func whatIsMissingAtTheTopIsReported(_ given: Case) throws {
        let reading = try Reading(given.text)
        #expect(reading.document != nil)
        #expect(reading.diagnostics.map(\.summary) == [given.expected])
    }

    @Test(arguments: [
        Case(
            "paths: []",
            "5:8 error: expected an object at 'paths', found an array [wrong-type] "
                + "write 'paths' as an object of keys and values"
        ),
        Case(
            "paths:",
            "5:7 warning: expected an object at 'paths', found null [null-value] "
                + "leave 'paths' out, or give it a value"
        ),
        Case(
            "paths: {pets: {}}",
            "5:9 warning: the path 'pets' does not begin with '/' [path-without-slash] write '/pets'"
        ),
        Case(
            "paths: {/x: {gett: {responses: {}}}}",
            "5:14 error: 'gett' is not an HTTP method that OpenAPI knows [unknown-method] did you mean 'get'?"
        ),
        Case(
            "paths: {/x: {GET: {responses: {}}}}",
            "5:14 error: 'GET' is not an HTTP method that OpenAPI knows [unknown-method] did you mean 'get'?"
        ),
        Case(
            "paths: {/x: {additionalOperations: {get: {responses: {}}}}}",
            "5:37 error: 'get' cannot be one of the additional operations [unknown-method] "
                + "write the name of a method that is no key of a path item, such as COPY"
        ),
        Case(
            "paths: {/x: {purge: {responses: {}}}}",
            "5:14 error: 'purge' is not an HTTP method that OpenAPI knows [unknown-method] "
                + "the methods are get, put, post, delete, options, head, patch, trace, query"
        ),
        Case(
            "paths: {/x: {sumary: a}}",
            "5:14 warning: a path item has no key 'sumary' [unknown-key] did you mean 'summary'?"
        ),
        Case(
            "paths: {/x: {get: {responses: {20O: {description: a}}}}}",
            "5:32 error: '20O' is not a status code [unknown-status] "
                + "write a code such as '200', a range such as '2XX', or 'default'"
        ),
        Case(
            "paths: {/x: {get: {tags: a}}}",
            "5:26 error: expected an array at 'tags', found a string [wrong-type] "
                + "write 'tags' as an array, each item on a line that begins with '-'"
        ),
        Case(
            "paths: {/x: {get: {deprecated: 1}}}",
            "5:32 error: expected a boolean at 'deprecated', found a number [wrong-type] "
                + "write true or false, without quotes"
        ),
        Case(
            "paths: {/x: {get: {description: {}}}}",
            "5:33 error: expected a string at 'description', found an object [wrong-type] "
                + "write 'description' as text"
        ),
    ])
    func pathsAreChecked(_ given: Case) throws {
        let reading = try Reading(Reading.head + given.text)
        #expect(reading.diagnostics.map(\.summary) == [given.expected])
    }

    @Test(arguments: [
        Case(
            "{in: query, schema: {}}",
            "5:27 error: a parameter has no 'name' [missing-key] give the parameter the name that requests send"
        ),
        Case(
            "{name: a, schema: {}}",
            "5:27 error: a parameter has no 'in' [missing-key] write 'in: query', or path, header or cookie"
        ),
        Case(
            "{name: a, in: qurey}",
            "5:41 error: a parameter cannot be in 'qurey' [unknown-parameter-location] did you mean 'query'?"
        ),
        Case(
            "{name: a, in: body}",
            "5:41 error: a parameter cannot be in 'body' [unknown-parameter-location] "
                + "OpenAPI 3 declares bodies under 'requestBody'"
        ),
        Case(
            "{name: a, in: query, type: string}",
            "5:48 warning: a parameter has no key 'type' [unknown-key] write it under 'schema'"
        ),
        Case(
            "{name: a, in: query, style: frm}",
            "5:55 warning: there is no style 'frm' [unknown-style] did you mean 'form'?"
        ),
        Case(
            "{name: a, in: path}",
            "5:27 warning: the path parameter 'a' is not required [optional-path-parameter] "
                + "write 'required: true': a path cannot leave it out"
        ),
    ])
    func parametersAreChecked(_ given: Case) throws {
        let reading = try Reading(Reading.head + "paths: {/x: {parameters: [\(given.text)]}}")
        #expect(reading.diagnostics.map(\.summary) == [given.expected])
    }

    @Test(arguments: [
        Case(
            "properties: [a]",
            "8:19 error: expected an object at 'properties', found an array [wrong-type] "
                + "write 'properties' as an object of keys and values"
        ),
        Case(
            "required: a",
            "8:17 error: expected an array at 'required', found a string [wrong-type] "
                + "write 'required' as an array, each item on a line that begins with '-'"
        ),
        Case(
            "required: [{}]",
            "8:18 error: expected a string at 'required', found an object [wrong-type] write 'required' as text"
        ),
        Case(
            "required: true",
            "8:17 warning: 'required' of a schema is an array of names; this boolean is ignored [boolean-required] "
                + "list the property's name under 'required' of the object that it belongs to"
        ),
        Case(
            "$ref: {type: string}",
            "8:13 error: expected a string at '$ref', found an object [wrong-type] "
                + "write a reference as text: '#/components/schemas/Name'"
        ),
        Case(
            "properties: {a: text}",
            "8:23 error: expected a schema at 'a', found a string [wrong-type] "
                + "write a schema: an object such as 'type: string', or true or false"
        ),
        Case(
            "properties: {a: [{type: string}]}",
            "8:23 warning: expected a schema at 'a', found an array [wrong-type] until then every value is allowed"
        ),
        Case(
            "items: [{type: string}]",
            "8:14 warning: expected a schema at 'items', found an array [wrong-type] "
                + "write the schemas of a tuple under 'prefixItems'"
        ),
        Case(
            "type: strng",
            "8:13 warning: 'strng' is not a type of JSON; every value is allowed [unknown-type] did you mean 'string'?"
        ),
        Case(
            "type: file",
            "8:13 warning: 'file' is not a type of JSON; every value is allowed [unknown-type] "
                + "write 'type: string' and 'format: binary'"
        ),
        Case(
            "type: []",
            "8:13 warning: 'type' lists no type, which no value has; every value is allowed [unknown-type] "
                + "list the types, or leave 'type' out"
        ),
        Case(
            "minimum: [1]",
            "8:16 error: expected a number at 'minimum', found an array [wrong-type] write a number"
        ),
        Case(
            "discriminator: kind",
            "8:22 warning: expected an object at 'discriminator', found a string [wrong-type] "
                + "write 'propertyName: kind' below 'discriminator'"
        ),
        Case(
            "discriminator: {mapping: {}}",
            "8:22 error: a discriminator has no 'propertyName' [missing-key] "
                + "name the property whose value tells the branches apart"
        ),
        Case(
            "nulable: true",
            "8:7 warning: a schema has no key 'nulable' [unknown-key] did you mean 'nullable'?"
        ),
        Case(
            "nullable: 'true'",
            "8:17 warning: expected a boolean at 'nullable', found a string [wrong-type] "
                + "write true or false, without quotes"
        ),
        Case(
            "wholly: unknown",
            "8:7 warning: a schema has no key 'wholly' [unknown-key] remove it, or let its name begin with 'x-'"
        ),
    ])
    func schemasAreChecked(_ given: Case) throws {
        #expect(try Reading.schema(given.text).diagnostics.map(\.summary) == [given.expected])
    }

    @Test func duplicateOperationIDPointsAtBothPlaces() throws {
        let reading = try Reading(
            Reading.head + """
                paths:
                  /a:
                    get: {operationId: list}
                  /b:
                    get: {operationId: list}
                """
        )
        #expect(
            reading.diagnostics.map(\.summary) == [
                "9:24 warning: the operationId 'list' is used twice [duplicate-operation-id] "
                    + "give each operation an id of its own; until then those of one group are called by their methods and paths"
            ]
        )
        let first = SourceLocation(file: "spec.yaml", line: 7, column: 24)
        #expect(reading.diagnostics.first?.related == [.init("first used here", at: first)])
        #expect(reading.document?.paths.count == 2)
    }

    @Test func pathsThatDifferInParameterNamesAloneAreReported() throws {
        let reading = try Reading(
            Reading.head + """
                paths:
                  /a/{id}: {get: {operationId: a}}
                  /a/{name}: {put: {operationId: b}}
                  /a/{id}#two: {get: {operationId: c}}
                """
        )
        #expect(
            reading.diagnostics.map(\.summary) == [
                "7:3 warning: '/a/{name}' and '/a/{id}' are the same path, but for the names of their parameters "
                    + "[equivalent-paths] make it one path item; the server cannot tell the two apart"
            ]
        )
        #expect(reading.document?.paths.count == 3)
    }

    @Test func everythingWrongIsReportedInDocumentOrder() throws {
        let reading = try Reading(
            """
            openapi: 3.0.3
            components:
              schemas:
                A: {properties: []}
            info: {title: T, version: 1, descripton: a}
            paths:
              /x: {gett: {}}
            """
        )
        #expect(reading.diagnostics.map(\.id) == ["wrong-type", "unknown-key", "unknown-method"])
        #expect(reading.diagnostics.compactMap(\.location?.line) == [4, 5, 7])
    }

    @Test func findingsInAliasedNodesAreReportedOnce() throws {
        let reading = try Reading(
            Reading.head + """
                components:
                  schemas:
                    A: &a {typ: string}
                    B: *a
                """
        )
        #expect(reading.diagnostics.map(\.id) == ["unknown-key"])
        #expect(
            reading.document?.components.schemas.map(\.value.pointer.description) == [
                "#/components/schemas/A", "#/components/schemas/B",
            ]
        )
    }
}
