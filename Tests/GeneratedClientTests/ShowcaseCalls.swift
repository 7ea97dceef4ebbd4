import Foundation
import OpenAIShowcase

/// Every method of the client for the showcase's document, by its operation.
enum ShowcaseCalls: CallTable {
    static let calls: [String: Call] = groups.merging(completions) { first, _ in first }

    private static func client(_ server: URL) -> OpenAIShowcaseClient {
        OpenAIShowcaseClient(baseURL: server)
    }

    private static let groups: [String: Call] = [
        "createAnswer": { try .value(await client($0).answers.create($1.json())) },
        "createClassification": { try .value(await client($0).classifications.create($1.json())) },
        "listEngines": { server, _ in try .value(await client(server).engines.list()) },
        "retrieveEngine": { try .value(await client($0).engines.retrieve(engineID: $1.path("engineId"))) },
        "createSearch": { try .value(await client($0).searches.create(engineID: $1.path("engineId"), $1.json())) },
        "listFiles": { server, _ in try .value(await client(server).files.list()) },
        "uploadFile": { try .value(await client($0).files.upload(.data($1.bytes()))) },
        "retrieveFile": { try .value(await client($0).files.retrieve(fileID: $1.path("file_id"))) },
        "deleteFile": { server, input in
            try await client(server).files.delete(fileID: input.path("file_id"))
            return .nothing
        },
        "listFineTunes": { server, _ in .text(try await client(server).fineTunes.list()) },
        "createFineTune": { try .value(await client($0).fineTunes.create($1.json())) },
        "retrieveFineTune": { try .value(await client($0).fineTunes.retrieve(fineTuneID: $1.path("fine_tune_id"))) },
        "cancelFineTune": { server, input in
            try await client(server).fineTunes.cancel(fineTuneID: input.path("fine_tune_id"), input.json())
            return .nothing
        },
        "listFineTuneEvents": {
            try .value(await client($0).fineTunes.listEvents(fineTuneID: $1.path("fine_tune_id")))
        },
    ]

    private static let completions: [String: Call] = [
        "createCompletion": { server, input in
            let completion = try await client(server).completions.create(
                engineID: input.path("engineId"),
                prompt: input.query("prompt"),
                maxTokens: input.query("max_tokens"),
                temperature: input.query("temperature"),
                topP: input.query("top_p"),
                n: input.query("n"),
                logprobs: input.query("logprobs"),
                stop: input.query("stop"),
                echo: input.query("echo"),
                presencePenalty: input.query("presence_penalty"),
                frequencyPenalty: input.query("frequency_penalty"),
                bestOf: input.query("best_of"),
                logitBias: input.query("logit_bias")
            )
            return try .value(completion)
        },
        "createCompletionViaGet": { server, input in
            let completion = try await client(server).completions.createViaGet(
                engineID: input.path("engineId"),
                prompt: input.query("prompt"),
                maxTokens: input.query("max_tokens"),
                temperature: input.query("temperature"),
                topP: input.query("top_p"),
                n: input.query("n"),
                logprobs: input.query("logprobs"),
                stop: input.query("stop"),
                echo: input.query("echo"),
                presencePenalty: input.query("presence_penalty"),
                frequencyPenalty: input.query("frequency_penalty"),
                bestOf: input.query("best_of"),
                logitBias: input.query("logit_bias")
            )
            return try .value(completion)
        },
    ]
}
