import Diagnostics
import Emitting
import Foundation
import Testing

@testable import Generator

@Suite("Pipeline")
struct PipelineTests {
    private static let document = """
        openapi: 3.0.3
        info: {title: Pet store, version: "1"}
        paths:
          /pets/{id}:
            get:
              operationId: getPet
              tags: [Pets]
              parameters:
                - {in: path, name: id, required: true, schema: {type: integer}}
                - {in: query, name: page_size, schema: {type: integer}}
              responses:
                "200":
                  description: A pet
                  content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
            delete:
              tags: [Pets]
              parameters:
                - {in: path, name: id, required: true, schema: {type: integer}}
              responses: {"204": {description: Gone}}
        components:
          schemas:
            Pet:
              type: object
              properties:
                id: {type: integer}
                mood: {type: string, enum: [good, bad]}
                size: {type: object, properties: {height: {type: integer}}}
            Pets: {type: array, items: {$ref: "#/components/schemas/Pet"}}
            Anything: {}
            Kind: {type: string, enum: [cat, dog]}
            Counts: {type: object, additionalProperties: {type: integer}}
            Name: {type: string}
        """

    private func input(_ text: String = document, isStrict: Bool = false) -> Generator.Input {
        Generator.Input(bytes: Array(text.utf8), path: "pets.yaml", isStrict: isStrict)
    }

