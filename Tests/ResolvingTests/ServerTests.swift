import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ServerTests {
    private func resolve(_ rest: String, paths: String = "{/a: {get: {operationId: get}}}") throws -> Resolution {
        try ResolutionSupport.resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths: \(paths)
                \(rest)
                """
        )
    }

    @Test(arguments: [
        ("servers: [{url: 'https://a.example'}]", "https://a.example", ""),
        (
            "servers: [{url: 'https://{b}.example/{v}', variables: {b: {default: a}, v: {default: v1, enum: [v1, v2]}}}]",
            "https://a.example/v1", ""
        ),
        ("servers: [{url: '{p}://x.example', variables: {p: {default: http}}}]", "http://x.example", ""),
        ("servers: [{url: 'https://{b}.example'}]", nil, "server-variable-undeclared"),
        ("servers: [{url: /api}]", nil, "server-relative"),
        ("servers: [{url: 'https://a.example'}, {url: /api}]", "https://a.example", "server-relative"),
        ("servers: []", nil, ""), ("tags: []", nil, ""),
    ])
    func serverOfTheDocument(rest: String, url: String?, id: String) throws {
        let result = try resolve(rest)
        #expect(result.api.serverURL == url)
        #expect(result.ids.joined(separator: " ") == id)
    }

    @Test func serverThatAllOperationsShareIsTheClients() throws {
        let server = "servers: [{url: 'https://a.example'}]"
        let shared = try resolve(
            "tags: []",
            paths: "{/a: {\(server), get: {operationId: a}}, /b: {get: {operationId: b, \(server)}}}"
        )
        #expect(shared.api.serverURL == "https://a.example")
        #expect(try shared.operation("a").serverURL == nil)
        let single = try resolve(
            "tags: []",
            paths: "{/a: {\(server), get: {operationId: a}}, /b: {get: {operationId: b}}}"
        )
        #expect(single.api.serverURL == nil)
        #expect(try single.operation("a").serverURL == "https://a.example")
        #expect(try single.operation("b").serverURL == nil)
    }

    @Test(
        arguments: [
            ("[{url: 'https://a.example'}]", nil), ("[{url: 'https://b.example/x'}]", "https://b.example/x"),
            ("[{url: '/x'}]", "/x"), ("[{url: ''}]", "/"), ("[]", "https://path.example"),
        ] as [(String, String?)]
    )
    func serverOfAnOperation(servers: String, url: String?) throws {
        let result = try resolve(
            "servers: [{url: 'https://a.example'}]",
            paths: "{/a: {servers: [{url: 'https://path.example'}], get: {operationId: get, servers: \(servers)}}}"
        )
        #expect(try result.operation("get").serverURL == url)
    }

    @Test(arguments: [
        ("[{url: 'https://a.example'}]", "[]", []),
        ("[{url: 'https://{b}.example', variables: {b: {default: a}}}]", "[]", ["https://{b}.example"]),
        (
            "[{url: 'https://a.example'}, {url: /b}, {url: 'https://c.example'}]", "[{url: 'https://a.example'}]",
            ["https://a.example", "https://c.example"]
        ),
        (
            "[{url: 'https://a.example'}]", "[{url: 'https://{x}.b.example', variables: {x: {default: y}}}]",
            ["https://a.example", "https://{x}.b.example"]
        ),
        ("[{url: 'https://{a}.example'}, {url: 'https://b.example'}]", "[]", []),
    ])
    func serversAreNamedWhereThereIsAChoice(servers: String, own: String, templates: [String]) throws {
        let result = try resolve("servers: \(servers)", paths: "{/a: {get: {operationId: get, servers: \(own)}}}")
        #expect(result.api.namedServers.map(\.template) == templates)
    }

    @Test func defaultOfAVariableIsOneOfItsValues() throws {
        let variable = "{default: eu, enum: [us, us]}"
        let result = try resolve("servers: [{url: 'https://{r}.example', variables: {r: \(variable)}}]")
        #expect(result.ids == ["server-variable-default"])
        #expect(result.api.servers[0].variables[0].allowedValues == ["us", "eu"])
    }

    @Test func securitySchemesAreComplete() throws {
        let result = try resolve(
            """
            security: [{key: [], token: [read]}, {}]
            components:
              securitySchemes:
                key: {type: apiKey, name: X-Key, in: header, description: A key.}
                basic: {type: http, scheme: Basic}
                token: {type: http, scheme: bearer, bearerFormat: JWT}
                oauth:
                  type: oauth2
                  flows:
                    clientCredentials: {tokenUrl: https://a/t, scopes: {read: Reads., write: ""}}
                    authorizationCode: {authorizationUrl: https://a/a, tokenUrl: https://a/t, refreshUrl: https://a/r, scopes: {}}
                oidc: {type: openIdConnect, openIdConnectUrl: https://a/o}
                tls: {type: mutualTLS}
            """,
            paths: """
                {/a: {get: {operationId: open, security: []}, put: {operationId: own, security: [{oauth: [write]}]},
                post: {operationId: inherited}}}
                """
        )
        #expect(result.diagnostics.isEmpty)
        #expect(result.api.securitySchemes.map(\.name) == ["key", "basic", "token", "oauth", "oidc", "tls"])
        #expect(
            result.api.securitySchemes.map(\.kind) == [
                .apiKey(name: "X-Key", placement: .header), .http(scheme: "basic", bearerFormat: nil),
                .http(scheme: "bearer", bearerFormat: "JWT"),
                .oauth2([
                    OAuthFlow(
                        grant: .clientCredentials,
                        authorizationURL: nil,
                        tokenURL: "https://a/t",
                        refreshURL: nil,
                        scopes: [.init(name: "read", description: "Reads."), .init(name: "write", description: "")]
                    ),
                    OAuthFlow(
                        grant: .authorizationCode,
                        authorizationURL: "https://a/a",
                        tokenURL: "https://a/t",
                        refreshURL: "https://a/r",
                        scopes: []
                    ),
                ]),
                .openIDConnect(url: "https://a/o"), .mutualTLS,
            ]
        )
        #expect(result.api.securitySchemes[0].location.line == 8)
        #expect(
            result.api.security.map(\.uses) == [
                [.init(scheme: "key", scopes: []), .init(scheme: "token", scopes: ["read"])], [],
            ]
        )
        #expect(try result.operation("open").security?.isEmpty == true)
        #expect(try result.operation("own").security?.map(\.uses) == [[.init(scheme: "oauth", scopes: ["write"])]])
        #expect(try result.operation("inherited").security == nil)
    }

    @Test(arguments: [
        ("{type: apiKey, in: header}", "security-scheme-incomplete"),
        ("{type: apiKey, name: a, in: path}", "security-scheme-incomplete"),
        ("{type: http}", "security-scheme-incomplete"), ("{type: oauth2}", "security-scheme-incomplete"),
        ("{type: oauth2, flows: {device: {}}}", "oauth-flow-unknown security-scheme-incomplete"),
        ("{type: openIdConnect}", "security-scheme-incomplete"), ("{type: magic}", "security-scheme-incomplete"),
    ])
    func incompleteSchemesAreReported(scheme: String, ids: String) throws {
        let result = try resolve("components: {securitySchemes: {a: \(scheme)}}")
        #expect(result.ids.joined(separator: " ") == ids)
        #expect(result.api.securitySchemes.isEmpty)
    }

    @Test func unknownSchemeIsReportedWithItsPlace() throws {
        let result = try resolve(
            "security: [{tokn: []}]\ncomponents: {securitySchemes: {token: {type: http, scheme: bearer}}}"
        )
        #expect(result.ids == ["security-scheme-unknown"])
        #expect(result.diagnostics[0].hint == "did you mean `token`?")
        #expect(result.diagnostics[0].location?.line == 4)
    }
}
