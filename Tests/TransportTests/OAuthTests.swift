import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Tokens by the client credentials grant, against a real server.
@Suite(.timeLimit(.minutes(2))) struct OAuthTests {
    private func client(
        _ kind: TransportKind,
        _ url: URL,
        _ credential: OAuthCredential = .clientCredentials(id: "i:d", secret: "se cret"),
        clock: TestClock = TestClock()
    ) -> APIClient {
        var options = ClientOptions()
        options.clock = clock
        let security = APISecurity(
            required: [["oauth"]],
            .oauth("oauth", credential, tokenURL: "/token?x=1", scopes: ["read", "write"])
        )
        return APIClient(baseURL: url, security: security, options: options, transport: kind.transport())
    }

    private let get = OperationRequest.get("/thing", operation: "readThing")

    /// Issues the tokens 1, 2 …, good for 60 seconds, and accepts what the test says.
    private func withServer(
        accepting isAccepted: @escaping @Sendable (String) -> Bool,
        _ body: (URL, LoopbackServer) async throws -> Void
    ) async throws {
        let count = LockedState(0)
        try await LoopbackServer.run { request in
            if request.target.hasPrefix("/token") {
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                return .json(#"{"access_token":"token-\#(number)","expires_in":60,"token_type":"bearer"}"#)
            }
            return .reply(isAccepted(request.headers["authorization"] ?? "") ? 200 : 401)
        } _: { url, server in
            try await body(url, server)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aTokenIsKeptUntilItExpires(kind: TransportKind) async throws {
        let clock = TestClock()
        try await withServer { _ in
            true
        } _: { url, server in
            let client = client(kind, url, clock: clock)
            try await client.send(get)
            clock.advance(by: .seconds(49))
            try await client.send(get)
            clock.advance(by: .seconds(1))
            try await client.with { $0.retries = .never }.send(get)
            let received = await server.received
            #expect(received.map(\.target) == ["/token?x=1", "/thing", "/thing", "/token?x=1", "/thing"])
            #expect(
                received.compactMap { $0.target == "/thing" ? $0.headers["authorization"] : nil }
                    == ["Bearer token-1", "Bearer token-1", "Bearer token-2"]
            )
            let request = received[0]
            #expect(request.method == "POST")
            #expect(request.headers["content-type"] == "application/x-www-form-urlencoded")
            // Id and secret are form-encoded first (RFC 6749 §2.3.1): i%3Ad:se%20cret
            #expect(request.headers["authorization"] == "Basic aSUzQWQ6c2UlMjBjcmV0")
            #expect(String(decoding: request.body, as: UTF8.self) == "grant_type=client_credentials&scope=read%20write")
        }
    }

    @Test(arguments: TransportKind.allCases)
    func theSecretMayGoIntoTheBody(kind: TransportKind) async throws {
        try await withServer { _ in
            true
        } _: { url, server in
            let credential = OAuthCredential.clientCredentials(
                id: "a",
                secret: "b&c",
                scopes: [],
                tokenURL: url.appendingPathComponent("token"),
                sendsSecretInBody: true
            )
            try await client(kind, URL(server: "\(url)/v1"), credential).send(get)
            let request = await server.received[0]
            #expect(request.target == "/token")
            #expect(request.headers["authorization"] == nil)
            #expect(
                String(decoding: request.body, as: UTF8.self)
                    == "client_id=a&client_secret=b%26c&grant_type=client_credentials"
            )
        }
    }

    @Test(arguments: TransportKind.allCases)
    func manyCallsShareOneRequestForAToken(kind: TransportKind) async throws {
        try await withServer { _ in
            true
        } _: { url, server in
            let client = client(kind, url)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await client.send(get) } }
                try await group.waitForAll()
            }
            #expect(await server.received.filter { $0.target.hasPrefix("/token") }.count == 1)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aRefusedTokenIsReplacedOnce(kind: TransportKind) async throws {
        try await withServer {
            $0 != "Bearer token-1"
        } _: { url, server in
            try await client(kind, url).send(get)
            #expect(await server.received.map(\.target) == ["/token?x=1", "/thing", "/token?x=1", "/thing"])
        }
        try await withServer { _ in
            false
        } _: { url, server in
            let error = await #expect(throws: ClientError.self) { try await client(kind, url).send(get) }
            #expect(error?.status == 401)
            #expect(await server.received.count == 4)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aTokenThatWasGotByOtherMeansIsSentAsItIs(kind: TransportKind) async throws {
        try await withServer { _ in
            true
        } _: { url, server in
            try await client(kind, url, "t0ken").send(get)
            try await client(kind, url, .provider { "other" }).send(get)
            #expect(await server.received.map { $0.headers["authorization"] } == ["Bearer t0ken", "Bearer other"])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func whatTheTokenServerSaysIsTold(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .reply(401, Data(#"{"error":"invalid_client"}"#.utf8))
        } _: { url, server in
            let error = await #expect(throws: ClientError.self) { try await client(kind, url).send(get) }
            guard case .credential("oauth", let reason as ClientError) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.status == 401)
            #expect(
                error?.description == "readThing (GET \(url)/thing) failed: The credential `oauth` could not be got. "
                    + #"token (POST \#(url)/token?x=1) failed: 401 Unauthorized: {"error":"invalid_client"}"#
            )
            #expect(await server.received.count == 1)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func anAnswerWithoutATokenIsNotShown(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .json(#"{"accessToken":"s3cret"}"#)
        } _: { url, _ in
            let error = await #expect(throws: ClientError.self) { try await client(kind, url).send(get) }
            #expect(error?.description.contains("There is no `access_token`.") == true)
            #expect(error?.description.contains("s3cret") == false)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func theSecretIsNotRedirected(kind: TransportKind) async throws {
        try await LoopbackServer.run { other, otherServer in
            try await LoopbackServer.run { _ in
                .reply(307, headers: ["Location": "\(other)/token"])
            } _: { url, _ in
                _ = await #expect(throws: ClientError.self) { try await client(kind, url).send(get) }
            }
            #expect(await otherServer.received.isEmpty)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aCallThatGivesUpLeavesTheTokenToTheOthers(kind: TransportKind) async throws {
        let (arrivals, arrival) = AsyncStream<Void>.makeStream()
        let (answers, answer) = AsyncStream<Void>.makeStream()
        let cache = TokenCache()
        let fetch: @Sendable () async throws -> TokenCache.Token = {
            arrival.yield()
            for await _ in answers { break }
            try Task.checkCancellation()
            return TokenCache.Token(value: "token", lifetime: nil, age: { .zero })
        }
        let first = Task { try await cache.token(besides: nil, fetch) }
        for await _ in arrivals { break }
        let second = Task { try await cache.token(besides: nil, fetch) }
        while await cache.waiting < 2 { await Task.yield() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        answer.yield()
        #expect(try await second.value == "token")
        #expect(try await cache.token(besides: nil) { throw CancellationError() } == "token")
    }
}
