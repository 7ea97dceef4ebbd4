import Diagnostics
import Foundation
import OpenAPI
import Testing

struct RealDocumentTests {
    @Test func openAIDocumentIsReadWithoutFindings() throws {
        let reading = try Reading(file: Folder.package.appending(path: "Specs/openai/openapi.yaml"))
        #expect(reading.diagnostics == [])
        let document = try #require(reading.document)
        let operations = document.paths.flatMap(\.operations)
        #expect(operations.count == 25)
        #expect(operations.allSatisfy { $0.oaiMeta?.group != nil && $0.operationID != nil })
        #expect(document.components.schemas.count == 32)
        #expect(
            document.oaiMeta?.groups.map(\.id) == [
                "models", "completions", "edits", "images", "embeddings", "files", "fine-tunes", "moderations",
                "searches",
                "classifications", "answers", "engines",
            ]
        )
        #expect(ReferenceResolver(document).danglingReferences() == [])
    }

    @Test func showcaseDocumentIsReadWithoutFindings() throws {
        let reading = try Reading(file: Folder.package.appending(path: "Specs/openai-showcase/openapi.yaml"))
        #expect(reading.diagnostics == [])
        let document = try #require(reading.document)
        #expect(document.paths.flatMap(\.operations).count == 16)
        #expect(document.components.schemas.isEmpty)
    }

    @Test(
        .enabled(if: !Folder.documents("real").isEmpty, "needs ../shared/specs"),
        arguments: Folder.documents("real") + Folder.documents("openai")
    )
    func realDocumentsAreRead(file: URL) throws {
        let reading = try Reading(file: file)
        let document = try #require(reading.document)
        let errors = reading.errors + ReferenceResolver(document).danglingReferences()
        #expect(errors == [])
    }
}
