import Diagnostics
import Foundation
import OpenAPI
import Synchronization
import Testing
import YAML

/// Documents that stand in several files.
struct FileTests {
    private static func read(_ parts: String, _ others: [String: String]) throws -> (Document, ReferenceResolver) {
        let files = others.merging(["api/openapi.yaml": Reading.head + parts]) { $1 }
        let reading = try Reading(files: files)
        #expect(reading.diagnostics == [])
        let document = try #require(reading.document)
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        return (document, resolver)
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        let reference: String
        let target: String
        let name: String

        init(_ reference: String, _ target: String, _ name: String) {
            self.reference = reference
            self.target = target
            self.name = name
        }

        var testDescription: String { reference }
    }

    @Test(arguments: [
        Spelling("common.yaml#/components/schemas/Error", "common.yaml#/components/schemas/Error", "Error"),
        Spelling("./common.yaml#/components/schemas/Error", "common.yaml#/components/schemas/Error", "Error"),
        Spelling("../api/common.yaml#/components/schemas/%45rror", "common.yaml#/components/schemas/Error", "Error"),
        Spelling("schemas/Pet.yaml", "schemas/Pet.yaml#", "Pet"),
        Spelling("schemas/../schemas/Pet.yaml#", "schemas/Pet.yaml#", "Pet"),
        Spelling("../shared/x.json#/definitions/Y", "../shared/x.json#/definitions/Y", "Y"),
        Spelling("odd%20%23name.json#/a~1b", "odd %23name.json#/a~1b", "a/b"),
        Spelling("common.yaml#Marked", "common.yaml#/components/schemas/Marked", "Marked"),
    ])
    func schemasOfOtherFilesAreFoundHoweverTheyAreSpelt(given: Spelling) throws {
        let (document, resolver) = try Self.read(
            "components: {schemas: {R: {properties: {p: {$ref: '\(given.reference)'}}}}}",
            [
                "api/common.yaml":
                    "components: {schemas: {Error: {type: string}, Marked: {$anchor: Marked, type: string}}}",
                "api/schemas/Pet.yaml": "type: string",
                "shared/x.json": #"{"definitions": {"Y": {"type": "string"}}}"#,
                "api/odd #name.json": #"{"a/b": {"type": "string"}}"#,
            ]
        )
        let schema = document.components.schemas[0].value.object.properties[0].schema
        let reference = try #require(schema.reference)
        #expect(reference.target == given.target)
        let target = try resolver.schema(reference)
        #expect(target.types == [.string])
        #expect(target.pointer.description == given.target)
        #expect(target.pointer.name == given.name)
        #expect(document.components.schemas.map(\.name) == ["R", given.name])
        #expect(resolver.componentIndexes.index(at: target.pointer) == 1)
    }

