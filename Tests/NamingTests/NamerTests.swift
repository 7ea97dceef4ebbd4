import Diagnostics
import IR
import Naming
import ResolutionSupport
import Resolving
import Testing

@Suite struct NamerTests {
    private func names(schemas: String, options: Namer.Options = .init(module: "Test")) throws -> Names {
        Namer.name(try resolve(schemas: schemas).api, options: options).names
    }

    private func names(spec: String, module: String) throws -> [String] {
        let api = try resolve(spec: spec).api
        let names = Namer.name(api, options: .init(module: module)).names
        return api.groups.flatMap { group in
            group.operations.map {
                "\(names.groups[group.id]?.property ?? "").\(names.operations[$0.id]?.method ?? "")"
            }
        }
    }

    private func name(_ pointer: String, in names: Names) throws -> String {
        try #require(names.types[TypeID("#/components/schemas/\(pointer)")]).qualified
    }

    @Test func operationsOfOpenAIAreCalledByTheSlugsOfTheirReference() throws {
        #expect(
            try names(spec: "openai/openapi.yaml", module: "OpenAI") == [
                "models.list", "models.retrieve", "completions.create", "edits.create", "images.create",
                "images.createEdit", "images.createVariation", "embeddings.create", "files.list", "files.upload",
                "files.delete", "files.retrieve", "files.retrieveContent", "fineTunes.create", "fineTunes.list",
                "fineTunes.retrieve", "fineTunes.cancel", "fineTunes.events", "fineTunes.deleteModel",
                "moderations.create", "searches.create", "classifications.create", "answers.create", "engines.list",
                "engines.retrieve",
            ]
        )
    }

    @Test func streamsAreCalledAfterTheMethodUnlessThatIsTaken() throws {
        let success = """
            responses: {"200": {description: OK, content: {application/json: {}, text/event-stream: {}}}}
            """
        var rule = StreamRule(operation: "create", location: SourceLocation(file: "bindery.yaml", line: 1, column: 1))
        rule.name = "follow"
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /chats: {post: {operationId: create, tags: [a], \(success)}}
                  /runs: {post: {operationId: run, tags: [a], \(success)}}
                  /run-streams: {post: {operationId: runStream, tags: [a], responses: {}}}
                  /others: {post: {operationId: other, tags: [b], responses: {}}}
                """,
            options: .init(streams: [rule])
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        let methods = api.groups.flatMap(\.operations).map { names.operations[$0.id]?.streamMethod }
        #expect(methods == ["follow", "streamRun", nil, nil])
    }

    @Test func operationsOfTheShowcaseLoseTheWordsOfTheirTag() throws {
        #expect(
            try names(spec: "openai-showcase/openapi.yaml", module: "OpenAIShowcase") == [
                "engines.list", "engines.retrieve", "completions.create", "completions.createViaGet", "searches.create",
                "classifications.create", "answers.create", "files.list", "files.upload", "files.retrieve",
                "files.delete", "fineTunes.list", "fineTunes.create", "fineTunes.retrieve", "fineTunes.cancel",
                "fineTunes.listEvents",
            ]
        )
    }

    /// The names of the methods by method and path.
    private func methods(_ paths: String, locked: [String: String] = [:]) throws -> (
        names: [String: String], lock: [String: String], diagnostics: [Diagnostic]
    ) {
        let indented = paths.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }
        let document = """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths:
            \(indented.joined(separator: "\n"))
            """
        let api = try resolve(document: document).api
        let named = Namer.name(api, options: .init(module: "Test", locked: locked))
        let methods = api.groups.flatMap(\.operations).map {
            ("\($0.method) \($0.pathTemplate)", named.names.operations[$0.id]?.method ?? "")
        }
        return (Dictionary(uniqueKeysWithValues: methods), named.lock, named.diagnostics)
    }

    @Test func wordsThatAnIDRunsTogetherAreTakenApart() throws {
        let (names, _, _) = try methods(
            """
            /responses/input_tokens: {post: {operationId: Getinputtokencounts, summary: Returns input token counts.}}
            /secrets: {post: {operationId: CreateanAPIkeyforaserviceaccount, summary: Creates an API key for a service account.}}
            /others: {get: {operationId: Unfathomablethings, summary: Lists other things.}}
            """
        )
        #expect(
            names == [
                "POST /responses/input_tokens": "getInputTokenCounts", "GET /others": "unfathomablethings",
                "POST /secrets": "createAnAPIKeyForAServiceAccount",
            ]
        )
    }

    @Test func operationsWithOneIDAreToldApartByMethodAndPath() throws {
        let (names, lock, diagnostics) = try methods(
            """
            /pets: {get: {operationId: listPets}, post: {operationId: createPet}}
            /pets/mine: {get: {operationId: listPets}}
            """
        )
        #expect(names == ["GET /pets": "getPets", "GET /pets/mine": "getPetsMine", "POST /pets": "create"])
        #expect(lock == ["#/paths/~1pets/get": "getPets", "#/paths/~1pets~1mine/get": "getPetsMine"])
        #expect(diagnostics.map(\.id) == ["name-conflict", "name-conflict"])
        #expect(diagnostics.map(\.location?.line) == [4, 5])
    }

    @Test func operationsThatShareAShortNameAreCalledByTheirWholeIDs() throws {
        let (names, lock, _) = try methods(
            """
            /pets: {get: {operationId: listPets}, put: {operationId: petList}, post: {operationId: petsList}}
            /pets/all: {get: {operationId: all}, put: {operationId: allPets}}
            """
        )
        #expect(
            names == [
                "GET /pets": "listPets", "PUT /pets": "petList", "POST /pets": "petsList", "GET /pets/all": "all",
                "PUT /pets/all": "allPets",
            ]
        )
        #expect(lock.count == 4)
    }

    @Test func operationsWithoutIDAreCalledByMethodAndPath() throws {
        let (names, lock, _) = try methods(
            """
            /pets/{petId}: {get: {}}
            /pets/{petId}#photo: {get: {}}
            /pets/{petId}.json: {get: {}}
            /pets?mine=true: {get: {}}
            """
        )
        #expect(
            names == [
                "GET /pets/{petId}": "getPetsPetID", "GET /pets/{petId}#photo": "getPetsPetIDPhoto",
                "GET /pets/{petId}.json": "getPetsPetIDJSON", "GET /pets?mine=true": "getPetsMineTrue",
            ]
        )
        #expect(lock.isEmpty)
    }

    @Test func controllersAreNoPartOfNames() throws {
        let (names, lock, _) = try methods(
            """
            /pets: {get: {operationId: PetsController_findAll}, post: {operationId: PetsController.create}}
            /pets/mine: {get: {operationId: AppController_pets}, put: {operationId: controller}}
            """
        )
        #expect(
            names == [
                "GET /pets": "findAll", "POST /pets": "create", "GET /pets/mine": "pets",
                "PUT /pets/mine": "controller",
            ]
        )
        #expect(lock.isEmpty)
    }

    @Test func segmentsThatSayNothingAreNoPartOfNames() throws {
        let document = """
            openapi: 3.0.3
            info: {title: Test, version: "1"}
            paths:
              /api/v{version}/orders: {get: {}}
              /rest/api/3/orders/{id}.json: {get: {}}
              /v1/reports(period='{period}'): {get: {}}
              /api/v1: {get: {}}
              /v2/pets: {get: {}}
              /v3/pets: {get: {}}
            """
        let api = try resolve(document: document).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        let calls = api.groups.map { group in
            let methods = group.operations.map { names.operations[$0.id]?.method ?? "" }
            return "\(names.groups[group.id]?.property ?? "").\(methods.joined(separator: ","))"
        }
        #expect(
            calls == [
                "orders.getOrders,getOrdersIDJSON", "reports.getReportsPeriodPeriod", "api.getAPIV1",
                "pets.getV2Pets,getV3Pets",
            ]
        )
    }

    @Test func branchesWithOneTitleAreCalledByTheirShapes() throws {
        let schema = """
            Input:
              oneOf:
                - {title: string, type: string}
                - {title: array, type: array, items: {type: string}}
                - {title: array, type: array, items: {type: integer}}
                - {title: array, type: array, items: {type: array, items: {type: integer}}}
            """
        let named = Namer.name(try resolve(schemas: schema).api, options: .init(module: "Test"))
        let id = TypeID("#/components/schemas/Input")
        #expect(named.names.members[id] == ["string", "strings", "integers", "integerArrays"])
        #expect(
            named.lock.keys.sorted().map { $0.split(separator: "/").last } == ["integerArrays", "integers", "strings"]
        )
        #expect(named.diagnostics.count == 3)
    }

    @Test func namesAreToldApartByWhatDiffers() throws {
        let named = Namer.name(
            try resolve(
                schemas: """
                    ID: {type: string, enum: [bundleId, bundleID]}
                    Quote: {type: string, enum: ["'", '"', "[", "]"]}
                    Open:
                      properties: {additionalProperties: {type: string}}
                      additionalProperties: {type: integer}
                    Data:
                      properties:
                        app: {properties: {data: {properties: {app: {properties: {data: {properties: {a: {}}}}}}}}}
                    """
            ).api,
            options: .init(module: "Test")
        ).names
        func members(_ name: String) -> [String]? { named.members[TypeID("#/components/schemas/\(name)")] }
        #expect(members("ID") == ["bundleId", "bundleID"])
        #expect(members("Quote") == ["apostrophe", "quote", "bracket", "endBracket"])
        #expect(members("Open") == ["additionalPropertiesValue"])
        let inner = "Data/properties/app/properties/data/properties/app/properties/data"
        #expect(try name(inner, in: named) == "DataModel.App.DataObject.AppObject.AppObjectData")
    }

    @Test func nestedTypesAreCalledByTheirProperty() throws {
        let names = try names(
            schemas: """
                Answer:
                  properties:
                    choices: {type: array, items: {properties: {a: {}}}}
                    data: {type: array, items: {properties: {a: {}}}}
                    type: {type: string, enum: [a]}
                    finish_reason: {type: string, enum: [stop]}
                    images: {type: array, items: {type: string, enum: [a]}}
                """
        )
        #expect(try name("Answer/properties/choices/items", in: names) == "Answer.Choice")
        #expect(try name("Answer/properties/data/items", in: names) == "Answer.Item")
        #expect(try name("Answer/properties/type", in: names) == "Answer.Kind")
        #expect(try name("Answer/properties/finish_reason", in: names) == "Answer.FinishReason")
        #expect(try name("Answer/properties/images/items", in: names) == "Answer.Image")
    }

    @Test func nestedNamesShadowNeitherTheirOwnerNorWhatIsUsedThere() throws {
        let names = try names(
            schemas: """
                Pet:
                  properties:
                    pet: {properties: {a: {}}}
                    string: {properties: {a: {}}}
                    tag: {properties: {tags: {type: array, items: {$ref: '#/components/schemas/Tag'}}}}
                    owner: {properties: {a: {}}}
                Tag: {properties: {a: {}}}
                Owner: {properties: {a: {}}}
                """
        )
        #expect(try name("Pet/properties/pet", in: names) == "Pet.PetObject")
        #expect(try name("Pet/properties/string", in: names) == "Pet.StringObject")
        #expect(try name("Pet/properties/tag", in: names) == "Pet.TagObject")
        #expect(try name("Pet/properties/owner", in: names) == "Pet.Owner")
    }

    @Test func typesOfSwiftAndOfTheRuntimeAreLeftAlone() throws {
        let names = try names(
            schemas: """
                Error: {properties: {a: {}}}
                JSONValue: {properties: {a: {}}}
                Test: {properties: {a: {}}}
                error_response: {properties: {a: {}}}
                """
        )
        #expect(try name("Error", in: names) == "ErrorModel")
        #expect(try name("JSONValue", in: names) == "JSONValueModel")
        #expect(try name("Test", in: names) == "TestModel")
        #expect(try name("error_response", in: names) == "ErrorResponse")
    }

    @Test func clientsAreNotCalledLikeTheRuntime() throws {
        let api = try resolve(schemas: "Thing: {properties: {a: {}}}").api
        #expect(Namer.name(api, options: .init(module: "API")).names.client == "APIService")
        #expect(Namer.name(api, options: .init(module: "Pets")).names.client == "PetsClient")
    }

    @Test(arguments: [
        ("[laugh, LAUGH, Laugh]", ["laugh", "laughUppercase", "laughCapitalized"]),
        ("['🎉', '❤️', a🎉, a]", ["partyPopper", "heavyBlackHeart", "aPartyPopper", "a"]),
        ("['1', '2.5', 1h]", ["thing1", "thing2_5", "thing1h"]),
        ("[a], x-enum-varnames: [THE_FIRST]", ["theFirst"]),
    ])
    func valuesAreToldApartByWhatTheySay(values: String, expected: [String]) throws {
        let names = try names(schemas: "Thing: {type: string, enum: \(values)}")
        #expect(names.members[TypeID("#/components/schemas/Thing")] == expected)
    }

    @Test func clashesAreLockedAndTheLockKeepsTheNames() throws {
        let both = try resolve(schemas: "UserName: {properties: {a: {}}}\nuser_name: {properties: {a: {}}}").api
        let first = Namer.name(both, options: .init(module: "Test"))
        #expect(first.lock == ["#/components/schemas/user_name": "UserNameModel"])
        #expect(try name("UserName", in: first.names) == "UserName")
        #expect(first.diagnostics.map(\.id) == ["name-conflict"])
        let alone = try resolve(schemas: "user_name: {properties: {a: {}}}").api
        let second = Namer.name(alone, options: .init(module: "Test", locked: first.lock))
        #expect(try name("user_name", in: second.names) == "UserNameModel")
        #expect(second.lock == first.lock)
        let gone = try resolve(schemas: "Other: {properties: {a: {}}}").api
        #expect(Namer.name(gone, options: .init(module: "Test", locked: first.lock)).lock.isEmpty)
    }

    @Test func aPropertyAndTheTypeOfItsValueAreLockedApart() throws {
        let api = try resolve(
            schemas: "Thing: {properties: {a-b: {properties: {x: {}}}, a_b: {properties: {y: {}}}, aB: {type: string}}}"
        ).api
        let first = Namer.name(api, options: .init(module: "Test"))
        let second = Namer.name(api, options: .init(module: "Test", locked: first.lock))
        #expect(second.names.types == first.names.types)
        #expect(second.names.members == first.names.members)
        #expect(second.lock == first.lock)
        #expect(first.lock.keys.contains { $0.hasPrefix("property:#/components/schemas/Thing/properties/") })
    }

    @Test func decisionsAboutGroupsAreKept() throws {
        let api = try resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a: {get: {tags: [Pets], responses: {"204": {description: none}}}}
                  /b: {get: {tags: [client], responses: {"204": {description: none}}}}
                components: {schemas: {Pets: {type: object, properties: {a: {type: string}}}}}
                """
        ).api
        let first = Namer.name(api, options: .init(module: "Test"))
        #expect(first.names.groups["Pets"] == .init(property: "pets", type: "PetsAPI"))
        #expect(first.lock == ["group:Pets": "PetsAPI", "group property:client": "clientAPI"])
        let second = Namer.name(api, options: .init(module: "Test", locked: first.lock))
        #expect(second.lock == first.lock)
        #expect(second.names.groups == first.names.groups)
    }

    @Test func namesDoNotDependOnTheOrderOfTheDocument() throws {
        let one = try names(
            schemas: "a-b: {properties: {x: {}}}\nAB: {properties: {x: {}}}\na_b: {properties: {x: {}}}"
        )
        let two = try names(
            schemas: "a_b: {properties: {x: {}}}\na-b: {properties: {x: {}}}\nAB: {properties: {x: {}}}"
        )
        #expect(one.types == two.types)
        #expect(Set(one.types.values.map(\.simple)).count == 3)
    }

    @Test func usersPinNames() throws {
        let options = Namer.Options(
            module: "Test",
            pinned: ["#/components/schemas/Thing": "Widget", "#/components/schemas/Thing/properties/n": "count"]
        )
        let names = try names(schemas: "Thing: {properties: {n: {type: integer}}}", options: options)
        #expect(try name("Thing", in: names) == "Widget")
        #expect(names.members[TypeID("#/components/schemas/Thing")] == ["count"])
    }
}
