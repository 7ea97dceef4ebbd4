import Diagnostics
import Foundation
import Naming
import Testing

@testable import Emitting

@Suite struct TemplateTests {
    /// The contexts that each template is rendered with, or that are in scope where it is a partial.
    private static let contexts: [String: [Set<String>]] = [
        "alias": [AliasContext.tags],
        "client": [ClientContext.tags, GroupContext.tags, CredentialContext.tags],
        "enumeration": [EnumerationContext.tags, EnumerationValueContext.tags],
        "examples": [ExamplesContext.tags, ExampleContext.tags],
        "group": [GroupContext.tags, MethodContext.tags, ParameterContext.tags, RequestStepContext.tags],
        "model": [ModelContext.tags],
        "package": [PackageContext.tags],
        "readme": [PackageContext.tags, GroupContext.tags, MethodContext.tags, CredentialContext.tags],
        "request-step": [RequestStepContext.tags],
        "requests": [ChoiceContext<RequestCaseContext>.tags, RequestCaseContext.tags, RequestStepContext.tags],
        "responses": [ChoiceContext<ResponseCaseContext>.tags, ResponseCaseContext.tags],
        "round-trip": [ExampleSupportContext.tags],
        "selection": [SelectionContext.tags, SelectionCaseContext.tags, CandidateContext.tags],
        "servers": [
            ServersContext.tags, ServerContext.tags, ServerEnumContext.tags, ParameterContext.tags,
            EnumerationValueContext.tags,
        ],
        "structure": [StructureContext.tags, PropertyContext.tags],
        "webhooks": [WebhooksContext.tags, WebhookContext.tags],
        "union": [UnionContext.tags, UnionBranchContext.tags, UnionRuleContext.tags],
    ]

    @Test(arguments: TemplateLibrary.builtInSources().map(\.name))
    func everyTagIsAKeyOfItsContext(name: String) throws {
        let text = try #require(TemplateLibrary.builtInSources().first { $0.name == name }).text
        let known = try #require(Self.contexts[name], "no contexts are listed for the template \(name)")
        let tags = text.matches(of: /\{\{[#^\/]?([A-Za-z]+)\}\}/).map { String($0.1) }
        for tag in tags {
            #expect(known.contains { $0.contains(tag) }, "unknown tag {{\(tag)}}")
        }
    }

    @Test func everyContextListedBelongsToATemplate() {
        #expect(Set(Self.contexts.keys) == Set(TemplateLibrary.builtInSources().map(\.name)))
    }

    @Test(arguments: TemplateLibrary.builtInSources().map(\.name))
    func everyTemplateIsTextRatherThanHTML(name: String) throws {
        let text = try #require(TemplateLibrary.builtInSources().first { $0.name == name }).text
        #expect(text.hasPrefix("{{% CONTENT_TYPE:TEXT}}"))
    }

    @Test func embeddedFilesAreThoseOfTheFolders() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folders = ["Templates": "Templates", "ClientRuntime": "Sources/ClientRuntime"]
        for (folder, path) in folders {
            let directory = root.appendingPathComponent(path)
            let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
                .filter { $0.hasSuffix(".mustache") || $0.hasSuffix(".swift") }
            #expect(EmbeddedFile.inFolder(folder).map(\.path).sorted() == names.sorted(), "run Scripts/embed")
            for file in EmbeddedFile.inFolder(folder) {
                let text = try String(contentsOf: directory.appendingPathComponent(file.path), encoding: .utf8)
                #expect(file.text == text)
            }
        }
    }

    @Test func typesOfTheRuntimeAreReservedNames() {
        let declaration = /^(?:public )?(?:final |indirect )?(?:struct|enum|class|protocol|actor|typealias) (\w+)/
            .anchorsMatchLineEndings()
        let files = EmbeddedFile.inFolder("ClientRuntime") + EmbeddedFile.inFolder("AsyncHTTPClientTransport")
        let declared = files.flatMap { file in
            file.text.matches(of: declaration).map { String($0.1) }
        }
        #expect(Set(declared) == ReservedNames.runtimeTypes)
    }

    @Test func unknownOverridesAreErrorsThatNameTheTemplates() {
        #expect {
            try TemplateLibrary.load(overrides: ["structur": ""])
        } throws: { error in
            let diagnostic = (error as? DiagnosticsError)?.diagnostics.first
            return diagnostic?.message == "there is no template called `structur`"
                && diagnostic?.hint?.contains("structure") == true
        }
    }

    @Test func overridesReplaceSingleTemplates() throws {
        let templates = try TemplateLibrary.load(overrides: ["alias": "typealias {{name}}"])
        let context = AliasContext(documentation: [], name: "Names", type: "[String]")
        #expect(try templates.render(context, with: "alias") == "typealias Names")
    }
}
