import FlyingFox
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

@testable import ClientRuntime

/// What goes to a real server, and what comes back.
@Suite(.timeLimit(.minutes(10))) struct ExchangeTests {
    private struct Message: Hashable, Codable {
        var text: String
        var count: Int
    }

    private struct Form: MultipartEncodable, Sendable {
        var prompt: String
        var file: FileUpload

        func encode(to form: inout MultipartForm) throws {
            try form.append("prompt", prompt)
            try form.append("file", file: file)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func jsonGoesAndComesBack(kind: TransportKind) async throws {
        try await LoopbackServer.run { request in
            .json(String(decoding: request.body, as: UTF8.self), status: .created)
        } _: { url, server in
            let message = Message(text: "héllo / \"you\"", count: 3)
            let echo: Message = try await kind.client(url.appendingPathComponent("v1/"))
                .value(for: .post("/messages", operation: "createMessage").json(message))
            #expect(echo == message)
            let request = await server.received[0]
            #expect(request.method == "POST")
            #expect(request.target == "/v1/messages")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["accept"] == "application/json")
            #expect(request.headers["content-length"] == "\(request.body.count)")
            #expect(request.headers["transfer-encoding"] == nil)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func percentEncodingReachesTheServer(kind: TransportKind) async throws {
        try await LoopbackServer.run { url, server in
            try await kind.client(url).send(
                .get("/files/\("a/b?c#d%../é")/content", operation: "read")
                    .query("q", "a&b=c+d e/ü").query("n", [1, 2]).query("list", ["x,y", "z"], explode: false)
            )
            #expect(
                await server.received[0].target
                    == "/files/a%2Fb%3Fc%23d%25..%2F%C3%A9/content"
                    + "?q=a%26b%3Dc%2Bd%20e%2F%C3%BC&n=1&n=2&list=x%2Cy,z"
            )
        }
    }

    @Test(arguments: TransportKind.allCases)
    func multipartWithAFileFromTheDisk(kind: TransportKind) async throws {
        let file = try SpoolFile()
        let bytes = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try bytes.write(to: file.url)
        try await LoopbackServer.run { url, server in
            let form = Form(
                prompt: "Ünï",
                file: .file(at: file.url, name: "a\"b\r\n.png", contentType: "image/png")
            )
            try await kind.client(url).send(.post("/images", operation: "edit").multipart(form))
            let request = await server.received[0]
            let contentType = try #require(request.headers["content-type"])
            let boundary = try #require(contentType.split(separator: "boundary=").last)
            let expected =
                Data(
                    """
                    --\(boundary)\r
                    Content-Disposition: form-data; name="prompt"\r
                    \r
                    Ünï\r
                    --\(boundary)\r
                    Content-Disposition: form-data; name="file"; filename="a%22b%0D%0A.png"\r
                    Content-Type: image/png\r
                    \r\n
                    """.utf8
                ) + bytes + Data("\r\n--\(boundary)--\r\n".utf8)
            #expect(request.body == expected)
            #expect(request.headers["content-length"] == "\(expected.count)")
            #expect(request.headers["transfer-encoding"]?.contains("chunked") != true)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func octetStreamOfUnknownLength(kind: TransportKind) async throws {
        try await LoopbackServer.run { request in
            .init(statusCode: .ok, headers: [.contentType: "application/octet-stream"], body: request.body)
        } _: { url, server in
            let chunks = AsyncStream<Data> { continuation in
                for number in 0..<100 {
                    continuation.yield(Data(repeating: UInt8(number), count: 1_000))
                }
                continuation.finish()
            }
            let data = try await kind.client(url).data(
                for: .put("/raw", operation: "put").bytes(.stream(chunks), contentType: "application/octet-stream")
            )
            #expect(data.count == 100_000)
            #expect(data.last == 99)
            let headers = await server.received[0].headers
            // URLSession wants to know the length, so the stream was written to a file first.
            #expect(headers["content-length"] == (kind == .urlSession ? "100000" : nil))
            #expect(headers["transfer-encoding"] == (kind == .urlSession ? nil : "chunked"))
        }
    }

    @Test(arguments: TransportKind.allCases)
    func redirectToAnotherOriginDropsCredentials(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .json("{\"text\":\"there\",\"count\":1}")
        } _: { other, otherServer in
            try await LoopbackServer.run { request in
                request.target == "/here"
                    ? .redirect(to: "/there") : .redirect(to: "\(other)/elsewhere?x=1", status: .temporaryRedirect)
            } _: { url, server in
                let message: Message = try await kind.client(url).value(
                    for: .get("/here", operation: "read")
                        .header("Authorization", "Bearer secret").header("X-Api-Key", "secret")
                        .header("Cookie", "a=secret")
                )
                #expect(message.text == "there")
                #expect(await server.received.map(\.target) == ["/here", "/there"])
                #expect(await server.received[1].headers["authorization"] == "Bearer secret")
                let request = await otherServer.received[0]
                #expect(request.target == "/elsewhere?x=1")
                #expect(!request.headers.values.contains { $0.contains("secret") })
                #expect(request.headers["accept"] == "application/json")
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func permanentRedirectRepeatsTheBody(kind: TransportKind) async throws {
        try await LoopbackServer.run { request in
            request.target == "/old" ? .redirect(to: "/new", status: .permanentRedirect) : .json("null")
        } _: { url, server in
            try await kind.client(url).send(.post("/old", operation: "post").json(["a": 1]))
            #expect(await server.received.map(\.method) == ["POST", "POST"])
            #expect(
                await server.received.map { String(decoding: $0.body, as: UTF8.self) } == ["{\"a\":1}", "{\"a\":1}"]
            )
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aPostIsNotRedirectedBy302(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .redirect(to: "/new")
        } _: { url, server in
            let error = await #expect(throws: ClientError.self) {
                try await kind.client(url).send(.post("/old", operation: "post").json(["a": 1]))
            }
            #expect(error?.status == 302)
            #expect(await server.received.count == 1)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func redirectsEnd(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .redirect(to: "/again")
        } _: { url, server in
            let error = await #expect(throws: ClientError.self) {
                try await kind.client(url).send(.get("/again", operation: "read"))
            }
            #expect(error?.status == 302)
            #expect(await server.received.count == 11)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func notFoundWithJSONIsAnError(kind: TransportKind) async throws {
        try await LoopbackServer.run { _ in
            .json("{\"error\":\"gone\"}", status: .notFound)
        } _: { url, _ in
            let error = await #expect(throws: ClientError.self) {
                try await kind.client(url).send(.delete("/files/\("f-1")", operation: "deleteFile"))
            }
            #expect(error?.status == 404)
            #expect(error?.body == Data("{\"error\":\"gone\"}".utf8))
            #expect(error?.headers[.contentType] == "application/json")
            #expect(
                error?.description == "deleteFile (DELETE \(url)/files/f-1) failed: 404 Not Found: {\"error\":\"gone\"}"
            )
        }
    }

    @Test(arguments: TransportKind.allCases)
    func responseStreamsAndCanBeGivenUp(kind: TransportKind) async throws {
        let endless = EndlessBytes()
        try await LoopbackServer.run { _ in
            .init(statusCode: .ok, body: HTTPBodySequence(from: endless))
        } _: { url, _ in
            let transport = kind.transport()
            let request = HTTPTypes.HTTPRequest(
                method: .get,
                scheme: "http",
                authority: "127.0.0.1:\(url.port ?? 0)",
                path: "/endless"
            )
            let (response, stream) = try await transport.send(request, body: nil, operation: "read")
            #expect(response.status == .ok)
            #expect(try await stream.prefix(100) == Data(repeating: 7, count: 100))
        }
        // The server can stop only because the client has closed the connection.
    }

    @Test(arguments: TransportKind.allCases)
    func aFileThatHasBecomeShorterIsAnError(kind: TransportKind) async throws {
        let file = try SpoolFile()
        try Data(repeating: 1, count: 100_000).write(to: file.url)
        try await LoopbackServer.run { url, _ in
            let request = HTTPTypes.HTTPRequest(
                method: .post,
                scheme: "http",
                authority: "127.0.0.1:\(url.port ?? 0)",
                path: "/short"
            )
            let body = RequestBody(pieces: [.data(Data("x".utf8)), .file(file.url, length: 200_000)])
            await #expect(throws: (any Error).self) {
                try await kind.transport().send(request, body: body, operation: "upload")
            }
        }
    }
}
