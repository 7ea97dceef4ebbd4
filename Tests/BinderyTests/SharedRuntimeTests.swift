import FolderSupport
import Foundation
import Testing

/// `runtime: package`: a package that several clients share.
@Suite struct SharedRuntimeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(PetStore.document, to: "pets.yaml")
        try folder.write(PetStore.document.replacing("Pet store", with: "Shops"), to: "shops.yaml")
        try write(
            """
            clients:
              - {spec: pets.yaml, output: Clients/Pets, module: Pets, runtime: package}
              - {spec: shops.yaml, output: Clients/Shops, module: Shops, runtime: package}
            """
        )
    }

    private func write(_ configuration: String) throws {
        try folder.write(configuration + "\n", to: "bindery.yaml")
    }

    private func generate(_ options: String...) throws -> Command {
        try Command.run(["generate"] + options, in: folder)
    }

    @Test func clientsShareWhatStandsBesideThem() throws {
        let result = try generate()
        #expect(result.exitCode == 0)
        #expect(result.errors.contains("Clients/BinderyRuntime: the runtime; "), "\(result.errors)")
        for client in ["Pets", "Shops"] {
            let manifest = try #require(folder.read("Clients/\(client)/Package.swift"))
            #expect(manifest.contains(".package(path: \"../BinderyRuntime\")"))
            #expect(folder.read("Clients/\(client)/Sources/\(client)/Runtime/ClientError.swift") == nil)
        }
        #expect(folder.read("Clients/BinderyRuntime/Sources/BinderyRuntime/ClientError.swift") != nil)
        #expect(try generate("--check").exitCode == 0)
    }

    /// Configurations that share a folder write the same files, whatever their documents need.
    @Test func configurationsDoNotFight() throws {
        #expect(try generate().exitCode == 0)
        try folder.age("Clients/BinderyRuntime/Package.swift")
        try write(
            """
            spec: pets.yaml
            output: elsewhere/Pets
            module: Pets
            transport: async-http-client
            access: package
            runtime: {package: Clients/BinderyRuntime}
            """
        )
        let result = try generate()
        #expect(result.errors.contains("Clients/BinderyRuntime: the runtime; up to date"), "\(result.errors)")
        #expect(try folder.isUntouched("Clients/BinderyRuntime/Package.swift"))
        let manifest = try #require(folder.read("elsewhere/Pets/Package.swift"))
        #expect(manifest.contains("\"../../Clients/BinderyRuntime/BinderyRuntimeAsyncHTTPClient\""))
    }

    @Test func checkNamesWhatAnotherVersionWrote() throws {
        #expect(try generate().exitCode == 0)
        let path = "Clients/BinderyRuntime/Sources/BinderyRuntime/ClientError.swift"
        try folder.write("// older\n", to: path)
        let check = try generate("--check")
        #expect(check.exitCode == 1)
        #expect(check.errors.contains("out of date: \(path)\n"), "\(check.errors)")
        #expect(folder.read(path) == "// older\n")
        #expect(try generate().exitCode == 0)
        #expect(folder.read(path) != "// older\n")
    }

    @Test func whatBinderyDidNotWriteStays() throws {
        try folder.write("mine", to: "Clients/BinderyRuntime/NOTES.txt")
        #expect(try generate().exitCode == 0)
        #expect(folder.read("Clients/BinderyRuntime/NOTES.txt") == "mine")
        try folder.write("mine", to: "other/Package.swift")
        try write("{spec: pets.yaml, output: Pets, module: Pets, runtime: {package: other}}")
        let result = try generate()
        #expect(result.exitCode == 2)
        #expect(
            result.errors.contains("bindery.yaml:1:56: error: `other/Package.swift` is in the way"),
            "\(result.errors)"
        )
        #expect(folder.read("other/Package.swift") == "mine")
        #expect(folder.read("Pets/Package.swift") == nil)
    }

    @Test func writingIsAllOrNothingAcrossTheFolders() throws {
        try folder.write("a file where a folder is needed", to: "Clients/Shops")
        #expect(try generate().exitCode == 2)
        #expect(folder.read("Clients/BinderyRuntime/Package.swift") == nil)
        #expect(folder.read("Clients/Pets/Package.swift") == nil)
    }

    @Test func theCommandLineMovesTheFolderWithTheOutput() throws {
        let result = try Command.run(["generate", "--config", "own.yaml", "--output", "there/Pets"], in: prepared())
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(folder.read("there/PetRuntime/Sources/PetRuntime/ClientError.swift") != nil)
        let client = try #require(folder.read("there/Pets/Sources/Pets/PetsClient.swift"))
        #expect(client.contains("@_exported @_spi(Generated) import PetRuntime\n"))
    }

    private func prepared() throws -> TemporaryFolder {
        try folder.write("{spec: pets.yaml, module: Pets, runtime: {module: PetRuntime}}\n", to: "own.yaml")
        return folder
    }

    @Test(arguments: [
        (
            "{spec: pets.yaml, output: Pets, module: BinderyRuntime, runtime: package}", [String](),
            "bindery.yaml:1:66: error: the runtime's module is called `BinderyRuntime`, as the client's is"
        ),
        (
            "{spec: pets.yaml, output: a/BinderyRuntime, runtime: package}", [],
            "bindery.yaml:1:54: error: the runtime and the client have the same folder, `a/BinderyRuntime`"
        ),
        (
            "{spec: pets.yaml, runtime: package}", ["--sources", "out"],
            "bindery.yaml:1:28: error: with --sources, and with the build plugin, the runtime cannot be a package"
        ),
    ])
    func whatDoesNotGoTogetherIsRefused(configuration: String, options: [String], message: String) throws {
        try write(configuration)
        let result = try Command.run(["generate"] + options, in: folder)
        #expect(result.exitCode == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.errors.contains("[configuration-conflict]\n"))
        #expect(try folder.contents().sorted() == ["bindery.yaml", "pets.yaml", "shops.yaml"])
    }
}
