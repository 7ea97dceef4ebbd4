import Features
import Foundation
import HTTPTypes
import LoopbackSupport
import Testing

/// `Specs/features/responses.yaml`, against a real server.
@Suite struct ResponseTests {
    private typealias Jobs = FeaturesClient.Jobs

    /// What the client makes of a reply.
    private func result<Value>(
        of reply: LoopbackServer.Reply,
        _ call: (Jobs) async throws -> Value
    ) async throws -> (value: Value, request: LoopbackServer.Received) {
        try await LoopbackServer.run { _ in
            reply
        } _: { url, server in
            let value = try await call(FeaturesClient(baseURL: url).jobs)
            return (value, await server.received[0])
        }
    }

    private func json(_ text: String, _ status: Int) -> LoopbackServer.Reply {
        .reply(status, Data(text.utf8), contentType: "application/json")
    }

    @Test func eachSuccessIsACase() async throws {
        let replies: [(LoopbackServer.Reply, Jobs.GetResponse)] = [
            (json(#"{"name":"a"}"#, 200), .ok(Job(name: "a"))),
            (
                json(#"{"eta":"1970-01-01T00:00:01Z"}"#, 202),
                .accepted(.init(eta: Date(timeIntervalSince1970: 1)))
            ),
            (.reply(204), .noContent),
            (.reply(203, Data("b".utf8), contentType: "text/plain"), .successful("b")),
        ]
        for (reply, expected) in replies {
            let (value, request) = try await result(of: reply) { try await $0.get(id: "1") }
            #expect(value == expected)
            #expect(request.headers["accept"] == "application/json, text/plain")
        }
    }

    @Test func bodyOfASuccessThatDoesNotDecodeIsAnError() async throws {
        let error = await #expect(throws: ClientError.self) {
            try await result(of: json("{}", 200)) { try await $0.get(id: "1") }
        }
        guard case .decoding = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(error?.status == 200)
    }

    @Test func bodyOfAFailureIsItsType() async throws {
        let notFound = await #expect(throws: ClientError.self) {
            try await result(of: json(#"{"id":"1"}"#, 404)) { try await $0.get(id: "1") }
        }
        #expect(notFound?.body(as: NotFoundResponse.self)?.id == "1")
        #expect(notFound?.body(as: Problem.self) == nil)
        let conflict = await #expect(throws: ClientError.self) {
            try await result(of: json(#"{"by":"me"}"#, 409)) { try await $0.get(id: "1") }
        }
        #expect(conflict?.body(as: Jobs.GetConflictError.self)?.by == "me")
        let other = await #expect(throws: ClientError.self) {
            try await result(of: json(#"{"title":"b"}"#, 503)) { try await $0.get(id: "1") }
        }
        #expect(other?.body(as: Problem.self)?.title == "b")
    }

    @Test(arguments: [200, 201, 202])
    func equalSuccessesAreOneType(status: Int) async throws {
        let (job, request) = try await result(of: json(#"{"name":"a"}"#, status)) {
            let job: Job = try await $0.put(id: "1", Job(name: "b"))
            return job
        }
        #expect(job.name == "a")
        #expect(request.headers["content-type"] == "application/merge-patch+json")
    }

    @Test func nullIsAResult() async throws {
        let none = try await result(of: json("null", 200)) { try await $0.delete(id: "1") }
        #expect(none.value == nil)
        let job = try await result(of: json(#"{"name":"a"}"#, 200)) { try await $0.delete(id: "1") }
        #expect(job.value?.name == "a")
    }

    @Test func operationsWithOneIDAreCalledByMethodAndPath() async throws {
        let listed = try await result(of: json("[]", 200)) { try await $0.getJobs() }
        #expect(listed.request.method == "GET")
        let started = try await result(of: .reply(202)) { try await $0.postJobs() }
        #expect(started.request.method == "POST")
    }

    /// JSON is also what looks like it under a content type that the document does not know, or under none.
    @Test(arguments: [
        "application/vnd.jobs+json", "application/json; charset=utf-8", "APPLICATION/PROBLEM+JSON", "text/json",
        "text/plain", "image/png", nil,
    ])
    func jsonIsACase(contentType: String?) async throws {
        let body = Data(#"["1970-01-01T00:00:01Z"]"#.utf8)
        let (value, request) = try await result(of: .reply(200, body, contentType: contentType)) {
            try await $0.getJobs()
        }
        #expect(value == .json([Date(timeIntervalSince1970: 1)]))
        #expect(request.headers["accept"] == "application/vnd.jobs+json, text/csv")
    }

    /// Among them types that the document does not know, which are some text or other.
    @Test(arguments: ["text/csv", "Text/CSV;charset=UTF-8", "text/csv ; header=present", "text/plain", "text/vtt"])
    func textOfAContentTypeIsACase(contentType: String) async throws {
        let reply = LoopbackServer.Reply.reply(201, Data("a;é".utf8), contentType: contentType)
        let (value, _) = try await result(of: reply) { try await $0.getJobs() }
        #expect(value == .csv("a;é"))
    }

    @Test func whatIsNeitherJSONNorTextIsAnError() async throws {
        let error = await #expect(throws: ClientError.self) {
            try await result(of: .reply(200, Data([0x89]), contentType: "image/png")) { try await $0.getJobs() }
        }
        #expect(error?.description.contains("(The content type is image/png.)") == true)
    }

    @Test func aTextThatLooksLikeJSONIsText() async throws {
        let reply = LoopbackServer.Reply.reply(200, Data("[a]".utf8), contentType: "text/csv")
        #expect(try await result(of: reply) { try await $0.getJobs() }.value == .csv("[a]"))
    }

    @Test func contentsAreCasesBesideStatuses() async throws {
        let lines = Data(#"{"lines":["a"]}"#.utf8)
        let replies: [(Int, String?, Data, Jobs.GetResultResponse)] = [
            (200, "application/json", lines, .okJSON(.init(lines: ["a"]))),
            (200, "text/json", lines, .okJSON(.init(lines: ["a"]))),
            (200, nil, lines, .okJSON(.init(lines: ["a"]))),
            (200, "text/x-log; charset=utf-8", Data("a".utf8), .okText("a")),
            (200, "application/gzip", Data([0, 255]), .okBytes(Data([0, 255]))),
            (200, "application/octet-stream", Data([1]), .okBytes(Data([1]))),
            // Not documented.
            (200, "image/png", Data([1]), .okBytes(Data([1]))),
            (200, nil, Data([1]), .okBytes(Data([1]))),
            (200, "application/x-gzip", Data(" \n{\"lines\":[]}".utf8), .okJSON(.init(lines: []))),
            (202, "text/plain", Data("a".utf8), .accepted),
        ]
        for (status, contentType, body, expected) in replies {
            let reply = LoopbackServer.Reply.reply(status, body, contentType: contentType)
            let (value, request) = try await result(of: reply) { try await $0.getResult(id: "1") }
            #expect(value == expected)
            #expect(
                request.headers["accept"] == "application/json, text/*, application/gzip, application/octet-stream"
            )
        }
        let error = await #expect(throws: ClientError.self) {
            try await result(of: .reply(203, lines, contentType: "application/json")) {
                try await $0.getResult(id: "1")
            }
        }
        guard case .unexpectedStatus = error?.kind else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test func bytesOfACaseGoToAFile() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        func download(_ reply: LoopbackServer.Reply) async throws -> Jobs.GetResultResponse {
            try await LoopbackServer.run { _ in
                reply
            } _: { url, _ in
                try await FeaturesClient(baseURL: url).download(to: file) { try await $0.jobs.getResult(id: "1") }
            }
        }
        let lines = Data(#"{"lines":["a"]}"#.utf8)
        #expect(
            try await download(.reply(200, lines, contentType: "application/json")) == .okJSON(.init(lines: ["a"]))
        )
        #expect(try await download(.reply(200, lines, contentType: "text/plain")) == .okText(#"{"lines":["a"]}"#))
        #expect(try await download(.reply(202)) == .accepted)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        for contentType in ["application/gzip", "image/png"] {
            let bytes = Data(contentType.utf8)
            #expect(try await download(.reply(200, bytes, contentType: contentType)) == .okBytes(Data()))
            #expect(try Data(contentsOf: file) == bytes)
        }
    }

    @Test func headersComeBesideTheResult() async throws {
        try await LoopbackServer.run { _ in
            .reply(200, Data(#"{"name":"a"}"#.utf8), contentType: "application/json", headers: ["X-Duration": "1.5"])
        } _: { url, _ in
            let (value, response) = try await FeaturesClient(baseURL: url).withResponse {
                try await $0.jobs.get(id: "1")
            }
            #expect(value == .ok(Job(name: "a")))
            #expect(response.headerFields[try #require(HTTPField.Name("X-Duration"))] == "1.5")
        }
    }
}
