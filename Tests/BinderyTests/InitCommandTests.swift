import FolderSupport
import Foundation
import Testing

@Suite("bindery init and bindery explain")
struct InitCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func packageIsGeneratedFromWhatIsWritten() throws {
        try folder.write(PetStore.document, to: "spec.yaml")
        let result = try Command.run("init", "spec.yaml", in: folder)
        #expect(result.exitCode == 0 && result.output.isEmpty)
        #expect(result.errors == "bindery.yaml: written\noverlay.yaml: written\n")
        let generated = try Command.run("generate", "--strict", in: folder)
        #expect(generated.exitCode == 0, "\(generated.errors)")
        #expect(folder.read("Generated/Client/Package.swift") != nil)
    }

    /// What stands in comments has to be right as well: each example is read when its comment signs go.
    @Test func examplesInCommentsAreRead() throws {
        try folder.write(PetStore.document, to: "openapi.yaml")
        #expect(try Command.run("init", in: folder).exitCode == 0)
        let text = try #require(folder.read("bindery.yaml"))
        #expect(text.contains("spec: \"openapi.yaml\"\n"))
        let keys = /^# ([a-zA-Z]+:|  .*|[a-z]+: .*)$/
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.wholeMatch(of: keys) == nil ? line : line.dropFirst(2)
        }
        try folder.write(lines.joined(separator: "\n"), to: "all.yaml")
        let result = try Command.run("inspect", "--config", "all.yaml", in: folder)
        #expect(!result.errors.contains("[configuration-"), "\(result.errors)")
        #expect(lines.contains("pagination:") && lines.contains("exclude:") && lines.contains("enums: open"))
    }

    @Test func nothingIsOverwritten() throws {
        try folder.write("spec: mine.yaml\n", to: "bindery.yaml")
        let first = try Command.run("init", "spec.yaml", in: folder)
        #expect(first.exitCode == 0)
        #expect(first.errors == "bindery.yaml: already there, not changed\noverlay.yaml: written\n")
        #expect(folder.read("bindery.yaml") == "spec: mine.yaml\n")
        let overlay = folder.read("overlay.yaml")
        let second = try Command.run("init", in: folder)
        #expect(second.exitCode == 0)
        #expect(second.errors == "bindery.yaml: already there, not changed\noverlay.yaml: already there, not changed\n")
        #expect(folder.read("overlay.yaml") == overlay)
    }

    @Test func diagnosticIsExplained() throws {
        let result = try Command.run("explain", "union-guessed", in: folder)
        #expect(result.exitCode == 0 && result.errors.isEmpty)
        #expect(
            result.output.hasPrefix("union-guessed\n\nSome branches of a `oneOf` or `anyOf` accept the same values")
        )
    }

    @Test func idsAreListed() throws {
        let ids = try Command.run("explain", in: folder).output.split(separator: "\n")
        #expect(ids.contains("union-guessed") && ids == ids.sorted())
    }

    @Test func unknownIDIsWrongUsage() throws {
        let result = try Command.run("explain", "union-guesed", in: folder)
        #expect(result.exitCode == 64 && result.output.isEmpty)
        #expect(result.errors.contains("There is no diagnostic union-guesed. Did you mean union-guessed?"))
    }
}