    private func inspection() throws -> Inspection {
        Inspection(try #require(Generator.analyze(input()).analysis))
    }

    @Test func anotherTransportIsADependencyOfItsPackageAlone() throws {
        let templates = try TemplateLibrary.load()
        var input = input()
        let path = "Sources/PetStore/Runtime/AsyncHTTPClientTransport.swift"
        let usual = Generator.generate(input, templates: templates).files
        #expect(!usual.contains { $0.contents.contains("import AsyncHTTPClient") || $0.path == path })
        input.configuration.transport = .asyncHTTPClient
        let files = Generator.generate(input, templates: templates).files
        #expect(Set(files.map(\.path)).subtracting(usual.map(\.path)) == [path])
        let changed = files.filter { file in usual.contains { $0.path == file.path && $0.contents != file.contents } }
        #expect(changed.map(\.path) == ["API.txt", "Package.swift", "Sources/PetStore/PetStoreClient.swift"])
        #expect(changed[1].contents.contains("https://github.com/swift-server/async-http-client"))
        #expect(changed[2].contents.contains("transport: any ClientTransport = AsyncHTTPClientTransport()"))
    }

    @Test(arguments: [(false, "image"), (true, "image[]")])
    func namesOfArraysInFormsAreAsConfigured(hasBrackets: Bool, name: String) throws {
        var input = input(
            """
            openapi: 3.0.3
            info: {title: Pet store, version: "1"}
            paths:
              /images:
                post:
                  operationId: edit
                  requestBody:
                    content:
                      multipart/form-data:
                        schema:
                          properties:
                            image: {type: array, items: {type: string, format: binary}}
                            "tags[]": {type: array, items: {type: string}}
                            user: {type: string}
                  responses: {"204": {description: Done}}
            """
        )
        input.configuration.hasBracketsInForms = hasBrackets
        let text = Generator.generate(input, templates: try TemplateLibrary.load()).files.map(\.contents).joined()
        #expect(text.contains("try form.append(\"\(name)\", files: self.image)"))
        #expect(text.contains("try form.append(\"tags[]\", self.tags)"))
        #expect(text.contains("try form.append(\"user\", self.user)"))
    }

    @Test func whatHasNoOtherValueHasNoDefaultInItsDocumentation() throws {
        let document = """
            openapi: 3.1.0
            info: {title: Pet store, version: "1"}
            paths: {}
            components:
              schemas:
                Pet:
                  type: object
                  required: [kind, size]
                  properties:
                    kind: {type: string, enum: [pet], default: pet, description: The type of the object.}
                    size: {type: integer, default: 3, description: How big it is.}
            """
        let files = Generator.generate(input(document), templates: try TemplateLibrary.load()).files
        let text = try #require(files.first { $0.path.hasSuffix("/Pet.swift") }).contents
        #expect(text.contains("    /// The type of the object.\n    public var kind: String\n"))
        #expect(text.contains("kind: String = \"pet\""))
        #expect(text.contains("    /// How big it is.\n    ///\n    /// Default: `3`.\n    public var size: Int\n"))
    }

    @Test func callbackThatPathsShareIsOneFunction() throws {
        let document = """
            openapi: 3.1.0
            info: {title: Pet store, version: "1"}
            paths:
              /v1/jobs: {$ref: "#/components/pathItems/Jobs"}
              /v2/jobs: {$ref: "#/components/pathItems/Jobs"}
            components:
              pathItems:
                Jobs:
                  post:
                    responses: {"204": {description: Done}}
                    callbacks:
                      onDone:
                        "{$request.body#/url}":
                          post: {requestBody: {content: {application/json: {schema: {properties: {id: {type: string}}}}}}}
            """
        let files = Generator.generate(input(document), templates: try TemplateLibrary.load()).files
        let text = try #require(files.first { $0.path.hasSuffix("Webhooks.swift") }).contents
        #expect(text.split(separator: "func onDone(").count == 2)
        #expect(text.split(separator: "struct OnDone").count == 2)
        #expect(text.contains("    /// `POST onDone`, after `POST /v1/jobs` or `POST /v2/jobs`\n"))
    }

    @Test func filesAreSortedAndTheSameEveryTime() throws {
        let templates = try TemplateLibrary.load()
        let first = Generator.generate(input(), templates: templates)
        let second = Generator.generate(input(), templates: templates)
        #expect(first.diagnostics.filter { $0.severity != .note } == [])
        #expect(first.files == second.files)
        #expect(first.files.map(\.path) == first.files.map(\.path).sorted())
        #expect(first.files.contains { $0.path == "Package.swift" })
    }

    @Test func orderOfComponentsChangesNothing() throws {
        let components = [
            "Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/pet_owner'}, kind: {type: string, enum: [a, A]}}}",
            "pet_owner: {type: object, properties: {name: {type: string}}}",
            "PetOwner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}",
            "Names: {oneOf: [{type: string}, {type: array, items: {type: string}}]}",
            "Error: {type: object, properties: {data: {type: object, properties: {a: {type: string}}}}}",
        ]
        func files(_ components: [String]) throws -> [GeneratedFile] {
            let text = """
                openapi: 3.0.3
                info: {title: Pet store, version: "1"}
                paths:
                  /pets: {get: {tags: [Pets], responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}}}
                components:
                  schemas:
                    \(components.joined(separator: "\n    "))
                """
            let output = Generator.generate(input(text), templates: try TemplateLibrary.load())
            #expect(output.diagnostics.allSatisfy { $0.severity == .note })
            return output.files
        }
        let expected = try files(components)
        #expect(expected.contains { $0.path.hasSuffix("PetOwnerModel.swift") })
        #expect(try files(components.reversed()) == expected)
        #expect(try files(components.shuffled()) == expected)
    }

    @Test func errorsLeaveNoFiles() throws {
        let broken = Self.document.replacing("schemas/Pet\"", with: "schemas/Dog\"")
        let output = Generator.generate(input(broken), templates: try TemplateLibrary.load())
        #expect(output.hasErrors && output.files.isEmpty)
    }

    @Test func strictMakesWarningsErrors() throws {
        let warned = Self.document + "\nunknownKey: 1\n"
        let severities = { (isStrict: Bool) in
            Set(Generator.analyze(input(warned, isStrict: isStrict)).diagnostics.map(\.severity))
        }
        #expect(severities(false).contains(.warning) && !severities(false).contains(.error))
        #expect(severities(true).contains(.error) && !severities(true).contains(.warning))
    }

    @Test func statisticsCountWhatWasMade() throws {
        let statistics = Generator.generate(input(), templates: try TemplateLibrary.load()).statistics
        #expect(statistics.operations == 2)
        #expect(statistics.schemas == 6)
        #expect(statistics.types >= 8)
        #expect(statistics.files > 5 && statistics.lines > 100 && statistics.bytes > statistics.lines)
    }

    @Test func componentsAreInspectedBeforeInlineSchemas() throws {
        let schemas = try inspection().schemas
        let components = ["Pet", "Pets", "Anything", "Kind", "Counts", "Name"].map { "#/components/schemas/\($0)" }
        #expect(schemas.prefix(6).map(\.pointer) == components)
        #expect(schemas.prefix(6).map(\.kind) == [.structure, .array, .any, .enumeration, .dictionary, .alias])
        #expect(schemas.dropFirst(6).map(\.swiftType).contains("Pet.Mood"))
    }

    @Test func operationsAreInspectedWithTheirCalls() throws {
        let operations = try inspection().operations
        let get = try #require(operations.first { $0.id == "getPet" })
        #expect(get.method == "GET" && get.path == "/pets/{id}")
        #expect(get.swift.hasPrefix("pets."))
        #expect(get.response == "Pet" && get.request == nil)
        #expect(get.parameters.map(\.swiftLabel) == ["id", "pageSize"])
        #expect(get.parameters.map(\.required) == [true, false])
        #expect(get.parameters.map(\.swiftType) == ["Int", "Int"])
        #expect(get.parameters.map(\.in) == ["path", "query"])
        #expect(operations.contains { $0.id == "DELETE /pets/{id}" && $0.response == nil })
    }

    @Test func enumsOfSuccessesAndWebhooksAreInspected() throws {
        let payload = "{content: {application/json: {schema: {properties: {a: {type: integer}}}}}}"
        let text = """
            openapi: 3.1.0
            info: {title: Pets, version: "1"}
            paths:
              /pets:
                get:
                  operationId: listPets
                  responses:
                    "200": {description: "", content: {application/json: {schema: {type: integer}}}}
                    "204": {description: ""}
                  callbacks: {done: {"{$url}": {post: {requestBody: \(payload)}}}}
            webhooks:
              new_pet: {post: {requestBody: \(payload)}}
            """
        let inspection = Inspection(try #require(Generator.analyze(input(text)).analysis))
        #expect(inspection.operations.map(\.response) == ["PetsClient.Pets.ListResponse"])
        #expect(inspection.webhooks == [.init(name: "new_pet", swiftType: "PetsWebhooks.NewPet")])
        #expect(inspection.text().hasSuffix("\n1 webhooks\n  new_pet  → PetsWebhooks.NewPet\n"))
        #expect(inspection.schemas.map(\.swiftType) == ["PetsWebhooks.NewPet", "PetsWebhooks.Done"])
    }

    @Test func jsonHasEveryKeyOfTheContract() throws {
        let data = Data(try inspection().json().utf8)
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(root.keys) == ["module", "client", "decoder", "encoder", "schemas", "operations", "webhooks"]
        )
        let operation = try #require((root["operations"] as? [[String: Any]])?.first)
        let keys: Set = ["id", "method", "path", "swift", "parameters", "request", "response", "streaming"]
        #expect(Set(operation.keys) == keys)
        #expect(operation["streaming"] is NSNull && operation["request"] is NSNull)
        #expect(root["decoder"] as? String == "JSONDecoder()")
    }

    @Test func reportHoldsCountsAndFindings() throws {
        let output = Generator.analyze(input("openapi: 3.0.3\n"))
        let report = Report(clients: [.init(spec: "pets.yaml", output: output)], diagnostics: [])
        let root = try JSONSerialization.jsonObject(with: Data(try report.json().utf8)) as? [String: Any]
        let client = try #require((root?["clients"] as? [[String: Any]])?.first)
        #expect(client["spec"] as? String == "pets.yaml")
        #expect((client["counts"] as? [String: Int])?["operations"] == 0)
        let diagnostics = try #require(client["diagnostics"] as? [[String: Any]])
        #expect(diagnostics.count == output.diagnostics.count && !diagnostics.isEmpty)
        #expect(diagnostics.first?["id"] is String)
    }
}

@Suite("Lock")
struct LockTests {
    @Test func nothingToRecordIsNoFile() {
        #expect(Lock(entries: [:]).file == nil)
    }

    @Test func entriesAreSortedOneALine() throws {
        let file = try #require(Lock(entries: ["#/b": "B", "#/a": "A2"]).file)
        #expect(file.path == "bindery.lock")
        #expect(file.contents.hasSuffix("\n#/a A2\n#/b B\n"))
        #expect(try Lock.parse(file.contents, path: "bindery.lock").entries == ["#/b": "B", "#/a": "A2"])
    }

    @Test(arguments: ["<<<<<<< HEAD", ">>>>>>> branch", "=======", "#/a", "#/a two words!"])
    func otherLinesAreErrors(line: String) throws {
        let error = try #require(throws: DiagnosticsError.self) {
            try Lock.parse("#/x X\n\(line)\n", path: "bindery.lock")
        }
        #expect(error.diagnostics.map(\.id) == ["lock-invalid"])
        #expect(error.diagnostics.first?.location?.line == 2)
    }
}
