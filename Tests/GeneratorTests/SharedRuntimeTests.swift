import Diagnostics
import Emitting
import FolderSupport
import Foundation
import Testing

@testable import Generator

/// Clients whose runtime is a package of its own, for the compiler.
@Suite struct SharedRuntimeTests {
    private static let specifications = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Specs")

    /// A folder with the module of the runtime, and the sources of clients.
    private struct Packages {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        /// Generates the client of one of our configurations, with the runtime beside it.
        func generate(_ name: String, _ access: SourceFinish.Access = .public) throws -> Generator.Output {
            let path = specifications.appending(path: "\(name)/bindery.yaml").path
            var configuration = try Configuration.parse(bytes: InputFile.read(path, what: "it"), path: path)[0]
            configuration.sharedRuntime = SharedRuntime()
            configuration.finish.access = access
            let document = try #require(configuration.specification)
            let output = Generator.generate(
                Generator.Input(
                    bytes: try InputFile.read(document, what: "the document"),
                    path: document,
                    configuration: configuration
                ),
                templates: try TemplateFolder.load(nil)
            )
            #expect(!output.hasErrors)
            for file in output.files { try folder.write(file.contents, to: "\(name)/\(file.path)") }
            for file in output.runtimeFiles { try folder.write(file.contents, to: "runtime/\(file.path)") }
            return output
        }

        func sources(in path: String) throws -> [String] {
            try folder.contents().filter { $0.hasPrefix(path + "/") && $0.hasSuffix(".swift") }.map(folder.path)
        }

        func emitModule(_ module: String, _ path: String) throws {
            let run = try SwiftCompiler.run(
                ["-emit-module", "-wmo", "-module-name", module, "-I", folder.path]
                    + ["-emit-module-path", folder.path("\(module).swiftmodule")] + sources(in: path)
            )
            #expect(run.succeeded, "\(run.log)")
        }

        func typeCheck(_ text: String) throws -> SwiftCompiler.Run {
            try folder.write(text, to: "User.swift")
            return try SwiftCompiler.run(["-typecheck", "-I", folder.path, folder.path("User.swift")])
        }
    }

    @Test func everyFeatureCompilesAndSharesItsRuntime() throws {
        let packages = try Packages()
        let output = try packages.generate("features")
        // What generated types conform to without showing it is the module's own.
        #expect(
            output.files.map(\.path).filter { $0.contains("/Runtime/") }.map(FilePath.name) == [
                "MultipartEncodable.swift", "RequestChoice.swift", "ResponseChoice.swift",
            ]
        )
        _ = try packages.generate("openai-showcase")
        try packages.emitModule("BinderyRuntime", "runtime/Sources/BinderyRuntime")
        try packages.emitModule("Features", "features/Sources")
        try packages.emitModule("OpenAIShowcase", "openai-showcase/Sources")
        let user = """
            import Features
            import OpenAIShowcase

            func clients(_ options: ClientOptions, _ transport: any ClientTransport) -> (FeaturesClient, OpenAIShowcaseClient) {
                (FeaturesClient(options: options, transport: transport), OpenAIShowcaseClient(options: options, transport: transport))
            }

            func retries(_ error: any Error) -> RetryPolicy? {
                (error as? ClientError)?.status == 429 ? RetryPolicy.never : nil
            }
            """
        let run = try packages.typeCheck(user)
        #expect(run.succeeded, "\(run.log)")
        let readme = try #require(packages.folder.read("runtime/README.md"))
        let snippet = try #require(readme.firstMatch(of: /```swift\n(import .*?)```/.dotMatchesNewlines())?.1)
        #expect(try packages.typeCheck(String(snippet)).succeeded)
        // What generated code alone calls, nobody else sees.
        for name in ["APIClient.self", "URL(server: \"\")", "JSONDecoder.object"] {
            let run = try packages.typeCheck("import Features\nimport Foundation\n\nlet it = \(name)\n")
            #expect(!run.succeeded && run.log.contains("error: "), "\(name)")
        }
    }

    /// The public declarations are the same, and so are all other files but for their imports.
    @Test func theClientIsTheSameButForItsImports() throws {
        let packages = try Packages()
        let shared = try packages.generate("openai-showcase")
        let generated = Self.specifications.deletingLastPathComponent().appending(path: "Generated/OpenAIShowcase")
        for file in shared.files where file.path.hasPrefix("Sources/") || file.path == "API.txt" {
            let embedded = try String(contentsOf: generated.appending(path: file.path), encoding: .utf8)
            let imports = /(@_exported )?@_spi\(Generated\) import BinderyRuntime\n\n?/
            let text = file.contents.replacing(imports, with: "")
            #expect(text.filter { !$0.isNewline } == embedded.filter { !$0.isNewline }, "\(file.path)")
        }
    }

    @Test(arguments: [
        (SourceFinish.Access.public, "It brings the package `BinderyRuntime` with it"),
        (.internal, "and let it depend on the package `BinderyRuntime`."),
    ])
    func theReadmeSaysWhereTheRuntimeIs(access: SourceFinish.Access, sentence: String) throws {
        let readme = try Packages().generate("openai-showcase", access).files.first { $0.path == "README.md" }
        #expect(readme?.contents.contains(sentence) == true)
    }

    @Test func pathsAreSeenFromTheClient() {
        #expect(FilePath.relative("/a/b/R", to: "/a/b/C") == "../R")
        #expect(FilePath.relative("/a/R", to: "/a/b/c") == "../../R")
        #expect(FilePath.relative("/a/b", to: "/a/b/c") == "..")
        #expect(FilePath.relative("/a/b/c", to: "/a/b") == "c")
        #expect(FilePath.relative("/a", to: "/a") == ".")
    }

    @Test(arguments: [
        (
            "runtime: pakage", "`runtime` must be `embedded`, `package` or an object, not `pakage`",
            "did you mean `package`?", 10
        ),
        ("runtime: {pakage: a}", "`pakage` is not a key of `runtime`", "did you mean `package`?", 11),
        (
            "clients: [{output: a/A, runtime: package}, {output: b/B, runtime: {package: a/BinderyRuntime, module: M}}]",
            "two clients share the runtime in `a/BinderyRuntime`, and call its module differently",
            "give both the same `module`, or each a folder of its own", 67
        ),
    ])
    func mistakesAreLocated(text: String, message: String, hint: String, column: Int) {
        let error = #expect(throws: DiagnosticsError.self) {
            try Configuration.parse(bytes: Array(text.utf8), path: "bindery.yaml")
        }
        #expect(error?.diagnostics.map(\.message) == [message])
        #expect(error?.diagnostics.first?.hint == hint)
        #expect(error?.diagnostics.first?.location == SourceLocation(file: "bindery.yaml", line: 1, column: column))
    }

    @Test func theFolderIsBesideTheOutputUnlessNamed() throws {
        func folder(_ text: String) throws -> String? {
            try Configuration.parse(bytes: Array(text.utf8), path: "Specs/bindery.yaml")[0].runtimeFolder?.displayPath
        }
        #expect(try folder("{output: ../Clients/Pets, runtime: package}") == "Clients/BinderyRuntime")
        #expect(try folder("{output: Pets/, runtime: {module: PetRuntime}}") == "Specs/PetRuntime")
        #expect(try folder("{output: Pets, runtime: {package: ../R, module: PetRuntime}}") == "R")
        #expect(try folder("{output: Pets, runtime: embedded}") == nil)
    }
}
