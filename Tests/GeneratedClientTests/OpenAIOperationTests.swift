import Testing

/// Calls every operation of OpenAI's document with the document's own examples.
@Suite struct OpenAIOperationTests {
    @Test(arguments: table(OpenAICalls.self).keys.sorted())
    func operationDoesWhatItsExamplesSay(_ id: String) async throws {
        let call = try #require(table(OpenAICalls.self)[id])
        let examples = try OpenAIExamples.examples(SpecDocument.openAI.get(), id)
        let folder = try TemporaryFolder()
        for request in examples.requests {
            try await CaseRunner.run(request, examples.response, folder: folder.url, call)
        }
    }

    @Test func everyOperationIsCalled() throws {
        let ids = try SpecDocument.openAI.get().entries.map(\.id)
        #expect(ids.count == 28)
        #expect(Set(ids) == Set(table(OpenAICalls.self).keys))
    }

    @Test func examplesAreUsed() throws {
        let document = try SpecDocument.openAI.get()
        let examples = try document.entries.map { try OpenAIExamples.examples(document, $0.id) }
        let usable = examples.flatMap(\.usable)
        #expect(usable.count { $0 == "curl" } == 28)
        #expect(usable.count { $0 == "parameters" } == 8)
        #expect(usable.count { $0 == "response" } == 18)
        #expect(
            examples.flatMap(\.unusable) == [
                "listEngines response: not JSON",
                "createEdit parameters: not JSON",
                "createEdit response: not JSON",
                "createEmbedding response: not JSON",
                "downloadFile response: missing",
                "createFineTune response: not JSON",
                "listFineTunes response: not JSON",
                "retrieveFineTune response: not JSON",
                "cancelFineTune response: not JSON",
                "listModels response: not JSON",
                "retrieveModel response: not JSON",
            ]
        )
    }
}
