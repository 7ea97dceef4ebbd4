import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// Middleware and options, against a real server.
@Suite(.timeLimit(.minutes(2))) struct MiddlewareTests {
    /// Tells in a header who has seen the request, and what came back.
    private struct Marker: ClientMiddleware {
        let name: String
        let log: LockedState<[String]>

        func intercept(
            _ request: HTTPRequest,
            body: RequestBody?,
            baseURL: URL,
            operationID: String,
            next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
        ) async throws -> (HTTPResponse, ByteStream) {
            log.withLock { $0.append("\(name) \(operationID)") }
            var request = request
            let seen = request.headerFields[.init("X-Seen")!].map { $0 + "," } ?? ""
            request.headerFields[.init("X-Seen")!] = seen + name
            let (response, stream) = try await next(request, body, baseURL)
            log.withLock { $0.append("\(name) \(response.status.code)") }
            return (response, stream)
        }
    }

    /// Sends requests to another server.
    private struct Detour: ClientMiddleware {
        let url: URL

        func intercept(
            _ request: HTTPRequest,
            body: RequestBody?,
            baseURL: URL,
            operationID: String,
            next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
        ) async throws -> (HTTPResponse, ByteStream) {
            try await next(request, body, url)
        }
    }

    private func client(_ kind: TransportKind, _ url: URL, _ change: (inout ClientOptions) -> Void) -> APIClient {
        var options = ClientOptions()
        options.clock = TestClock()
        change(&options)
        return APIClient(baseURL: url, options: options, transport: kind.transport())
    }

    private let get = OperationRequest.get("/thing", operation: "readThing")

    @Test(arguments: TransportKind.allCases)
    func theFirstMiddlewareIsOutermostAndSeesEachAttempt(kind: TransportKind) async throws {
        let log = LockedState<[String]>([])
        let isFirst = LockedState(true)
        try await LoopbackServer.run { _ in
            .reply(
                isFirst.withLock { isFirst in
                    defer { isFirst = false }
                    return isFirst ? 503 : 200
                }
            )
        } _: { url, server in
            try await client(kind, url) { $0.middleware = [Marker(name: "a", log: log), Marker(name: "b", log: log)] }
                .send(
                    get
                )
            #expect(await server.received.map { $0.headers["x-seen"] } == ["a,b", "a,b"])
        }
        #expect(
            log.withLock { $0 } == [
                "a readThing", "b readThing", "b 503", "a 503", "a readThing", "b readThing", "b 200", "a 200",
            ]
        )
    }

    @Test(arguments: TransportKind.allCases)
    func middlewareSendsARequestToAnotherServer(kind: TransportKind) async throws {
        try await LoopbackServer.run { other, otherServer in
            try await LoopbackServer.run { url, server in
                let detour = Detour(url: other.appendingPathComponent("v2/"))
                try await client(kind, url.appendingPathComponent("v1")) { $0.middleware = [detour] }.send(
                    get.query("a", 1)
                )
                #expect(await server.received.isEmpty)
                #expect(await otherServer.received.map(\.target) == ["/v2/thing?a=1"])
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func headersOfMiddlewareDoNotGoToOtherOrigins(kind: TransportKind) async throws {
        let log = LockedState<[String]>([])
        try await LoopbackServer.run { other, otherServer in
            try await LoopbackServer.run { _ in
                .redirect(to: "\(other)/there")
            } _: { url, server in
                try await client(kind, url) { $0.middleware = [Marker(name: "secret", log: log)] }.send(get)
                #expect(await server.received[0].headers["x-seen"] == "secret")
                #expect(await otherServer.received[0].headers["x-seen"] == nil)
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func optionsAddHeadersAndItemsOfTheQuery(kind: TransportKind) async throws {
        try await LoopbackServer.run { url, server in
            let client = client(kind, url) {
                $0.headers = [.init("OpenAI-Organization")!: "org", .accept: "application/vnd.x+json"]
                $0.query = [("beta", "a&b"), ("x", "")]
            }
            try await client.send(get.query("limit", 3))
            try await client.with { $0.headers[.init("OpenAI-Organization")!] = "other" }.send(get)
            // What the caller of a method says is preferred.
            try await client.send(get.header("OpenAI-Organization", "argument"))
            let received = await server.received
            #expect(
                received.map(\.target) == [
                    "/thing?limit=3&beta=a%26b&x=", "/thing?beta=a%26b&x=", "/thing?beta=a%26b&x=",
                ]
            )
            #expect(received.map { $0.headers["openai-organization"] } == ["org", "other", "argument"])
            #expect(received.map { $0.headers["accept"] } == Array(repeating: "application/vnd.x+json", count: 3))
        }
    }

    @Test(arguments: TransportKind.allCases)
    func singleCallsAndOperationsGoToTheirOwnServers(kind: TransportKind) async throws {
        try await LoopbackServer.run { other, otherServer in
            try await LoopbackServer.run { url, server in
                let base = url.appendingPathComponent("v1")
                let client = APIClient(baseURL: base, documentedURL: base, transport: kind.transport())
                try await client.send(get.server("\(other)/own"))
                try await client.send(get.server("/status"))
                try await client.with { $0.baseURL = other.appendingPathComponent("v2") }.send(get.server("/status"))
                // A client with another base URL than the documented one stays there.
                let mock = APIClient(baseURL: url, documentedURL: base, transport: kind.transport())
                try await mock.send(get.server("\(other)/own"))
                #expect(await otherServer.received.map(\.target) == ["/own/thing", "/v2/thing"])
                #expect(await server.received.map(\.target) == ["/status/thing", "/thing"])
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func headersWithLineBreaksAreRefused(kind: TransportKind) async throws {
        let error = await #expect(throws: ClientError.self) {
            try await client(kind, URL(server: "https://example.com")) {
                $0.headers = [.init("X-A")!: "a"]
            }.send(get.header("X-B", "a\r\nX-C: d"))
        }
        guard case .invalidRequest = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.attempts == 0)
    }

    @Test(arguments: TransportKind.allCases)
    func theLogShowsNoCredentials(kind: TransportKind) async throws {
        let lines = LockedState<[String]>([])
        try await LoopbackServer.run { _ in
            .reply(
                404,
                Data("no".utf8),
                headers: ["X-Request-ID": "req_7", "Set-Cookie": "a=s3cret", "X-Custom": "s3cret"]
            )
        } _: { url, _ in
            let logging = LoggingMiddleware(clock: TestClock()) { line in lines.withLock { $0.append(line) } }
            let request = get.header("Authorization", "Bearer s3cret").header("X-Custom", "s3cret")
                .query("api_key", "s3cret").query("limit", 3)
            let error = await #expect(throws: ClientError.self) {
                try await client(kind, url) { $0.middleware = [logging] }.send(request)
            }
            #expect(error?.requestID == "req_7")
            #expect(
                error?.description
                    == "readThing (GET \(url)/thing?api_key=***&limit=3) failed: 404 Not Found: no (request req_7)"
            )
            let log = lines.withLock { $0 }
            #expect(log.count == 2)
            #expect(
                log.first
                    == "→ readThing GET \(url)/thing?api_key=***&limit=3 accept: */*; authorization: ***; x-custom: ***"
            )
            #expect(log.last?.hasPrefix("← readThing 404 Not Found after 0.0 seconds ") == true)
            #expect(log.last?.contains("x-request-id: req_7") == true)
            #expect(!log.joined().contains("s3cret"))
        }
    }

    @Test(arguments: TransportKind.allCases)
    func theLogTellsWhyThereIsNoAnswer(kind: TransportKind) async throws {
        let url = try await LoopbackServer.run { url, _ in url }
        let lines = LockedState<[String]>([])
        let logging = LoggingMiddleware(clock: TestClock()) { line in lines.withLock { $0.append(line) } }
        await #expect(throws: ClientError.self) {
            try await client(kind, url) {
                $0.middleware = [logging]
                $0.retries = .never
            }.send(get)
        }
        #expect(lines.withLock { $0.last }?.hasPrefix("← readThing failed after 0.0 seconds: ") == true)
    }

    @Test(arguments: TransportKind.allCases)
    func errorsOfTheTransportKeepNoURL(kind: TransportKind) async throws {
        let url = try await LoopbackServer.run { url, _ in url }
        let error = await #expect(throws: ClientError.self) {
            try await client(kind, url) { $0.query = [("k", "s3cret")] }.send(get)
        }
        guard case .transport(let reason) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!String(reflecting: reason).contains("s3cret"))
        #expect(error?.attempts == 3)
    }
}
