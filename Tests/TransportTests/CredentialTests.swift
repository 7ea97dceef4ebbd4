import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Credentials, against a real server.
@Suite(.timeLimit(.minutes(2))) struct CredentialTests {
    private func client(_ kind: TransportKind, _ url: URL, _ security: APISecurity, _ clock: TestClock = TestClock())
        -> APIClient
    {
        var options = ClientOptions()
        options.clock = clock
        return APIClient(baseURL: url, security: security, options: options, transport: kind.transport())
    }

    private let get = OperationRequest.get("/thing", operation: "readThing")

    @Test(arguments: TransportKind.allCases)
    func everyKindStandsWhereItBelongs(kind: TransportKind) async throws {
        try await LoopbackServer.run { url, server in
            let security = APISecurity(
                required: [["bearer"]],
                .http("bearer", "t0ken", scheme: "Bearer"),
                .http("basic", BasicCredential(user: "Ünï", password: "pass:word").credential, scheme: "Basic"),
                .http("digest", "d1gest", scheme: "Digest"),
                .key("key", "k&y", in: .header("X-Key")),
                .key("query", "q&=y", in: .query("a b")),
                .key("cookie", "c;ookie", in: .cookie("sid"))
            )
            let client = client(kind, url, security)
            try await client.send(get)
            try await client.send(get.security(["basic"]))
            try await client.send(get.security(["digest"]))
            try await client.send(get.security(["key", "query", "cookie"]).query("x", 1).cookie("y", 2))
            try await client.send(get.security())
            let received = await server.received
            #expect(
                received.map { $0.headers["authorization"] } == [
                    "Bearer t0ken", "Basic w5xuw686cGFzczp3b3Jk", "Digest d1gest", nil, nil,
                ]
            )
            #expect(received[3].headers["x-key"] == "k&y")
            #expect(received[3].headers["cookie"] == "y=2; sid=c%3Bookie")
            #expect(received.map(\.target) == ["/thing", "/thing", "/thing", "/thing?x=1&a%20b=q%26%3Dy", "/thing"])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func theFirstAlternativeWhoseCredentialsAreThereIsUsed(kind: TransportKind) async throws {
        try await LoopbackServer.run { url, server in
            let required = [[], ["token"], ["id", "key"]]
            let none: APICredential? = nil
            func schemes(_ token: APICredential?, _ id: APICredential?, _ key: APICredential?) -> APISecurity {
                APISecurity(
                    required: required,
                    .http("token", token, scheme: "Bearer"),
                    .key("id", id, in: .header("X-Id")),
                    .key("key", key, in: .header("X-Key"))
                )
            }
            for security in [
                schemes("t", "i", "k"), schemes(none, "i", "k"), schemes(none, "i", none), schemes(none, none, none),
            ] {
                try await client(kind, url, security).send(get)
            }
            let headers = await server.received.map(\.headers)
            #expect(headers.map { $0["authorization"] } == ["Bearer t", nil, nil, nil])
            #expect(headers.map { $0["x-id"] } == [nil, "i", nil, nil])
            #expect(headers.map { $0["x-key"] } == [nil, "k", nil, nil])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func missingCredentialsAreToldBeforeAnythingIsSent(kind: TransportKind) async throws {
        try await LoopbackServer.run { url, server in
            let none: APICredential? = nil
            let security = APISecurity(
                required: [["bearer"], ["id", "key"]],
                .http("bearer", none, scheme: "Bearer"),
                .key("id", "i", in: .header("X-Id")),
                .key("key", none, in: .header("X-Key"))
            )
            let error = await #expect(throws: ClientError.self) { try await client(kind, url, security).send(get) }
            guard case .missingCredentials([["bearer"], ["id", "key"]]) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(
                error?.description == "readThing (GET \(url)/thing) failed: "
                    + "It needs credentials: give the client `bearer`, or `id` and `key`."
            )
            // A header that the caller sets stands for the credential.
            try await client(kind, url, security).with { $0.headers[.authorization] = "Bearer own" }.send(get)
            #expect(await server.received.map { $0.headers["authorization"] } == ["Bearer own"])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func refusedKeysAreAskedForOnceMore(kind: TransportKind) async throws {
        let refusals = LockedState<[String?]>([])
        let credential = APICredential.provider { refused in
            refusals.withLock { $0.append(refused) }
            return refused == nil ? "old-key-1" : "new-key-2"
        }
        try await LoopbackServer.run { request in
            .reply(request.headers["authorization"] == "Bearer new-key-2" ? 200 : 401)
        } _: { url, server in
            let security = APISecurity(required: [["bearer"]], .http("bearer", credential, scheme: "Bearer"))
            try await client(kind, url, security).send(.post("/thing", operation: "make").json(["a": 1]))
            #expect(
                await server.received.map { String(decoding: $0.body, as: UTF8.self) } == [#"{"a":1}"#, #"{"a":1}"#]
            )
        }
        #expect(refusals.withLock { $0 } == [nil, "old-key-1"])
    }

    @Test(arguments: TransportKind.allCases)
    func aKeyThatStaysRefusedIsSentOnce(kind: TransportKind) async throws {
        try await LoopbackServer.run { request in
            .reply(401, Data("wrong key: \(request.headers["x-key"] ?? "")".utf8))
        } _: { url, server in
            let security = APISecurity(required: [["key"]], .key("key", "s3cret-key", in: .header("X-Key")))
            let error = await #expect(throws: ClientError.self) { try await client(kind, url, security).send(get) }
            #expect(await server.received.count == 1)
            #expect(error?.body(as: String.self) == "wrong key: ***")
            // What the server repeats of it is removed.
            #expect(error?.description.hasSuffix("401 Unauthorized: wrong key: ***") == true)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func credentialsStayWithTheirOrigin(kind: TransportKind) async throws {
        let security = APISecurity(
            required: [["bearer", "odd", "query", "cookie"]],
            .http("bearer", "s3cret-token", scheme: "Bearer"),
            .key("odd", "s3cret-odd", in: .header("Accept-Key")),
            .key("query", "s3cret-query", in: .query("k")),
            .key("cookie", "s3cret-cookie", in: .cookie("sid"))
        )
        try await LoopbackServer.run { other, otherServer in
            try await LoopbackServer.run { _ in
                .reply(307, headers: ["Location": "\(other)/there"])
            } _: { url, server in
                try await client(kind, url, security).send(get)
                #expect(await server.received[0].headers["accept-key"] == "s3cret-odd")
            }
            let request = await otherServer.received[0]
            #expect(request.target == "/there")
            #expect(!request.headers.values.contains { $0.contains("s3cret") })
        }
    }

    @Test(arguments: TransportKind.allCases)
    func nothingShowsCredentials(kind: TransportKind) async throws {
        let security = APISecurity(
            required: [["odd", "query"]],
            .key("odd", "s3cret-odd", in: .header("Accept-Key")),
            .key("query", "s3cret-query", in: .query("k"))
        )
        let lines = LockedState<[String]>([])
        try await LoopbackServer.run { _ in
            .reply(404)
        } _: { url, _ in
            let client = client(kind, url, security).with {
                $0.middleware = [LoggingMiddleware { line in lines.withLock { $0.append(line) } }]
                $0.headers[.authorization] = "Bearer s3cret"
            }
            let error = try #require(
                await #expect(throws: ClientError.self) { try await client.send(get.query("k2", "shown")) }
            )
            var dumped = ""
            dump(client, to: &dumped)
            dump(error, to: &dumped)
            let texts =
                lines.withLock { $0 } + [
                    "\(error)", String(reflecting: error), "\(client)", String(reflecting: client), dumped,
                    "\(APICredential("s3cret"))", String(reflecting: BasicCredential(user: "a", password: "s3cret")),
                    "\(OAuthCredential.clientCredentials(id: "a", secret: "s3cret"))",
                ]
            #expect(!texts.joined(separator: "\n").contains("s3cret"))
            #expect(lines.withLock { $0.first }?.contains("/thing?k2=shown&k=*** ") == true)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aProviderThatFailsSaysWhichCredentialItWas(kind: TransportKind) async throws {
        struct VaultIsClosed: Error {}
        let security = APISecurity(
            required: [["bearer"]],
            .http("bearer", .provider { throw VaultIsClosed() }, scheme: "Bearer")
        )
        let error = await #expect(throws: ClientError.self) {
            try await client(kind, URL(server: "https://example.com"), security).send(get)
        }
        #expect(
            error?.description == "readThing (GET https://example.com/thing) failed: "
                + "The credential `bearer` could not be got. VaultIsClosed()"
        )
    }

    @Test(arguments: TransportKind.allCases)
    func aKeyWithALineBreakIsRefusedWithoutBeingShown(kind: TransportKind) async throws {
        let security = APISecurity(required: [["bearer"]], .http("bearer", "s3cret\n", scheme: "Bearer"))
        let error = await #expect(throws: ClientError.self) {
            try await client(kind, URL(server: "https://example.com"), security).send(get)
        }
        guard case .invalidRequest = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("s3cret") == false)
        #expect(error?.request?.operation == "readThing")
    }
}
