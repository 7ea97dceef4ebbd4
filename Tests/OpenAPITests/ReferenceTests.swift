import Diagnostics
import OpenAPI
import Testing
import YAML

struct ReferenceTests {
    /// Components of every kind, each with one that is declared, one that refers to it, and one that refers to that.
    private static let chains = """
        components:
          schemas:
            A: {type: string}
            B: {$ref: '#/components/schemas/A'}
            C: {$ref: '#/components/schemas/B', description: c}
          parameters:
            A: {name: a, in: query, description: own}
            B: {$ref: '#/components/parameters/A', description: first}
            C: {$ref: '#/components/parameters/B'}
          responses:
            A: {description: own}
            B: {$ref: '#/components/responses/A'}
            C: {$ref: '#/components/responses/B', description: outer}
          requestBodies:
            A: {content: {a/b: {}}}
            B: {$ref: '#/components/requestBodies/A'}
            C: {$ref: '#/components/requestBodies/B'}
          headers:
            A: {required: true}
            B: {$ref: '#/components/headers/A'}
            C: {$ref: '#/components/headers/B'}
          securitySchemes:
            A: {type: http, scheme: bearer}
            B: {$ref: '#/components/securitySchemes/A'}
            C: {$ref: '#/components/securitySchemes/B'}
          pathItems:
            A: {get: {operationId: a}}
            B: {$ref: '#/components/pathItems/A'}
            C: {$ref: '#/components/pathItems/B'}
          examples:
            A: {value: 1}
            B: {$ref: '#/components/examples/A'}
            C: {$ref: '#/components/examples/B', summary: s}
        """

    @Test func chainsOfEveryKindAreFollowed() throws {
        let document = try Reading.clean(Self.chains)
        let resolver = ReferenceResolver(document)
        let components = document.components
        let schema = components.schemas[2].value
        #expect(try resolver.schema(#require(schema.reference)).pointer.description == "#/components/schemas/B")
        #expect(try resolver.endOfChain(schema).types == [.string])
        #expect(try resolver.parameter(components.parameters[2].value).name == "a")
        #expect(try resolver.parameter(components.parameters[2].value).description == "first")
        #expect(try resolver.response(components.responses[2].value).description == "outer")
        #expect(try resolver.requestBody(components.requestBodies[2].value).content.map(\.type) == ["a/b"])
        #expect(try resolver.header(components.headers[2].value).isRequired)
        #expect(try resolver.securityScheme(components.securitySchemes[2].value).scheme == "bearer")
        #expect(try resolver.pathItem(components.pathItems[2].value).operations.map(\.operationID) == ["a"])
        let example = try resolver.example(components.examples[2].value)
        #expect(example.value?.scalar?.text == "1" && example.name == "C" && example.summary == "s")
        #expect(resolver.danglingReferences() == [])
        #expect(document.references.count == 16)
    }

    @Test func pathItemsAreMergedWithTheirTarget() throws {
        let document = try Reading.clean(
            """
            paths:
              /a: {$ref: '#/components/pathItems/A', put: {operationId: own}}
              /b: {$ref: '#/paths/~1a'}
            components:
              pathItems:
                A: {get: {operationId: shared}, parameters: [{name: q, in: query}]}
            """
        )
        let resolver = ReferenceResolver(document)
        for (item, path) in zip(document.paths, ["/a", "/b"]) {
            let resolved = try resolver.pathItem(item)
            #expect(resolved.path == path && resolved.reference == nil)
            #expect(Set(resolved.operations.map(\.operationID)) == ["shared", "own"])
            #expect(resolved.parameters.count == 1)
        }
    }

    @Test func operationsBesideAReferenceReplaceItsTargets() throws {
        let document = try Reading.clean(
            """
            paths:
              /a: {$ref: '#/paths/~1b', put: {operationId: a}}
              /b:
                $ref: '#/components/pathItems/C'
                put: {operationId: b}
                get: {operationId: b2}
            components:
              pathItems:
                C:
                  delete: {operationId: c}
                  get: {operationId: c2}
                  put: {operationId: c3}
            """
        )
        let resolver = ReferenceResolver(document)
        let items = try document.paths.map { try resolver.pathItem($0) }
        #expect(items.map { $0.operations.map(\.operationID) } == [["c", "b2", "a"], ["c", "b2", "b"]])
        #expect(items.map { $0.replacedOperations.map(\.location.line) } == [[9, 15, 16], [15, 16]])
        #expect(items.map { $0.replacedOperations.map(\.replacement.line) } == [[6, 10, 6], [10, 9]])
        #expect(items.map { $0.replacedOperations.map(\.method.name) } == [["PUT", "GET", "PUT"], ["GET", "PUT"]])
    }

