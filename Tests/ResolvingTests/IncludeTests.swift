import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

/// What `include` and `exclude` leave of a document.
@Suite struct IncludeTests {
    private static let document = """
        openapi: 3.1.0
        info: {title: Test, version: "1"}
        tags: [{name: Pets}, {name: Admin}]
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [Pets]
              responses: {"200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Pets"}}}}}
          /pets/{id}:
            delete:
              operationId: deletePet
              tags: [Pets, Admin]
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {"200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Audit"}}}}}
          /admin/users:
            get:
              operationId: listUsers
              tags: [Admin]
              responses: {"200": {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/User"}}}}}
        webhooks:
          petSold:
            post:
              operationId: petSold
              tags: [Pets]
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Sale"}}}}
              responses: {}
        components:
          schemas:
            Pets: {type: array, items: {$ref: "#/components/schemas/Pet"}}
            Pet:
              type: object
              properties: {owner: {$ref: "#/components/schemas/Owner"}, kind: {type: string, enum: [cat, dog]}}
            Owner: {type: object, properties: {name: {type: string}}}
            Audit: {type: object, properties: {kind: {$ref: "#/components/schemas/Pet/properties/kind"}}}
            User: {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}, role: {$ref: "#/components/schemas/Role"}}}
            Role: {type: object, properties: {name: {type: string}}}
            Sale: {type: object, properties: {price: {type: integer}}}
            Lonely: {type: object, required: [ghost], properties: {name: {type: string}}}
        """

    private static let place = SourceLocation(file: "bindery.yaml", line: 2, column: 9)

    private static func resolved(
        include: [Selection.Kind: [String]] = [:],
        exclude: [Selection.Kind: [String]] = [:]
    ) throws -> Resolution {
        var selection = Selection()
        selection.include = entries(include)
        selection.exclude = entries(exclude)
        return try resolve(document: document, options: .init(selection: selection))
    }

    private static func entries(_ texts: [Selection.Kind: [String]]) -> [Selection.Entry] {
        texts.flatMap { kind, texts in texts.map { Selection.Entry(kind, $0, location: place) } }
    }

    private static func operations(_ result: Resolution) -> Set<String> {
        Set(result.api.groups.flatMap(\.operations).compactMap(\.operationID) + result.api.webhooks.map(\.name))
    }

    /// The component schemas that are declared.
    private static func schemas(_ result: Resolution) -> Set<String> {
        Set(
            result.api.types.compactMap { type in
                if case .module(let name) = type.owner { name } else { nil }
            }
        )
    }

    @Test func everythingStaysWithoutASelection() throws {
        let result = try Self.resolved()
        #expect(Self.operations(result) == ["listPets", "deletePet", "listUsers", "petSold"])
        #expect(Self.schemas(result).count == 8)
    }

    @Test(arguments: [
        (Selection.Kind.tags, "Pets", ["listPets", "deletePet", "petSold"]),
        (.tags, "P*", ["listPets", "deletePet", "petSold"]),
        (.paths, "/pets", ["listPets"]),
        (.paths, "/pets*", ["listPets", "deletePet"]),
        (.operations, "listUsers", ["listUsers"]),
        (.operations, "DELETE /pets/{id}", ["deletePet"]),
        (.operations, "#/paths/~1pets/get", ["listPets"]),
        (.schemas, "Role", []),
    ])
    func operationsAreIncludedAndExcluded(kind: Selection.Kind, text: String, operations: [String]) throws {
        let included = try Self.resolved(include: [kind: [text]])
        #expect(Self.operations(included) == Set(operations))
        let excluded = try Self.resolved(exclude: [kind: [text]])
        #expect(Self.operations(excluded) == Self.operations(try Self.resolved()).subtracting(operations))
        #expect(!(included.ids + excluded.ids).contains("selection-unused"))
    }

