import Foundation
import OpenAI
import OpenAITesting
import Testing

/// What OpenAI's document has as examples, played without a network.
@Suite struct DocumentedAnswerTests {
    @Test func theClientReadsThem() async throws {
        let transport = try TestTransport.documented()
        let client = OpenAIClient(bearer: "sk-test", transport: transport)
        let file = FileUpload.data(Data("x".utf8), name: "x")
        let completion = try await client.completions.create(.init(model: "text-davinci-003", prompt: "Hi"))
        #expect(completion.choices.count == 1)
        let chat = try await client.chat.create(.init(model: "gpt-4", messages: [.init(role: .user, content: "Hi")]))
        #expect(chat.id == "chatcmpl-123")
        let image = try await client.images.create(.init(prompt: "A cat"))
        #expect(image.created == 1_589_478_378)
        #expect(try await client.images.createVariation(.init(image: file)).data.count == 2)
        #expect(try await client.files.list().data.first?.id == "file-ccdDZrC3iZVNiQVeEA6Z66wf")
        #expect(try await client.files.upload(.init(file: file, purpose: "fine-tune")).object == "file")
        #expect(try await client.files.delete(fileID: "f").deleted)
        #expect(try await client.fineTunes.events(fineTuneID: "ft").object == "list")
        #expect(try await client.moderations.create(.init(input: "x")).results.count == 1)
        guard
            case .json(let transcript) = try await client.audio.createTranscription(
                .init(file: file, model: "whisper-1")
            )
        else {
            Issue.record("The first example is JSON.")
            return
        }
        #expect(transcript.text.hasPrefix("Imagine the wildest idea"))
        #expect(transport.requests.count == 10)
    }
}