    @Test(arguments: [
        ("#/components/schemas/A/properties/b", [Schema.SimpleType.integer]),
        ("#/paths/~1x~1%7Bid%7D/get/responses/200/content/application~1json/schema", [.boolean]),
        ("#/x-shared/deep/0", [.number]),
        ("#/components/schemas/%41", [.object]),
        ("#/components/schemas/odd~0~1name", [.null]),
    ])
    func pointersReachAnyPlace(text: String, types: [Schema.SimpleType]) throws {
        let document = try Reading.clean(
            """
            paths:
              '/x/{id}':
                get: {responses: {200: {description: d, content: {application/json: {schema: {type: boolean}}}}}}
            x-shared: {deep: [{type: number}]}
            components:
              schemas:
                A: {type: object, properties: {b: {type: integer}}}
                odd~/name: {type: 'null'}
                R: {$ref: '\(text)'}
            """
        )
        let resolver = ReferenceResolver(document)
        let reference = try #require(document.components.schemas.last?.value.reference)
        #expect(try resolver.schema(reference).types == types)
        #expect(resolver.danglingReferences() == [])
    }

    @Test func placesOfOtherKindsAreReached() throws {
        let document = try Reading.clean(
            """
            paths:
              /a:
                get:
                  parameters: [{name: q, in: query}]
                  responses: {200: {description: d, headers: {H: {required: true}}}}
                post: {requestBody: {content: {a/b: {}}}}
              /b:
                get:
                  parameters: [{$ref: '#/paths/~1a/get/parameters/0'}]
                  responses:
                    200: {$ref: '#/paths/~1a/get/responses/200'}
                    400: {description: e, headers: {I: {$ref: '#/paths/~1a/get/responses/200/headers/H'}}}
                post: {requestBody: {$ref: '#/paths/~1a/post/requestBody'}}
            """
        )
        let resolver = ReferenceResolver(document)
        let operations = document.paths[1].operations
        #expect(try resolver.parameter(operations[0].parameters[0]).name == "q")
        #expect(try resolver.response(operations[0].responses[0].response).description == "d")
        let header = try #require(operations[0].responses[1].response.value?.headers.first?.header)
        #expect(try resolver.header(header).isRequired)
        #expect(try resolver.requestBody(#require(operations[1].requestBody)).content.map(\.type) == ["a/b"])
        #expect(resolver.danglingReferences() == [])
    }

    @Test func deepTargetsMayReferOn() throws {
        let document = try Reading.clean(
            """
            x-a: {one: {properties: {p: {$ref: '#/x-a/two'}}}, two: {$ref: '#/x-a/three'}, three: {type: string}}
            components:
              schemas:
                R: {$ref: '#/x-a/one'}
            """
        )
        let resolver = ReferenceResolver(document)
        let one = try resolver.endOfChain(document.components.schemas[0].value)
        let property = try #require(one.object.properties.first?.schema)
        #expect(try resolver.endOfChain(property).types == [.string])
    }

    @Test func sectionsOfADocumentsOwnMayHoldTargets() throws {
        let document = try Reading.clean(
            """
            paths: {/a: {$ref: '#/components/x-paths/A'}}
            components:
              x-paths: {A: {get: {operationId: a}}}
              x-shared: {Size: {type: integer}}
              schemas: {Thing: {$ref: '#/components/x-shared/Size'}}
            """
        )
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        let reference = try #require(document.components.schemas[0].value.reference)
        #expect(try resolver.schema(reference).types == [.integer])
    }

    struct Failure: Sendable, CustomTestStringConvertible {
        let reference: String
        let expected: String

        init(_ reference: String, _ expected: String) {
            self.reference = reference
            self.expected = expected
        }

        var testDescription: String { reference }
    }

