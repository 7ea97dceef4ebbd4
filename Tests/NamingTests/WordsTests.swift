import Testing

@testable import Naming

@Suite struct WordsTests {
    @Test(arguments: [
        ("file_id", "fileID"),
        ("engineId", "engineID"),
        ("photo_urls", "photoURLs"),
        ("response.mcp_call", "responseMCPCall"),
        ("use_oauth_tokens", "useOAuthTokens"),
        ("photoURLs", "photoURLs"),
        ("b64_json", "b64JSON"),
        ("hate/threatening", "hateThreatening"),
        ("self-harm", "selfHarm"),
        ("timestamp_granularities[]", "timestampGranularities"),
        ("gpt-3.5-turbo", "gpt3_5Turbo"),
        ("HTTPServer", "httpServer"),
        ("id", "id"),
        ("URL", "url"),
        ("top_p", "topP"),
        ("n", "n"),
        ("x-ratelimit-limit", "xRatelimitLimit"),
        ("été", "été"),
    ])
    func lowerCamelCaseFollowsSwiftsGuidelines(text: String, name: String) {
        #expect(Identifier.value(text, fallback: Words(["value"])) == name)
    }

    @Test(arguments: [
        ("fine-tunes", "FineTunes"),
        ("OpenAIFile", "OpenAIFile"),
        ("CreateCompletionRequest", "CreateCompletionRequest"),
        ("api_key", "APIKey"),
        ("Fine-tunes", "FineTunes"),
        ("pet.store", "PetStore"),
    ])
    func typeNamesKeepWhatIsAGoodNameAlready(text: String, name: String) {
        #expect(Identifier.type(text, fallback: Words(["type"])) == name)
    }

    @Test(arguments: [
        ("choices", "choice"), ("categories", "category"), ("data", "item"), ("boxes", "box"), ("status", "status"),
        ("classes", "class"), ("responses", "response"), ("logprobs", "logprob"), ("s", "s"), ("children", "child"),
    ])
    func elementsAreNamedInTheSingular(plural: String, singular: String) {
        #expect(Words.singular(of: plural) == singular)
    }

    @Test(arguments: [
        ("listFineTuneEvents", "Fine-tunes", "listEvents"),
        ("createCompletionViaGet", "Completions", "createViaGet"),
        ("uploadFile", "Files", "upload"),
        ("listEngines", "Engines", "list"),
        ("retrieveThing", "Files", "retrieveThing"),
        ("files", "Files", ""),
    ])
    func operationIdsLoseTheWordsOfTheirGroup(operationID: String, group: String, name: String) {
        #expect(Words(splitting: operationID).removing(Words(splitting: group)).lowerCamelCase == name)
    }

    @Test(arguments: [
        ("256x256", "size256x256"), ("+1", "plus1"), ("-1", "minus1"), ("", "empty"), ("*", "asterisk"),
        ("self", "selfValue"),
        ("init", "initialize"), ("default", "default"),
    ])
    func valuesThatAreNoNamesGetOne(text: String, name: String) {
        #expect(Identifier.value(text, fallback: Words(["size"])) == name)
    }

    @Test func keywordsAreWrittenInBackticks() {
        #expect(Identifier.escaped("default") == "`default`")
        #expect(Identifier.escaped("type") == "type")
    }
}