    @Test func eachFileIsReadOnceThoughFilesReferToEachOther() throws {
        let loads = Mutex<[String]>([])
        let reading = try Reading(
            files: [
                "api/openapi.yaml": Reading.head + "components: {schemas: {A: {items: {$ref: a.yaml#/A}}}}",
                "api/a.yaml": "A: {properties: {b: {$ref: 'sub/b.yaml'}, again: {$ref: '#/A'}}}",
                "api/sub/b.yaml":
                    "properties: {a: {$ref: ../a.yaml#/A}, self: {$ref: '#'}, root: {$ref: "
                    + "'../openapi.yaml#/components/schemas/A'}}",
            ],
            onLoad: { path in loads.withLock { $0.append(path) } }
        )
        #expect(reading.diagnostics == [])
        #expect(loads.withLock(\.self) == ["api/a.yaml", "api/sub/b.yaml"])
        let document = try #require(reading.document)
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        #expect(
            document.components.schemas.map(\.value.pointer.description) == [
                "#/components/schemas/A", "a.yaml#/A", "sub/b.yaml#",
            ]
        )
        let targets = document.components.schemas[2].value.object.properties.map(\.schema.reference?.target)
        #expect(targets == ["a.yaml#/A", "sub/b.yaml#", "#/components/schemas/A"])
    }

    @Test func componentThatIsAFileHasOneIdentity() throws {
        let (document, resolver) = try Self.read(
            """
            components:
              schemas:
                Pet: {$ref: schemas/_index.yaml#/Pet}
                Same: {$ref: schemas/pet.yaml}
                Owner: {properties: {pet: {$ref: schemas/pet.yaml}, name: {$ref: 'schemas/pet.yaml#/properties/name'}}}
            """,
            [
                "api/schemas/_index.yaml": "Pet: {$ref: pet.yaml}",
                "api/schemas/pet.yaml": "properties: {name: {type: string}, parent: {$ref: '#'}}",
            ]
        )
        let schemas = document.components.schemas
        #expect(schemas.map(\.name) == ["Pet", "Same", "Owner"])
        #expect(schemas[0].value.reference == nil)
        #expect(schemas[0].value.location.file == "api/schemas/pet.yaml")
        #expect(schemas[0].value.object.properties[1].schema.reference?.target == "#/components/schemas/Pet")
        #expect(schemas[1].value.reference?.target == "#/components/schemas/Pet")
        let properties = schemas[2].value.object.properties.map(\.schema)
        #expect(properties[0].reference?.target == "#/components/schemas/Pet")
        let name = try resolver.endOfChain(properties[1])
        #expect(name.pointer.description == "#/components/schemas/Pet/properties/name")
        #expect(resolver.componentIndexes.index(enclosing: name.pointer) == 0)
    }

    @Test func wholeSectionsMayStandInOtherFiles() throws {
        let (document, _) = try Self.read(
            "paths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: schemas.yaml}}",
            [
                "api/paths.yaml":
                    "/a: {get: {operationId: a, tags: {$ref: 'lists.yaml#/tags'}, description: {$ref: 'lists.yaml#/text'}}}",
                "api/lists.yaml": "{tags: [t], text: What it does.}",
                "api/schemas.yaml": "A: {type: string}\nB: {$ref: '#/A'}",
            ]
        )
        #expect(document.paths.map(\.path) == ["/a"])
        #expect(document.paths[0].operations.map(\.tags) == [["t"]])
        #expect(document.paths[0].operations.map(\.description) == ["What it does."])
        #expect(
            document.components.schemas.map(\.value.pointer.description) == [
                "#/components/schemas/A", "#/components/schemas/B",
            ]
        )
        #expect(document.components.schemas[1].value.reference?.target == "#/components/schemas/A")
    }

    @Test func pathItemsOfOtherFilesKeepThePlaceOfTheirPath() throws {
        let (document, resolver) = try Self.read(
            """
            paths:
              /a: {$ref: paths/users.yaml}
              /b: {$ref: paths/users.yaml}
              /c: {$ref: 'paths/users.yaml', put: {operationId: own}}
            """,
            [
                "api/paths/users.yaml": """
                get:
                  operationId: users
                  parameters: [{$ref: ../parts.yaml#/limit}]
                  requestBody: {$ref: ../parts.yaml#/body}
                  responses: {200: {$ref: ../parts.yaml#/fine}}
                """,
                "api/parts.yaml": """
                limit: {name: limit, in: query}
                body: {content: {a/b: {examples: {e: {$ref: '#/example'}}}}}
                fine: {description: d, headers: {H: {$ref: '#/header'}}}
                header: {required: true}
                example: {value: 1}
                """,
            ]
        )
        #expect(
            document.paths.map { $0.operations.map(\.pointer.description) } == [
                ["#/paths/~1a/get"], ["#/paths/~1b/get"], ["#/paths/~1c/put"],
            ]
        )
        let merged = try resolver.pathItem(document.paths[2])
        #expect(merged.operations.map(\.operationID) == ["users", "own"])
        let operation = document.paths[0].operations[0]
        #expect(try resolver.parameter(operation.parameters[0]).name == "limit")
        let body = try resolver.requestBody(#require(operation.requestBody))
        #expect(try resolver.example(body.content[0].examples[0]).value?.scalar?.text == "1")
        let response = try resolver.response(operation.responses[0].response)
        #expect(try resolver.header(response.headers[0].header).isRequired)
    }

    @Test func findingsInOtherFilesHaveTheirPlaces() throws {
        let reading = try Reading(files: [
            "api/openapi.yaml": Reading.head + "components: {schemas: {A: {items: {$ref: a.yaml#/A}}}}\ntag: x",
            "api/a.yaml": "A:\n  typ: string\n  properties:\n    b: {$ref: '#/Bird'}\n    c: {$ref: b.yaml}\nBirds: {}",
            "api/b.yaml": "a: [",
        ])
        let document = try #require(reading.document)
        let found = (reading.diagnostics + ReferenceResolver(document).danglingReferences()).map {
            "\($0.location.map { "\($0.file):\($0.line):\($0.column)" } ?? "") \($0.id) \($0.hint ?? "")"
        }
        #expect(
            found.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "api/openapi.yaml:6:1 unknown-key", "api/a.yaml:2:3 unknown-key", "api/b.yaml:2:1 yaml-syntax",
                "api/a.yaml:4:15 dangling-reference",
            ]
        )
        #expect(found.last?.hasSuffix("did you mean 'a.yaml#/Birds'?") == true)
    }

    @Test(arguments: [
        (
            "https://example.com/a.yaml#/A",
            "'https://example.com/a.yaml#/A' is not fetched from the network [remote-reference] "
                + "give `--allow-remote`, or download the file and refer to the copy"
        ),
        (
            "/etc/a.yaml",
            "'/etc/a.yaml' is an absolute path, which means something on one machine only [absolute-reference] "
                + "write the path from the folder of this file"
        ),
        (
            "none.yaml",
            "cannot read 'none.yaml': No such file or directory [file-unreadable] "
                + "the path is seen from the folder of the file that the reference stands in"
        ),
        (
            "a.yaml#/Animl",
            "there is nothing at 'a.yaml#/Animl' [dangling-reference] did you mean 'a.yaml#/Animal'?"
        ),
        (
            "a.yaml#/list",
            "expected a reference to a schema; 'a.yaml#/list' is an array [wrong-reference-target] "
                + "a schema is declared under 'components/schemas'"
        ),
    ])
    func whatCannotBeReadIsExplained(reference: String, expected: String) throws {
        let parts = "components: {schemas: {A: {items: {$ref: '\(reference)'}, contains: {$ref: '\(reference)'}}}}"
        let reading = try Reading(files: [
            "api/openapi.yaml": Reading.head + parts, "api/a.yaml": "Animal: {}\nlist: []",
        ])
        #expect(reading.diagnostics == [])
        let found = ReferenceResolver(try #require(reading.document)).danglingReferences()
        #expect(found.first?.summary == "5:42 error: " + expected)
        // A file that cannot be read is told once.
        #expect(found.count == (reference == "none.yaml" ? 1 : 2))
    }

    @Test func anExampleThatIsNotThereIsAWarning() throws {
        let reading = try Reading(files: [
            "api/openapi.yaml": Reading.head
                + "components: {examples: {A: {$ref: none.yaml}, B: {$ref: '#/components/examples/C'}}, schemas: {D: {items: {$ref: none.yaml}}}}"
        ])
        let found = ReferenceResolver(try #require(reading.document)).danglingReferences()
        #expect(
            Set(found.map { "\($0.severity) \($0.id)" }) == [
                "warning file-unreadable", "warning dangling-reference", "error file-unreadable",
            ]
        )
    }

    @Test func circlesThroughFilesAreReported() throws {
        let reading = try Reading(files: [
            "api/openapi.yaml": Reading.head + "components: {schemas: {A: {$ref: a.yaml#/A}}}",
            "api/a.yaml": "A: {$ref: b.yaml#/A}",
            "api/b.yaml": "A: {$ref: openapi.yaml#/components/schemas/A}",
        ])
        let found = ReferenceResolver(try #require(reading.document)).danglingReferences()
        #expect(found.map(\.id) == ["circular-reference"])
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: Folder.shared.appending(path: "multi").path())),
        arguments: [
            ("multi/conjur/spec/openapi.yml", 41), ("multi/lichess/doc/specs/lichess-api.yaml", 190),
            ("showcase/multi-file/open-ai/index.yaml", 10),
        ]
    )
    func realDocumentsInManyFilesAreRead(path: String, operations: Int) throws {
        let file = Folder.shared.appending(path: path)
        let loader = FileLoader { (path) throws(FileLoader.Failure) in
            guard let data = FileManager.default.contents(atPath: path) else { throw .init(reason: "unreadable") }
            return [UInt8](data)
        }
        let root = try YAML.load(bytes: [UInt8](Data(contentsOf: file)), path: file.path())
        let (parsed, diagnostics, _) = DocumentParser.parse(root, loader: loader)
        #expect(diagnostics == [])
        let document = try #require(parsed)
        let resolver = ReferenceResolver(document)
        #expect(resolver.danglingReferences() == [])
        #expect(try document.paths.flatMap { try resolver.pathItem($0).operations }.count == operations)
        let pointers = document.components.schemas.map(\.value.pointer.description)
        #expect(Set(pointers).count == pointers.count)
    }
}
