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
        #expect(try folder.contents().filter { $0.hasPrefix("out/") }.sorted() == names.map { "out/\($0)" }.sorted())
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

    @Test(arguments: ["--check", "--diff", "--watch", "--output=x"])
    func otherWaysOfWritingAreWrongUsage(option: String) throws {
        #expect(try generate(option).exitCode == 64)
    }
}