    @Test func includedOperationsBringTheirSchemasAlong() throws {
        #expect(Self.schemas(try Self.resolved(include: [.operations: ["listPets"]])) == ["Pets", "Pet", "Owner"])
        #expect(
            Self.schemas(try Self.resolved(include: [.tags: ["Admin"], .schemas: ["Sale"]])).isSuperset(of: ["Sale"])
        )
    }

    /// The type of `Audit.kind` is declared inside of `Pet`.
    @Test func ownersOfNeededTypesStay() throws {
        let result = try Self.resolved(include: [.operations: ["deletePet"]])
        #expect(Self.schemas(result) == ["Audit", "Pet", "Owner"])
    }

    @Test func includedSchemasNeedNoOperation() throws {
        let result = try Self.resolved(include: [.schemas: ["User"]])
        #expect(Self.schemas(result) == ["User", "Owner", "Role"])
        #expect(result.api.groups.isEmpty)
    }

    /// `Role` served the excluded operation alone, `Owner` and what nothing uses did not.
    @Test func whatOnlyExcludedOperationsUseGoesWithThem() throws {
        let result = try Self.resolved(exclude: [.operations: ["listUsers"]])
        #expect(Self.schemas(result) == ["Pets", "Pet", "Owner", "Audit", "Sale", "Lonely"])
    }

    @Test func excludedSchemasStayWhereTheyAreReferenced() throws {
        let result = try Self.resolved(exclude: [.schemas: ["Owner", "Lonely"]])
        #expect(Self.schemas(result) == ["Pets", "Pet", "Owner", "Audit", "User", "Role", "Sale"])
    }

    @Test func exclusionWins() throws {
        let result = try Self.resolved(include: [.tags: ["Pets"]], exclude: [.tags: ["Admin"]])
        #expect(Self.operations(result) == ["listPets", "petSold"])
    }

    @Test func replacedOperationsOfWhatIsLeftOutAreNotReported() throws {
        var selection = Selection()
        selection.exclude = Self.entries([.operations: ["GET /b"]])
        let result = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /a: {get: {responses: {"204": {description: none}}}}
                  /b: {$ref: "#/paths/~1a", get: {responses: {"204": {description: none}}}}
                """,
            options: .init(selection: selection)
        )
        #expect(result.api.groups.flatMap(\.operations).map(\.id.pointer) == ["#/paths/~1a/get"])
        #expect(result.ids.isEmpty)
    }

    @Test(arguments: ["/a", "/b"])
    func sharedCallbacksComeWithEachOfTheirOperations(path: String) throws {
        var selection = Selection()
        selection.include = Self.entries([.paths: [path]])
        let result = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    post:
                      responses: {"204": {description: ""}}
                      callbacks:
                        done: {url: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}}}}
                  /b: {$ref: "#/paths/~1a"}
                components: {schemas: {A: {type: object, properties: {b: {type: string}}}}}
                """,
            options: .init(selection: selection)
        )
        #expect(result.api.webhooks.map(\.name) == ["done"])
        #expect(Self.schemas(result) == ["A"])
    }

    @Test func namesOfGroupsDoNotDependOnTheSelection() throws {
        let result = try Self.resolved(include: [.paths: ["/admin/users"]])
        #expect(result.api.groups.map(\.id) == ["Admin"])
    }

    @Test func whatIsLeftOutIsNotComplainedAbout() throws {
        #expect(try Self.resolved().ids == ["required-undeclared"])
        #expect(try Self.resolved(exclude: [.schemas: ["Lonely"]]).ids.isEmpty)
    }

    @Test(arguments: [
        (Selection.Kind.tags, "Pet", "did you mean `Pets`?"),
        (.operations, "listPet", "did you mean `listPets`?"),
        (.schemas, "Zebra", "names are written as in the document; a `*` at the end stands for anything"),
    ])
    func misspeltEntriesAreReported(kind: Selection.Kind, text: String, hint: String) throws {
        let result = try Self.resolved(exclude: [kind: [text]])
        let found = try #require(result.diagnostics.first { $0.id == "selection-unused" })
        #expect(found.message == "`\(text)` under `exclude` means none of the document's \(kind.rawValue)")
        #expect(found.hint == hint)
        #expect(found.location == Self.place)
    }
}
