import Features
import FeaturesTesting
import Foundation
import Testing

/// `Specs/features/answers.yaml`: the documented answers, played without a network.
@Suite struct AnswerTests {
    private let client: FeaturesClient
    private let transport: TestTransport

    init() throws {
        transport = try TestTransport.documented()
        client = FeaturesClient(
            baseURL: try #require(URL(string: "https://example.com")),
            transport: transport
        )
    }

    @Test func eachOperationHasItsFirstSuccess() async throws {
        let lamps = client.lamps
        // The first example fits nothing.
        #expect(try await lamps.list() == [Lamp(name: "desk", watts: 4.5), Lamp(name: "Flur\n\"1\"")])
        #expect(try await lamps.add() == Lamp(name: "hall", watts: 7))
        try await lamps.remove(name: "a")
        #expect(transport.requests.map(\.operation) == ["listLamps", "addLamp", "removeLamp"])
    }

    @Test func theAnswerIsOfATypeThatIsAskedFor() async throws {
        let lamps = client.lamps
        #expect(try await lamps.getLampsManual() == "Do not look into the light.")
        var words: [String] = []
        for try await word in lamps.getLampsManualStream() { words.append(word) }
        #expect(words == ["Do not", "look"])
    }

    @Test func otherAnswersAreAskedForByStatusOrName() async throws {
        let lamps = client.lamps
        transport.answer("listLamps", with: try .documented("listLamps", example: "none"))
        #expect(try await lamps.list() == [])
        transport.answer("listLamps", with: try .documented("listLamps", status: 503))
        let error = await #expect(throws: ClientError.self) { try await lamps.list() }
        #expect(error?.status == 503)
        #expect(error?.body(as: [String: String].self) == ["reason": "storm"])
    }

    @Test func whatIsNotDocumentedIsAnError() async throws {
        let lamps = client.lamps
        let error = await #expect(throws: ClientError.self) { try await lamps.read(name: "a") }
        #expect(error?.description.contains("The test transport has no answer to readLamp") == true)
        #expect(throws: TestTransport.NoAnswer.self) { try TestTransport.Answer.documented("listLamps", status: 404) }
        transport.answer("readLamp", with: .json(#"{"watts":1}"#))
        #expect(try await lamps.read(name: "a").watts == 1)
    }
}
