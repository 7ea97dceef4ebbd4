import Diagnostics
import IR
import ResolutionSupport
import Testing

/// The two documents that the project was given.
@Suite struct GivenDocumentTests {
    @Test func openAIResolvesWithNothingButNotesOnExamples() throws {
        let result = try resolve(spec: "openai/openapi.yaml")
        #expect(result.diagnostics.allSatisfy { $0.severity == .note })
        // Two operations have a property `stream`, and tell in prose what they stream.
        let streams = Array(repeating: "streaming-undescribed", count: 2)
        #expect(result.ids == streams + Array(repeating: "example-not-json", count: 10))
        #expect(result.api.groups.map(\.id).first == "models")
        #expect(result.api.groups.flatMap(\.operations).count == 25)
        #expect(result.api.serverURL == "https://api.openai.com/v1")
    }

    @Test func showcaseResolvesWithoutWarnings() throws {
        let result = try resolve(spec: "openai-showcase/openapi.yaml")
        #expect(result.diagnostics.allSatisfy { $0.severity == .note })
        #expect(result.api.groups.flatMap(\.operations).count == 16)
        #expect(result.api.groups.map(\.id).contains("Fine-tunes"))
    }

    @Test func aliasedSchemasAreTypesOfEachPlace() throws {
        let result = try resolve(spec: "openai/openapi.yaml")
        for owner in ["CreateImageRequest", "CreateImageEditRequest", "CreateImageVariationRequest"] {
            let property = try result.property("size", of: "#/components/schemas/\(owner)")
            #expect(property.type == .named(TypeID("#/components/schemas/\(owner)/properties/size")))
            #expect(property.isNullable)
        }
    }
}