    @Test(arguments: [
        Failure(
            "#/components/schemas/Engin",
            "there is nothing at '#/components/schemas/Engin' [dangling-reference] "
                + "did you mean '#/components/schemas/Engine'?"
        ),
        Failure(
            "#/definitions/Engine",
            "there is nothing at '#/definitions/Engine' [dangling-reference] "
                + "did you mean '#/components/schemas/Engine'?"
        ),
        Failure(
            "#/components/schemas/Wholly",
            "there is nothing at '#/components/schemas/Wholly' [dangling-reference] "
                + "declare 'Wholly' under 'components/schemas', or correct the reference"
        ),
        Failure(
            "Engine",
            "'Engine' is a name, and no reference [dangling-reference] write '#/components/schemas/Engine'"
        ),
        Failure(
            "#/components/schemas/a~2b",
            "'#/components/schemas/a~2b' is not a well-formed JSON pointer [dangling-reference] "
                + "in a pointer '~' is written '~0', '/' in a name '~1', and '%' begins two hexadecimal digits"
        ),
        Failure(
            "#/components/parameters/Limit",
            "expected a reference to a schema; '#/components/parameters/Limit' is a parameter "
                + "[wrong-reference-target] a schema is declared under 'components/schemas'"
        ),
        Failure(
            "#/components/schemas",
            "expected a reference to a schema; '#/components/schemas' is none of the objects that a reference can "
                + "stand for [wrong-reference-target] a schema is declared under 'components/schemas'"
        ),
        Failure(
            "#/x-list",
            "expected a reference to a schema; '#/x-list' is an array [wrong-reference-target] "
                + "a schema is declared under 'components/schemas'"
        ),
        Failure(
            "common.yaml#/Error",
            "'common.yaml#/Error' points into another file, which is not read [external-reference] "
                + "bundle the files into one document"
        ),
        Failure(
            "#anchor",
            "no schema has the anchor '#anchor' [dangling-reference] "
                + "give a schema this '$anchor', or write a path such as '#/components/schemas/Name'"
        ),
    ])
    func failuresAreReportedAtTheReference(_ given: Failure) throws {
        let document = try Reading.clean(
            """
            x-list: []
            components:
              parameters: {Limit: {name: a, in: query}}
              schemas:
                Engine: {type: string}
                R: {$ref: '\(given.reference)'}
            """
        )
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences().map(\.summary) == ["10:15 error: " + given.expected])
        let reference = try #require(document.components.schemas[1].value.reference)
        let thrown = #expect(throws: Diagnostic.self) { try resolver.schema(reference) }
        #expect(thrown?.summary == "10:15 error: " + given.expected)
    }

    @Test func everyDanglingReferenceIsReportedOnce() throws {
        let document = try Reading.clean(
            """
            components:
              schemas:
                A: {properties: {a: {$ref: '#/no'}, b: {$ref: '#/no'}, c: {$ref: '#/components/schemas/B'}}}
                B: {$ref: '#/no'}
            """
        )
        let columns = ReferenceResolver(document).danglingReferences().compactMap(\.location).map {
            "\($0.line):\($0.column)"
        }
        #expect(columns == ["7:32", "7:51", "8:15"])
    }

    @Test func circlesOfSchemasAreReportedOnceWithTheirChain() throws {
        let document = try Reading.clean(
            """
            components:
              schemas:
                Outside: {properties: {a: {$ref: '#/components/schemas/A'}}}
                A: {$ref: '#/components/schemas/B'}
                B: {$ref: '#/components/schemas/A'}
                Fine: {properties: {next: {$ref: '#/components/schemas/Fine'}}}
            """
        )
        let resolver = ReferenceResolver(document)
        let expected =
            "8:15 error: this reference leads back to itself: "
            + "#/components/schemas/A → #/components/schemas/B → #/components/schemas/A "
            + "[circular-reference] let one of them declare something instead of referring on"
        #expect(resolver.danglingReferences().map(\.summary) == [expected])
        let outside = document.components.schemas[0].value.object.properties[0].schema
        #expect(throws: Diagnostic.self) { try resolver.endOfChain(outside) }
    }

    @Test func circlesOfOtherKindsAreReported() throws {
        let document = try Reading.clean(
            """
            components:
              parameters:
                A: {$ref: '#/components/parameters/A'}
              pathItems:
                P: {$ref: '#/components/pathItems/P'}
            """
        )
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences().map(\.id) == ["circular-reference", "circular-reference"])
        let thrown = #expect(throws: Diagnostic.self) {
            try resolver.parameter(document.components.parameters[0].value)
        }
        #expect(thrown?.id == "circular-reference" && thrown?.location?.line == 7)
        #expect(throws: Diagnostic.self) { try resolver.pathItem(document.components.pathItems[0].value) }
    }

    @Test func siblingsOfReferenceObjectsAreReported() throws {
        let reading = try Reading(
            Reading.head + "paths: {/x: {parameters: [{$ref: '#/components/parameters/A', required: true}]}}"
        )
        #expect(
            reading.diagnostics.map(\.summary) == [
                "5:63 warning: 'required' is ignored beside '$ref' [ignored-beside-reference] "
                    + "move it to what the reference points at"
            ]
        )
    }

    @Test func whatIsBrokenItselfIsNotReportedAtItsReferences() throws {
        let reading = try Reading(
            Reading.head + "components: {schemas: {A: [], B: {$ref: '#/components/schemas/A'}}}"
        )
        #expect(reading.diagnostics.map(\.id) == ["wrong-type"])
        let resolver = ReferenceResolver(try #require(reading.document))
        #expect(resolver.danglingReferences() == [])
    }
}
