import FolderSupport
import Foundation
import Generator
import Testing

/// `generate --sources`, which the build-tool plugin runs. The plugin itself is tried by `Scripts/test`.
@Suite struct BuildPluginTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "api/spec.yaml")
        try folder.write("spec: spec.yaml", to: "api/bindery.yaml")
    }

    private func generate(_ arguments: String...) throws -> Command {
        try Command.run(
            ["generate", "--config", folder.path("api/bindery.yaml"), "--sources", "out", "--module", "Pets"]
                + arguments,
            in: folder
        )
    }

    @Test func theFilesAreThoseThatThePluginNames() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let plugin = root.appendingPathComponent("Plugins/BinderyBuildPlugin/BinderyBuildPlugin.swift")
        let text = try String(contentsOf: plugin, encoding: .utf8)
        let named =
            "[\"Client.swift\", \"Operations.swift\", \"Runtime.swift\"] + (1...8).map { \"Models\\($0).swift\" }"
        #expect(text.contains(named))
        let names = ["Client.swift", "Operations.swift", "Runtime.swift"] + (1...8).map { "Models\($0).swift" }
        #expect(FlatSources.names == names)
        #expect(try generate().exitCode == 0)
        let written = (names + ["inputs.txt"]).map { "out/\($0)" }.sorted()
        #expect(try folder.contents().filter { $0.hasPrefix("out/") }.sorted() == written)
        #expect(text.contains("appending(path: \"inputs.txt\")") && FlatSources.inputsName == "inputs.txt")
    }

    /// The plugin reads the list before the next build.
    @Test func whatWasReadIsListed() throws {
        let document = PetStore.document.replacing("#/components/schemas/Pet", with: "../far/away/Pet.yaml")
        try folder.write(document, to: "api/spec.yaml")
        try folder.write("{properties: {owner: {$ref: Owner.json}}}", to: "far/away/Pet.yaml")
        try folder.write("{\"type\": \"string\"}", to: "far/away/Owner.json")
        try folder.write("overlay: 1.0.0\nactions: []", to: "fixes/one.yaml")
        try folder.write("spec: spec.yaml\noverlays: ../fixes/one.yaml", to: "api/bindery.yaml")
        let result = try generate()
        #expect(result.exitCode == 0, "\(result.errors)")
        let listed = try #require(folder.read("out/inputs.txt")).split(separator: "\n")
            .map { FilePath.normalized(String($0)) }
        let names = ["api/bindery.yaml", "api/spec.yaml", "far/away/Owner.json", "far/away/Pet.yaml", "fixes/one.yaml"]
        #expect(listed.sorted() == names.map { folder.path($0) })
    }

    @Test func namesAreRecordedBesideTheConfiguration() throws {
        let more = "    pet:\n      type: object\n      properties: {age: {type: integer}}\n"
        try folder.write(PetStore.document + more, to: "api/spec.yaml")
        let before = try generate()
        #expect(before.exitCode == 0)
        #expect(
            before.errors.contains(
                "bindery.yaml:1:1: warning: names that had to be decided are recorded nowhere: `Pet"
            ),
            "\(before.errors)"
        )
        #expect(try generate("--strict").exitCode == 2)
        let lock = ["generate", "--config", "api/bindery.yaml", "--module", "Pets", "--lock"]
        let recorded = try Command.run(lock, in: folder)
        #expect(recorded.exitCode == 0 && recorded.errors.contains("api/bindery.lock: written"), "\(recorded.errors)")
        #expect(try Command.run(lock, in: folder).errors.contains("api/bindery.lock: up to date"))
        let after = try generate()
        #expect(after.exitCode == 0 && !after.errors.contains("names-not-recorded"))
        let text = try #require(folder.read("api/bindery.lock"))
        let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("#/components/schemas/") })
        let name = try #require(line.split(separator: " ").last)
        try folder.write(text.replacing(line, with: line.replacing(name, with: "Beast")), to: "api/bindery.lock")
        #expect(try generate().exitCode == 0)
        #expect(FlatSources.names.contains { folder.read("out/\($0)")?.contains("struct Beast") == true })
        try folder.write(PetStore.document, to: "api/spec.yaml")
        #expect(try Command.run(lock, in: folder).exitCode == 0)
        #expect(folder.read("api/bindery.lock") == nil)
    }

    @Test func everySourceOfTheModuleIsThere() throws {
        #expect(try generate().exitCode == 0)
        let text = FlatSources.names.compactMap { folder.read("out/\($0)") }.joined()
        for declaration in ["struct Pet:", "PetsClient:", "URLSessionTransport", "func list("] {
            #expect(text.contains(declaration), "\(declaration)")
        }
    }

    @Test func whatDoesNotChangeIsNotWritten() throws {
        #expect(try generate().exitCode == 0)
        for name in FlatSources.names { try folder.age("out/\(name)") }
        try folder.write(PetStore.document.replacing("name:", with: "color:"), to: "api/spec.yaml")
        #expect(try generate().exitCode == 0)
        let touched = try FlatSources.names.filter { try !folder.isUntouched("out/\($0)") }
        #expect(touched.count == 1 && touched[0].hasPrefix("Models"), "\(touched)")
    }

    /// The form in which Xcode and SwiftPM find the place.
    @Test func errorsNameTheAbsolutePathTheLineAndTheColumn() throws {
        try folder.write(PetStore.document.replacing("schemas/Pet", with: "schemas/Cat"), to: "api/spec.yaml")
        let result = try generate()
        #expect(result.exitCode == 2)
        let place = folder.path("api/spec.yaml") + ":18:25: error: there is nothing at '#/components/schemas/Cat'"
        #expect(result.errors.split(separator: "\n").contains { $0.hasPrefix(place) }, "\(result.errors)")
        #expect(folder.read("out/Client.swift") == nil)
    }

    @Test(arguments: ["--check", "--diff", "--watch", "--output=x", "--lock"])
    func otherWaysOfWritingAreWrongUsage(option: String) throws {
        #expect(try generate(option).exitCode == 64)
    }
}
