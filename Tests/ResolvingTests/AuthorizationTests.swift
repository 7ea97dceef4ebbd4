import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct AuthorizationTests {
    /// - Parameters:
    ///   - security: The line at the top of the document, or an empty one.
    ///   - operations: What `security` of the operations `a`, `b` … is; nil for none.
    private func resolve(_ security: String, _ operations: [String?]) throws -> Resolution {
        let paths = zip("abcdef", operations).map { name, security in
            "  /\(name): {get: {operationId: \(name)\(security.map { ", security: \($0)" } ?? "")}}"
        }
        return try ResolutionSupport.resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                \(security)
                paths:
                \(paths.joined(separator: "\n"))
                components:
                  securitySchemes:
                    key: {type: apiKey, name: X-Key, in: header}
                    token: {type: http, scheme: bearer}
                    oauth:
                      type: oauth2
                      flows: {clientCredentials: {tokenUrl: https://a/t, scopes: {read: R., write: W., all: A.}}}
                    tls: {type: mutualTLS}
                    broken: {type: apiKey}
                """
        )
    }

    @Test func operationsSayOnlyWhatTheDocumentDoesNot() throws {
        let result = try resolve("security: [{token: []}]", [nil, "[{token: []}]", "[]", "[{key: []}, {}]"])
        #expect(result.api.authorization.alternatives == [["token"]])
        #expect(try result.operation("a").authorization == nil)
        #expect(try result.operation("b").authorization == nil)
        #expect(try result.operation("c").authorization == Authorization())
        #expect(try result.operation("d").authorization == Authorization([["key"], []]))
        #expect(result.api.credentials.map(\.name) == ["key", "token"])
    }

    @Test func withoutSecurityOfTheDocumentTheMostCommonIsTheClients() throws {
        let result = try resolve("tags: []", ["[{key: []}]", "[{token: []}]", nil, "[{token: []}]"])
        #expect(result.api.authorization.alternatives == [["token"]])
        #expect(try result.operation("a").authorization == Authorization([["key"]]))
        #expect(try result.operation("b").authorization == nil)
        #expect(try result.operation("c").authorization == Authorization())
    }

    @Test(
        arguments: [
            ("[{token: [], tls: []}]", [["token"]]), ("[{tls: []}]", []), ("[{tls: []}, {key: []}]", [[], ["key"]]),
            ("[{nothing: []}, {key: []}]", [["key"]]), ("[{broken: []}]", []),
            ("[{key: [], token: []}]", [["key", "token"]]),
            ("[{key: []}, {key: []}]", [["key"]]),
        ] as [(String, [[String]])]
    )
    func onlyWhatTheClientCanDoIsNeeded(security: String, alternatives: [[String]]) throws {
        let result = try resolve("security: \(security)", [nil])
        #expect(result.api.authorization.alternatives == alternatives)
        #expect(result.api.usesMutualTLS == security.contains("tls"))
    }

    @Test func scopesAreThoseThatOperationsNeedInTheOrderOfTheScheme() throws {
        let result = try resolve("security: []", ["[{oauth: [write]}]", "[{oauth: [own, read]}]"])
        #expect(result.api.credentials.map(\.neededScopes) == [["read", "write", "own"]])
    }

    @Test func schemesThatNothingRequiresAreNoted() throws {
        let result = try resolve("tags: []", [nil])
        #expect(result.ids.contains("security-not-required"))
        #expect(result.api.credentials.isEmpty)
        #expect(try !resolve("security: []", [nil]).ids.contains("security-not-required"))
    }
}
