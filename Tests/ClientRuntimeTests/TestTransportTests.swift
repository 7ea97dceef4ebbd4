import Foundation
import HTTPTypes
import Testing

@testable import ClientRuntime

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite struct TestTransportTests {
    private func client(_ transport: TestTransport) -> APIClient {
        APIClient(baseURL: URL(server: "https://example.com/v1"), transport: transport).with { $0.retries = .never }
    }

    @Test func operationsHaveTheirAnswers() async throws {
        let transport = TestTransport(.json("[0]"))
        transport.answer("list", with: .status(503), .json("[1]"))
        let client = client(transport)
        let error = await #expect(throws: ClientError.self) { try await client.send(.get("/list", operation: "list")) }
        #expect(error?.status == 503)
        for expected in [[1], [1]] {
            #expect(try await client.value(for: .get("/list", operation: "list")) == expected)
        }
        #expect(try await client.value(for: .get("/other", operation: "other")) == [0])
        #expect(transport.requests.map(\.operation) == ["list", "list", "list", "other"])
    }

    @Test func requestsAreKept() async throws {
        let transport = TestTransport(.status(204))
        try await client(transport).send(
            .post("/things", operation: "create").query("dry", true).header("X-A", "b").json(["a": 1])
        )
        let request = transport.requests[0]
        #expect(request.head.method == .post)
        #expect(request.head.path == "/v1/things?dry=true")
        #expect(try request.head.headerFields[#require(HTTPField.Name("X-A"))] == "b")
        #expect(try request.json() == ["a": 1])
    }

    @Test func answersOfEveryKind() async throws {
        let transport = TestTransport(
            .text("é"),
            .data(Data([1]), headers: [.eTag: "x"]),
            try .value(["a": 1], status: 201),
            .failure(URLError(.notConnectedToInternet)),
            .chunks([Data("[1,".utf8), Data("2]".utf8)])
        )
        let client = client(transport)
        let operation = OperationRequest.get("/", operation: "x")
        #expect(try await client.text(for: operation) == "é")
        let (data, response) = try await client.withResponse { try await $0.data(for: operation) }
        #expect(data == Data([1]))
        #expect(response.headerFields[.eTag] == "x")
        #expect(try await client.value(for: operation) == ["a": 1])
        let error = await #expect(throws: ClientError.self) { try await client.send(operation) }
        guard case .transport(let reason as URLError) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.code == .notConnectedToInternet)
        #expect(try await client.value(for: operation) == [1, 2])
    }

    @Test func aRequestWithoutAnAnswerSaysSo() async {
        let error = await #expect(throws: ClientError.self) {
            try await client(TestTransport()).send(.get("/", operation: "listFiles"))
        }
        #expect(
            error?.description.hasSuffix(
                "The test transport has no answer to listFiles: give it one with `answer(\"listFiles\", with: …)`."
            ) == true
        )
    }

    @Test func aFunctionAnswers() async throws {
        let transport = TestTransport { request in .text(request.head.path ?? "") }
        #expect(try await client(transport).text(for: .get("/a", operation: "x")) == "/v1/a")
    }
}
