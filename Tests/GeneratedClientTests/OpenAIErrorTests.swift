import Foundation
import HTTPTypes
import LoopbackSupport
import OpenAI
import Testing

/// What users of the client get of failures, and of what surrounds a result.
@Suite struct OpenAIErrorTests {
    @Test func notFoundTellsStatusOperationAndBody() async throws {
        let body = Data(#"{"error": {"message": "No such File object: file-1", "type": "invalid_request_error"}}"#.utf8)
        try await LoopbackServer.run { _ in
            .reply(404, body, contentType: "application/json", headers: ["X-Request-ID": "r-1"])
        } _: { url, _ in
            let error = await #expect(throws: ClientError.self) {
                try await OpenAIClient(bearer: "sk-test", baseURL: url).files.delete(fileID: "file-1")
            }
            #expect(error?.status == 404)
            #expect(error?.request?.operation == "deleteFile")
            #expect(error?.request?.method == .delete)
            #expect(error?.request?.url == "\(url)/files/file-1")
            #expect(error?.body == body)
            #expect(error?.headers[HTTPField.Name("X-Request-ID")!] == "r-1")
            guard case .unexpectedStatus = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func missingMemberIsADecodingError() async throws {
        let response = try OpenAIExamples.examples(SpecDocument.openAI.get(), "createModeration").response
        let incomplete = try JSON(response.body).removing("flagged")
        try await LoopbackServer.run { _ in
            .json(incomplete.description)
        } _: { url, _ in
            let error = await #expect(throws: ClientError.self) {
                try await OpenAIClient(bearer: "sk-test", baseURL: url).moderations.create(
                    .init(input: "I want to kill them.")
                )
            }
            guard case .decoding(let codingPath, let json?, let reason) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(codingPath == "results[0]")
            #expect(reason.contains("\"flagged\""))
            #expect(json.contains("category_scores"))
            #expect(error?.request?.operation == "createModeration")
            #expect(error?.status == 200)
        }
    }

    @Test func decodingErrorNamesThePlace() async throws {
        try await LoopbackServer.run { _ in
            .json(#"{"object": "list", "data": [{"object": "model", "id": 7, "created": 1, "owned_by": "me"}]}"#)
        } _: { url, _ in
            let error = await #expect(throws: ClientError.self) {
                try await OpenAIClient(bearer: "sk-test", baseURL: url).models.list()
            }
            guard case .decoding(let codingPath, let json, _) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(codingPath == "data[0].id")
            #expect(json == "7")
        }
    }

    @Test func withResponseGivesStatusAndHeaders() async throws {
        let response = try OpenAIExamples.examples(SpecDocument.openAI.get(), "createModeration").response
        try await LoopbackServer.run { _ in
            .reply(201, response.body, contentType: response.contentType, headers: ["X-Request-ID": "r-2"])
        } _: { url, _ in
            let client = OpenAIClient(bearer: "sk-test", baseURL: url)
            let (moderation, head) = try await client.withResponse {
                try await $0.moderations.create(.init(input: "I want to kill them."))
            }
            #expect(head.status.code == 201)
            #expect(head.headerFields[.contentType] == "application/json")
            #expect(head.headerFields[HTTPField.Name("X-Request-ID")!] == "r-2")
            #expect(try CallOutcome.value(moderation) == response.outcome)
        }
    }
}
