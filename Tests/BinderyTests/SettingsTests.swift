import FolderSupport
import Foundation
import Testing

/// The options that every command has which reads a document.
@Suite struct SettingsTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func theCommandLineWinsOverTheFile() throws {
        try folder.write("spec: gone.yaml\noutput: here\nmodule: Here\nclient: HereClient\n", to: "own.yaml")
        try folder.write(PetStore.document, to: "pets.yaml")
        let options = ["pets.yaml", "--output", "there", "--module", "There", "--client", "ThereAPI"]
        let result = try Command.run(["generate", "--config", "own.yaml"] + options, in: folder)
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(folder.read("there/Sources/There/ThereAPI.swift") != nil)
        #expect(folder.read("here/Package.swift") == nil)
        let file = try Command.run(["generate", "--config", "own.yaml"], in: folder)
        #expect(file.exitCode == 2)
        #expect(file.errors.contains("own.yaml:1:7: note: the path is written here"), "\(file.errors)")
    }

    @Test func findingsAreLimited() throws {
        let responses = (1...30).map { "        \"\(200 + $0)\": {$ref: \"#/components/responses/R\($0)\"}\n" }.joined()
        let document = PetStore.document.replacing("        \"200\":\n", with: responses + "        \"200\":\n")
        try folder.write(document, to: "many.yaml")
        func count(_ arguments: String...) throws -> (findings: Int, output: String) {
            let output = try Command.run(["validate", "many.yaml"] + arguments, in: folder).output
            return (
                output.split(separator: "\n").count { $0.contains("there is nothing at '#/components/resp") }, output
            )
        }
        let usual = try count()
        #expect(usual.findings == 20)
        #expect(usual.output.contains("\nnote: 10 more are not shown: 10 × dangling-reference [diagnostics-hidden]\n"))
        #expect(try count("--limit", "0").findings == 30)
        #expect(try count("--limit", "3").findings == 3)
        #expect(try count("--format", "json").findings == 30)
        let json = try count("--format", "json", "--limit", "2")
        #expect(json.findings == 2 && json.output.contains("\"28 more are not shown"))
        let annotations = try count("--format", "github")
        #expect(annotations.findings == 20 && annotations.output.contains("::notice title=diagnostics-hidden::10 more"))
        #expect(try Command.run("validate", "many.yaml", "--limit=-1", in: folder).exitCode == 64)
    }
}
