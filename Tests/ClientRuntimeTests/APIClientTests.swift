import Foundation
import HTTPTypes
import Testing

@testable import ClientRuntime

@Suite struct APIClientTests {
    private func client(_ transport: RecordingTransport) throws -> APIClient {
        APIClient(baseURL: try #require(URL(string: "https://example.com")), transport: transport)
    }

    private let operation = OperationRequest.get("/thing", operation: "readThing")

    @Test(
        arguments: zip(
            [#""a\nb""#, #""a""#, "plain", #"{"a":1}"#],
            ["a\nb", "a", "plain", #"{"a":1}"#]
        )
    )
    func aStringIsALiteralOrPlainText(body: String, expected: String) async throws {
        let transport = RecordingTransport(200, body, headers: [.contentType: "application/json; charset=utf-8"])
        #expect(try await client(transport).string(for: operation) == expected)
    }

    @Test func aStringThatIsNoJSONKeepsItsQuotes() async throws {
        let transport = RecordingTransport(200, #""a""#, headers: [.contentType: "text/plain"])
        #expect(try await client(transport).string(for: operation) == #""a""#)
    }

    @Test func decodingErrorsShowPlaceAndJSON() async throws {
        let transport = RecordingTransport(200, #"{"choices":[{"text":"a"},{"text":5}]}"#)
        struct HTTPAnswer: Decodable { var choices: [[String: String]] }
        let error = await #expect(throws: ClientError.self) {
            let _: HTTPAnswer = try await client(transport).value(for: operation)
        }
        guard case .decoding(let codingPath, let json, _) = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(codingPath == "choices[1].text")
        #expect(json == "5")
        #expect(error?.status == 200)
        #expect(error?.description.hasPrefix("readThing (GET https://example.com/thing) failed: ") == true)
    }

    @Test(arguments: ["", "{", "<html>"])
    func whatIsNoJSONIsADecodingError(body: String) async throws {
        let transport = RecordingTransport(200, body, headers: [.contentType: "text/html"])
        let error = await #expect(throws: ClientError.self) {
            let _: JSONValue = try await client(transport).value(for: operation)
        }
        #expect(error?.body == Data(body.utf8))
        #expect(error?.description.contains("text/html") == true)
    }

    @Test func errorsNeverShowCredentials() async throws {
        let transport = RecordingTransport(401, "no", headers: [.setCookie: "s3cret"])
        let request = operation.header("Authorization", "Bearer s3cret").header("X-Api-Key", "s3cret")
            .query("api_key", "s3cret").query("limit", 3)
        let error = try #require(
            await #expect(throws: ClientError.self) { try await client(transport).send(request) }
        )
        #expect(!error.description.contains("s3cret"))
        #expect(error.request?.url == "https://example.com/thing?api_key=***&limit=3")
        #expect(!"\(error.localizedDescription)".contains("s3cret"))
    }

    @Test func errorBodiesAreBounded() async throws {
        let transport = RecordingTransport(400, String(repeating: "x", count: 2_000_000))
        let error = await #expect(throws: ClientError.self) { try await client(transport).send(operation) }
        #expect(error?.body.count == 1_048_576)
        #expect((error?.description.count ?? 0) < 600)
    }

    @MainActor @Test func withResponseTellsTheLastResponseOnAnyActor() async throws {
        var calls = 0
        let transport = RecordingTransport(201, "[1]")
        let (value, response) = try await client(transport).withResponse { client -> [Int] in
            calls += 1
            return try await client.value(for: .get("/", operation: "x"))
        }
        #expect(value == [1])
        #expect(response.status == 201)
        #expect(calls == 1)
        await #expect(throws: ClientError.self) { try await client(transport).withResponse { _ in } }
    }

    @Test func cancelledTransportIsCancelled() async throws {
        let transport = RecordingTransport { _ in throw CancellationError() }
        let error = await #expect(throws: ClientError.self) { try await client(transport).send(operation) }
        guard case .cancelled = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func collectingStopsAtTheLimit() async throws {
        #expect(try await ByteStream(Data([1, 2, 3])).collect(upTo: 3) == Data([1, 2, 3]))
        await #expect(throws: ByteStream.TooLong.self) { try await ByteStream(Data([1, 2, 3])).collect(upTo: 2) }
    }

    @Test func slowReadersSpillToDiskInOrder() throws {
        var buffer = ChunkBuffer(limit: 10)
        var expected = Data()
        var read = Data()
        for round in 0..<50 {
            let chunk = Data(repeating: UInt8(round), count: 7)
            try buffer.append(chunk)
            expected += chunk
            if round % 3 == 2, let data = try buffer.popFirst() { read += data }
        }
        while let data = try buffer.popFirst() { read += data }
        #expect(read == expected)
    }
}
