import FolderSupport
import Foundation
import Testing

@Suite("Command line")
struct CommandLineTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "spec.yaml")
    }

    private func generate(_ options: String...) throws -> Command {
        try Command.run(["generate", "spec.yaml", "--output", "out"] + options, in: folder)
    }

    @Test func versionIsData() throws {
        let result = try Command.run("--version", in: folder)
        #expect(result.exitCode == 0 && result.errors.isEmpty)
        #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: [
        [], ["generate"], ["validate"], ["inspect"], ["templates"], ["templates", "export"], ["init"], ["explain"],
    ])
    func helpHasExamples(command: [String]) throws {
        let result = try Command.run(command + ["--help"], in: folder)
        #expect(result.exitCode == 0)
        #expect(result.output.contains("EXAMPLES:\n  bindery ") || result.output.contains("  bindery "))
        #expect(result.output.contains("USAGE: "))
    }

    @Test(arguments: [
        ["generate", "spec.yaml"], ["generate", "--nonsense"], ["frobnicate"], ["validate"], ["inspect"],
        ["generate", "spec.yaml", "--output", "out", "--quiet", "--verbose"],
        ["generate", "spec.yaml", "--output", "out", "--module", "not a name"],
        ["validate", "spec.yaml", "--format", "xml"], ["templates", "export"],
    ])
    func wrongUsageIs64(arguments: [String]) throws {
        let result = try Command.run(arguments, in: folder)
        #expect(result.exitCode == 64)
        #expect(result.output.isEmpty && result.errors.contains("Error: "))
        #expect(try folder.contents() == ["spec.yaml"])
    }

    @Test func packageIsGeneratedWithoutConfiguration() throws {
        let result = try generate()
        #expect(result.exitCode == 0 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("out: 1 operation, "))
        #expect(folder.read("out/Package.swift")?.contains("PetStore") == true)
        #expect(folder.read("out/Sources/PetStore/Models/Pet.swift")?.contains("struct Pet") == true)
    }

    @Test func moduleAndClientAreNamedOnTheCommandLine() throws {
        try #require(try generate("--module", "Zoo", "--client", "Keeper").exitCode == 0)
        #expect(folder.read("out/Sources/Zoo/Keeper.swift")?.contains("struct Keeper") == true)
    }

    @Test func quietRunSaysNothing() throws {
        let result = try generate("--quiet")
        #expect(result.exitCode == 0 && result.output.isEmpty && result.errors.isEmpty)
    }

    @Test func noEscapeSequencesWithoutTerminal() throws {
        let result = try Command.run("validate", "none.yaml", in: folder)
        #expect(!(result.output + result.errors).contains("\u{1B}"))
    }

    @Test func documentComesFromStandardInput() throws {
        let arguments = ["generate", "-", "--output", "out"]
        #expect(try Command.run(arguments, in: folder, input: PetStore.document).exitCode == 0)
        let broken = try Command.run(arguments, in: folder, input: "openapi: 4.0.0\n")
        #expect(broken.exitCode == 2)
        #expect(broken.errors.hasPrefix("-:1:10: error: "))
        #expect(broken.errors.contains(" 1 | openapi: 4.0.0\n"))
    }

    @Test func secondRunTouchesNothing() throws {
        try generate().requireSuccess()
        let files = try folder.contents().filter { folder.read($0) != nil }
        for file in files { try folder.age(file) }
        let result = try generate()
        #expect(result.errors.contains("up to date"))
        for file in files { #expect(try folder.isUntouched(file), "\(file)") }
    }

    @Test func onlyTheChangedFileIsWritten() throws {
        try generate().requireSuccess()
        try folder.age("out/Package.swift")
        try folder.age("out/Sources/PetStore/Models/Pet.swift")
        try folder.write(PetStore.document.replacing("name:\n", with: "nick_name:\n"), to: "spec.yaml")
        try generate().requireSuccess()
        #expect(try folder.isUntouched("out/Package.swift"))
        #expect(folder.read("out/Sources/PetStore/Models/Pet.swift")?.contains("nickName") == true)
    }

    @Test func orphansGoAndForeignFilesStay() throws {
        try generate().requireSuccess()
        try folder.write("mine", to: "out/Sources/PetStore/Models/Mine.swift")
        try folder.write(
            PetStore.document.replacing("Pet:\n", with: "Dog:\n").replacing("/Pet\"", with: "/Dog\""),
            to: "spec.yaml"
        )
        let result = try generate()
        #expect(result.errors.contains("3 written, 1 removed"))
        #expect(folder.read("out/Sources/PetStore/Models/Pet.swift") == nil)
        #expect(folder.read("out/Sources/PetStore/Models/Dog.swift") != nil)
        #expect(folder.read("out/Sources/PetStore/Models/Mine.swift") == "mine")
    }

    @Test func foreignFileInTheWayIsKept() throws {
        try folder.write("mine", to: "out/README.md")
        let result = try generate()
        #expect(result.exitCode == 2)
        #expect(
            result.errors.contains(
                "error: `out/README.md` is in the way, and Bindery did not write it [output-foreign-file]"
            )
        )
        #expect(try folder.contents() == ["out", "out/README.md", "spec.yaml"])
    }

    @Test func checkFindsStaleOutputAndWritesNothing() throws {
        try generate().requireSuccess()
        #expect(try generate("--check").exitCode == 0)
        try folder.write("changed\n", to: "out/README.md")
        let before = try folder.contents()
        let result = try generate("--check")
        #expect(result.exitCode == 1 && result.output.isEmpty)
        #expect(result.errors.contains("out of date: out/README.md\n"))
        #expect(folder.read("out/README.md") == "changed\n")
        #expect(try folder.contents() == before)
    }

    @Test func checkOfMissingOutputSaysNo() throws {
        let result = try generate("--check")
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("missing: out/Package.swift\n"))
        #expect(try folder.contents() == ["spec.yaml"])
    }

    @Test func checkWithDiffShowsWhatWouldChange() throws {
        try generate().requireSuccess()
        let readme = try #require(folder.read("out/README.md"))
        try folder.write(readme + "one more line\n", to: "out/README.md")
        let result = try generate("--check", "--diff")
        #expect(result.exitCode == 1)
        #expect(result.output.hasPrefix("--- a/README.md\n+++ b/README.md\n@@ "))
        #expect(result.output.hasSuffix("\n-one more line\n"))
    }

    @Test func strictRefusesWarnings() throws {
        try folder.write(PetStore.document + "surprise: 1\n", to: "spec.yaml")
        let lenient = try generate()
        #expect(lenient.exitCode == 0)
        #expect(lenient.errors.contains("spec.yaml:27:1: warning: "))
        let strict = try generate("--strict")
        #expect(strict.exitCode == 2)
        #expect(strict.errors.contains("spec.yaml:27:1: error: "))
        #expect(try Command.run("validate", "spec.yaml", in: folder).exitCode == 0)
        #expect(try Command.run("validate", "spec.yaml", "--strict", in: folder).exitCode == 1)
    }

    @Test func reportHoldsCountsAlsoOfFailedRuns() throws {
        try generate("--report", "good.json").requireSuccess()
        let good = try report("good.json")
        let client = try #require((good["clients"] as? [[String: Any]])?.first)
        #expect(client["module"] as? String == "PetStore")
        #expect((client["counts"] as? [String: Int])?["operations"] == 1)
        try folder.write("openapi: 4.0.0\n", to: "spec.yaml")
        #expect(try generate("--report", "bad.json").exitCode == 2)
        let bad = try #require((try report("bad.json")["clients"] as? [[String: Any]])?.first)
        #expect((bad["diagnostics"] as? [[String: Any]])?.first?["severity"] as? String == "error")
    }

    private func report(_ name: String) throws -> [String: Any] {
        let data = Data(try #require(folder.read(name)).utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func findingsAreDataOfValidate() throws {
        try folder.write("openapi: 4.0.0\n", to: "spec.yaml")
        let json = try Command.run("validate", "spec.yaml", "--format", "json", in: folder)
        let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        #expect(json.exitCode == 1 && list?.first?["severity"] as? String == "error")
        let github = try Command.run("validate", "spec.yaml", "--format", "github", in: folder)
        #expect(github.exitCode == 1 && github.output.hasPrefix("::error file=spec.yaml,line=1,col=10,"))
    }

    @Test func inspectionIsTheSameBytesEveryTime() throws {
        let first = try Command.run("inspect", "spec.yaml", "--format", "json", in: folder)
        let second = try Command.run("inspect", "spec.yaml", "--format", "json", in: folder)
        #expect(first.exitCode == 0 && first.errors.isEmpty && first.output == second.output)
        let text = try Command.run("inspect", "spec.yaml", in: folder)
        #expect(text.output.contains("GET /pets") && text.output.contains("#/components/schemas/Pet"))
    }

    @Test func exportedTemplatesCanBeChanged() throws {
        try #require(try Command.run("templates", "export", "mustache", in: folder).exitCode == 0)
        let readme = try #require(folder.read("mustache/readme.mustache"))
        #expect(try generate("--templates", "mustache").exitCode == 0)
        let plain = try #require(folder.read("out/README.md"))
        try folder.write(readme + "Made by us.\n", to: "mustache/readme.mustache")
        try generate("--templates", "mustache").requireSuccess()
        #expect(folder.read("out/README.md") == plain + "Made by us.\n")
        let again = try Command.run("templates", "export", "mustache", in: folder)
        #expect(again.exitCode == 2 && again.errors.contains("[template-exists]"))
        #expect(folder.read("mustache/readme.mustache") == readme + "Made by us.\n")
    }

    @Test func unknownTemplateIsAnError() throws {
        try folder.write("x", to: "mustache/nonsense.mustache")
        let result = try generate("--templates", "mustache")
        #expect(result.exitCode == 2 && result.errors.contains("[template-unknown]"))
        #expect(folder.read("out/Package.swift") == nil)
    }

    @Test func severalClientsAreAllOrNothing() throws {
        try folder.write(PetStore.document.replacing("Pet store", with: "Zoo"), to: "zoo.yaml")
        try folder.write(
            "clients:\n  - {spec: spec.yaml, output: pets}\n  - {spec: zoo.yaml, output: zoo}\n",
            to: "bindery.yaml"
        )
        try Command.run("generate", in: folder).requireSuccess()
        #expect(folder.read("pets/Package.swift") != nil && folder.read("zoo/Package.swift") != nil)
        let before = try folder.contents()
        try folder.write(PetStore.document.replacing("name:\n", with: "nick:\n"), to: "spec.yaml")
        try folder.write("openapi: 4.0.0\n", to: "zoo.yaml")
        #expect(try Command.run("generate", in: folder).exitCode == 2)
        #expect(try folder.contents() == before)
        #expect(folder.read("pets/Sources/PetStore/Models/Pet.swift")?.contains("nick") == false)
        #expect(try Command.run("generate", "--output", "x", in: folder).exitCode == 64)
    }
}

extension Command {
    struct Failed: Error {
        var errors: String
    }

    func requireSuccess() throws {
        guard exitCode == 0 else { throw Failed(errors: errors) }
    }
}
