import Diagnostics
import IR
import Naming
import ResolutionSupport
import Resolving
import Testing

/// What the enums of responses, their cases and the bodies in them are called.
@Suite struct ResponseNameTests {
    @Test func responsesAreCalledByTheirStatus() throws {
        let body = "{description: '', content: {application/json: {schema: {properties: {a: {type: string}}}}}}"
        let api = try resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /pets:
                    get:
                      operationId: list
                      responses:
                        "200": \(body)
                        "202": \(body)
                        "204": {description: ""}
                        2XX: \(body)
                        "299": \(body)
                        "404": \(body)
                        5XX: \(body)
                        default: \(body)
                        "401": {$ref: '#/components/responses/unauthorized'}
                components:
                  responses:
                    unauthorized: \(body)
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        let choice = "#/paths/~1pets/get/responses"
        #expect(names.members[TypeID(choice)] == ["ok", "accepted", "noContent", "successful", "status299"])
        func name(_ pointer: String) -> String? {
            names.types[TypeID("\(pointer)/content/application~1json/schema")]?.qualified
        }
        #expect(name("\(choice)/200") == "TestClient.Pets.ListResponse.OKBody")
        #expect(name("\(choice)/2XX") == "TestClient.Pets.ListResponse.SuccessfulBody")
        #expect(name("\(choice)/404") == "TestClient.Pets.ListNotFoundError")
        #expect(name("\(choice)/5XX") == "TestClient.Pets.ListServerError")
        #expect(name("\(choice)/default") == "TestClient.Pets.ListError")
        #expect(name("#/components/responses/unauthorized") == "UnauthorizedResponse")
    }

    @Test(arguments: [
        ("text/plain: {}", "", ["json", "text"]),
        ("text/vtt: {}", "", ["json", "vtt"]),
        ("text/vtt: {}, text/csv: {}", "", ["json", "text"]),
        ("image/*: {}", "", ["json", "image"]),
        ("application/zip: {}, '*/*': {}, text/*: {}", "", ["json", "bytes", "text"]),
        ("text/plain: {}", "'204': {description: ''}", ["okJSON", "okText", "noContent"]),
    ])
    func bodiesOfOneStatusAreCalledByTheirContentType(content: String, status: String, expected: [String]) throws {
        let api = try resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /pets:
                    get:
                      responses:
                        "200": {description: "", content: {\(content), application/json: {schema: {type: integer}}}}
                        \(status)
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        #expect(names.members[TypeID("#/paths/~1pets/get/responses")] == expected)
    }
}
