import Foundation
import OpenAI

/// Every method of the client for OpenAI's document, by its operation.
enum OpenAICalls: CallTable {
    @available(*, deprecated, message: "Some of the methods are deprecated.")
    static var calls: [String: Call] {
        [models, texts, images, audio, files, fineTunes, deprecatedMethods].reduce(into: [:]) { calls, group in
            calls.merge(group) { first, _ in first }
        }
    }

    private static func client(_ server: URL) -> OpenAIClient {
        OpenAIClient(bearer: "YOUR_API_KEY", baseURL: server)
    }

    private static let models: [String: Call] = [
        "listModels": { server, _ in try .value(await client(server).models.list()) },
        "retrieveModel": { try .value(await client($0).models.retrieve(model: $1.path("model"))) },
    ]

    private static let texts: [String: Call] = [
        "createChatCompletion": { try .value(await client($0).chat.create($1.json())) },
        "createCompletion": { try .value(await client($0).completions.create($1.json())) },
        "createEdit": { try .value(await client($0).edits.create($1.json())) },
        "createEmbedding": { try .value(await client($0).embeddings.create($1.json())) },
        "createModeration": { try .value(await client($0).moderations.create($1.json())) },
    ]

    private static let images: [String: Call] = [
        "createImage": { try .value(await client($0).images.create($1.json())) },
        "createImageEdit": { server, input in
            let request = CreateImageEditRequest(
                image: .file(at: try input.file("image")),
                prompt: try input.field("prompt"),
                mask: .file(at: try input.file("mask")),
                n: Int(try input.field("n")),
                size: .init(rawValue: try input.field("size"))
            )
            return try .value(await client(server).images.createEdit(request))
        },
        "createImageVariation": { server, input in
            let request = CreateImageVariationRequest(
                image: .file(at: try input.file("image")),
                n: Int(try input.field("n")),
                size: .init(rawValue: try input.field("size"))
            )
            return try .value(await client(server).images.createVariation(request))
        },
    ]

    private static let audio: [String: Call] = [
        "createTranscription": { server, input in
            let file = FileUpload.file(at: try input.file("file"))
            let request = CreateTranscriptionRequest(file: file, model: try input.field("model"))
            switch try await client(server).audio.createTranscription(request) {
            case .json(let transcript): return try .value(transcript)
            case .text(let text): return .text(text)
            }
        },
        "createTranslation": { server, input in
            let file = FileUpload.file(at: try input.file("file"))
            let request = CreateTranslationRequest(file: file, model: try input.field("model"))
            switch try await client(server).audio.createTranslation(request) {
            case .json(let transcript): return try .value(transcript)
            case .text(let text): return .text(text)
            }
        },
    ]

    private static let files: [String: Call] = [
        "listFiles": { server, _ in try .value(await client(server).files.list()) },
        "createFile": { server, input in
            let request = CreateFileRequest(
                file: .file(at: try input.file("file")),
                purpose: try input.field("purpose")
            )
            return try .value(await client(server).files.upload(request))
        },
        "deleteFile": { try .value(await client($0).files.delete(fileID: $1.path("file_id"))) },
        "retrieveFile": { try .value(await client($0).files.retrieve(fileID: $1.path("file_id"))) },
        "downloadFile": { .bytes(try await client($0).files.retrieveContent(fileID: $1.path("file_id"))) },
    ]

    private static let fineTunes: [String: Call] = [
        "createFineTune": { try .value(await client($0).fineTunes.create($1.json())) },
        "listFineTunes": { server, _ in try .value(await client(server).fineTunes.list()) },
        "retrieveFineTune": { try .value(await client($0).fineTunes.retrieve(fineTuneID: $1.path("fine_tune_id"))) },
        "cancelFineTune": { try .value(await client($0).fineTunes.cancel(fineTuneID: $1.path("fine_tune_id"))) },
        "listFineTuneEvents": { server, input in
            try .value(await client(server).fineTunes.events(fineTuneID: input.path("fine_tune_id")))
        },
        "deleteModel": { try .value(await client($0).fineTunes.deleteModel(model: $1.path("model"))) },
    ]

    @available(*, deprecated, message: "The methods are deprecated.")
    private static let deprecatedMethods: [String: Call] = [
        "listEngines": { server, _ in try .value(await client(server).engines.list()) },
        "retrieveEngine": { try .value(await client($0).engines.retrieve(engineID: $1.path("engine_id"))) },
        "createSearch": {
            try .value(await client($0).searches.create(engineID: $1.path("engine_id"), $1.json()))
        },
        "createAnswer": { try .value(await client($0).answers.create($1.json())) },
        "createClassification": { try .value(await client($0).classifications.create($1.json())) },
    ]
}
