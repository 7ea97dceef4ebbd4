import Diagnostics
import Foundation
import Naming
import Templating
import Testing

@testable import Emitting

@Suite struct TemplateTests {
    @Test(arguments: TemplateLibrary.builtInSources())
    func everyTagIsAKeyOfItsContext(name: String, text: String) throws {
        let template = try Template(parsing: text, path: name)
        #expect(TemplateLibrary.unknownTags(of: template, named: name).map(\.message) == [])
    }

    @Test func everyListOfTagsBelongsToATemplate() {
        #expect(TemplateTags.names == Set(TemplateLibrary.builtInSources().map(\.name)))
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
        let declaration =
            /^(?:public |package )?(?:final |indirect )?(?:struct|enum|class|protocol|actor|typealias) (\w+)/
            .anchorsMatchLineEndings()
        let files = EmbeddedFile.inFolder("ClientRuntime") + EmbeddedFile.inFolder("AsyncHTTPClientTransport")
        let declared = files.flatMap { file in
            file.text.matches(of: declaration).map { String($0.1) }
        }
        #expect(Set(declared) == ReservedNames.runtimeTypes)
    }

    @Test func unknownOverridesAreErrorsThatNameTheTemplates() {
        #expect(load("structur", "").map(\.description) == ["my/structur.mustache:1:1 did you mean `structure`?"])
        #expect(load("nonsense", "").first?.hint?.hasPrefix("the templates are alias, client") == true)
    }

    @Test func overridesReplaceSingleTemplates() throws {
        let override = TemplateLibrary.Override(text: "typealias {{name}}", path: "alias.mustache")
        let templates = try TemplateLibrary.load(overrides: ["alias": override])
        let context = AliasContext(documentation: [], name: "Names", type: "[String]")
        #expect(try templates.render(context, with: "alias") == "typealias Names")
    }

    @Test func tagsAndPartialsThatThereAreNotAreErrorsWhereTheyStand() {
        let found = load("alias", "typealias {{nam}}\n{{#typ}}{{>strukture}}{{/typ}}")
        #expect(
            found.map(\.description) == [
                "my/alias.mustache:1:11 did you mean `name`?",
                "my/alias.mustache:2:1 did you mean `type`?",
                "my/alias.mustache:2:9 did you mean `structure`?",
            ]
        )
    }

    private struct Finding {
        var location: Diagnostics.SourceLocation?
        var hint: String?

        var description: String { "\(location?.description ?? "nowhere") \(hint ?? "")" }
    }

    /// What is found in an override.
    private func load(_ name: String, _ text: String) -> [Finding] {
        let override = TemplateLibrary.Override(text: text, path: "my/\(name).mustache")
        do {
            _ = try TemplateLibrary.load(overrides: [name: override])
            return []
        } catch {
            return error.diagnostics.map { Finding(location: $0.location, hint: $0.hint) }
        }
    }
}
