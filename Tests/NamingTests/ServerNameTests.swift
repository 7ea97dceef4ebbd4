import IR
import Naming
import ResolutionSupport
import Testing

@Suite struct ServerNameTests {
    private func names(_ servers: String, tag: String = "a") throws -> Names {
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                servers: \(servers)
                paths: {/a: {get: {operationId: get, tags: [\(tag)]}}}
                """
        ).api
        return Namer.name(api, options: .init(module: "Test")).names
    }

    @Test(arguments: [
        ("{url: 'https://a.example', description: The Production server}", "production"),
        ("{url: 'https://a.example', description: 'Sandbox, without live data'}", "sandbox"),
        ("{url: 'https://api.example.com/v1', description: 'This is the server that you want to use, really'}", "api"),
        ("{url: 'https://www.example.com'}", "example"), ("{url: 'http://localhost:8080'}", "localhost"),
        ("{url: 'https://{h}', variables: {h: {default: a.b}}}", "server"),
        ("{url: 'https://a.example', description: Our API}", "a"),
    ])
    func serversAreCalledByTheirDescriptionsOrHosts(server: String, name: String) throws {
        let names = try names("[\(server), {url: 'https://other.example'}]")
        #expect(names.servers.map(\.function) == [name, "other"])
    }

    @Test func equalNamesAreToldApartByTheAddress() throws {
        let servers =
            "[{url: 'https://api.a.example'}, {url: 'https://api.b.example'}, {url: 'https://api.b.example/v2'}]"
        let functions = try names(servers).servers.map(\.function)
        #expect(Set(functions).count == 3)
        #expect(functions.allSatisfy { $0.hasPrefix("api") })
    }

    @Test func equalVariablesShareAnEnum() throws {
        let region = "{default: eu, enum: [eu, us]}"
        let other = "{default: x, enum: [x]}"
        let names = try names(
            """
            [{url: 'https://{region}.a.example', variables: {region: \(region)}}, \
            {url: 'https://{region}.b.example', variables: {region: \(region)}}, \
            {url: 'https://{region}.c.example', variables: {region: \(other)}}]
            """
        )
        #expect(names.servers.map(\.enums) == [["Region"], ["Region"], ["CRegion"]])
        #expect(names.serverEnums.map(\.cases) == [["eu", "us"], ["x"]])
    }

    @Test func aGroupOfThatNameKeepsIt() throws {
        let servers = "[{url: 'https://a.example'}, {url: 'https://b.example'}]"
        #expect(try names(servers, tag: "servers").serversType == "ServerURLs")
        #expect(try names(servers).serversType == "Servers")
    }

    @Test(arguments: [
        (["{type: http, scheme: bearer}"], ["bearer"]),
        (["{type: http, scheme: bearer}", "{type: apiKey, in: header, name: X}"], ["bearer", "apiKey"]),
        (["{type: apiKey, in: query, name: a}", "{type: apiKey, in: query, name: b}"], ["key0", "key1"]),
        (
            ["{type: openIdConnect, openIdConnectUrl: https://a}", "{type: http, scheme: Digest}"],
            ["openID", "digest"]
        ),
    ])
    func credentialsAreCalledByTheirKindIfItIsTheOnlyOne(schemes: [String], labels: [String]) throws {
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                security: [{\(schemes.indices.map { "key_\($0): []" }.joined(separator: ", "))}]
                paths: {/a: {get: {operationId: get}}}
                components: {securitySchemes: {\(schemes.enumerated().map { "key_\($0): \($1)" }.joined(separator: ", "))}}
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        #expect(schemes.indices.map { names.credentials["key_\($0)"] } == labels)
    }

    @Test func anAPIKeyThatIsAboutSomethingIsCalledByIt() throws {
        let api = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                security: [{token: [], OpenAI-Organization: []}]
                paths: {/a: {get: {operationId: get}}}
                components:
                  securitySchemes:
                    token: {type: http, scheme: bearer}
                    OpenAI-Organization: {type: apiKey, in: header, name: X}
                """
        ).api
        let names = Namer.name(api, options: .init(module: "Test")).names
        #expect(names.credentials == ["token": "bearer", "OpenAI-Organization": "openAIOrganization"])
    }
}
