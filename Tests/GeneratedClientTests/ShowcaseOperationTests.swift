import Testing

/// Calls every operation of the showcase's document with the document's own examples.
@Suite struct ShowcaseOperationTests {
    @Test(arguments: table(ShowcaseCalls.self).keys.sorted())
    func operationDoesWhatItsExamplesSay(_ id: String) async throws {
        let call = try #require(table(ShowcaseCalls.self)[id])
        let examples = try ShowcaseExamples.examples(SpecDocument.showcase.get(), id)
        let folder = try TemporaryFolder()
        for request in examples.requests {
            try await CaseRunner.run(request, examples.response, folder: folder.url, call)
        }
    }

    @Test func everyOperationIsCalled() throws {
        let ids = try SpecDocument.showcase.get().entries.map(\.id)
        #expect(ids.count == 16)
        #expect(Set(ids) == Set(table(ShowcaseCalls.self).keys))
    }

    @Test func examplesAreUsed() throws {
        let document = try SpecDocument.showcase.get()
        let examples = try document.entries.map { try ShowcaseExamples.examples(document, $0.id) }
        let usable = examples.flatMap(\.usable)
        #expect(usable.count { $0 == "body" } == 5)
        #expect(usable.count { $0 == "response" } == 15)
        #expect(usable.count { $0 == "engineId" } == 4)
        #expect(usable.count { $0 == "fine_tune_id" } == 3)
        #expect(usable.count == 27)
        #expect(
            examples.flatMap(\.unusable) == [
                "uploadFile body: missing",
                "retrieveFile file_id: missing",
                "deleteFile file_id: missing",
            ]
        )
    }
}
