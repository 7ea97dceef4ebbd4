import Emitting
import FolderSupport
import Foundation
import Testing

@testable import Generator

/// `access:` over everything that Bindery knows: the package of `Specs/features`.
@Suite struct AccessTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func output(_ access: SourceFinish.Access) throws -> Generator.Output {
        let path = root.appending(path: "Specs/features/bindery.yaml").path()
        var configuration = try Configuration.parse(bytes: InputFile.read(path, what: "it"), path: path)[0]
        configuration.finish.access = access
        let specification = try #require(configuration.specification)
        let input = Generator.Input(
            bytes: try InputFile.read(specification, what: "it"),
            path: specification,
            configuration: configuration
        )
        return Generator.generate(input, templates: try TemplateFolder.load(nil))
    }

    private static func sources(_ files: [GeneratedFile]) -> [String: String] {
        let sources = files.filter { $0.path.hasSuffix(".swift") && !$0.path.contains("Package.swift") }
            .filter { !$0.path.hasPrefix("Tests/") && !$0.path.hasPrefix("Testing/") }
        return Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.contents) })
    }

    @Test(arguments: [SourceFinish.Access.package, .internal], [false, true])
    func everythingCompilesWithoutWarnings(access: SourceFinish.Access, isFlat: Bool) throws {
        let files = try Self.output(access).files
        let sources = Self.sources(isFlat ? FlatSources.files(of: files) : files)
        #expect(sources.count == (isFlat ? FlatSources.names.count : sources.count) && sources.count > 10)
        for (path, text) in sources {
            let declarations = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            #expect(!declarations.contains { $0.hasPrefix("public ") }, "\(path)")
        }
        let folder = try TemporaryFolder()
        for (path, text) in sources { try folder.write(text, to: path) }
        let run = try SwiftCompiler.run(
            ["-typecheck", "-wmo", "-module-name", "Features", "-package-name", "p"]
                + sources.keys.sorted().map { folder.path($0) }
        )
        #expect(run.succeeded, "\(run.log)")
    }

    /// What callers can write is the same, wherever they stand.
    @Test func theInterfaceIsThatOfAPublicClient() throws {
        let text = { (output: Generator.Output) in output.files.first { $0.path == "API.txt" }?.contents }
        let expected = try text(Self.output(.public))
        #expect(expected?.contains("init FeaturesClient(") == true)
        for access in [SourceFinish.Access.package, .internal] {
            #expect(try text(Self.output(access)) == expected)
        }
    }

    @Test func aModulesOwnClientIsNotImported() throws {
        let readme = try #require(try Self.output(.internal).files.first { $0.path == "README.md" }?.contents)
        #expect(readme.contains("The code is for one module alone: put the files of `Sources/Features` into it"))
        #expect(!readme.contains("import Features"))
    }
}
