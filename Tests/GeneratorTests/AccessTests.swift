import Emitting
import FolderSupport
import Foundation
import Testing

@testable import Generator

/// `access:` over everything that Bindery knows: the package of `Specs/features`.
@Suite(.serialized) struct AccessTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func files(_ access: SourceFinish.Access) throws -> [GeneratedFile] {
        let path = root.appending(path: "Specs/features/bindery.yaml").path()
        var configuration = try Configuration.parse(bytes: InputFile.read(path, what: "it"), path: path)[0]
        configuration.finish.access = access
        let specification = try #require(configuration.specification)
        let input = Generator.Input(
            bytes: try InputFile.read(specification, what: "it"),
            path: specification,
            configuration: configuration,
            lock: try OutputFolder(path: root.appending(path: "Generated/Features").path()).readLock().entries
        )
        return Generator.generate(input, templates: try TemplateFolder.load(nil)).files
    }

    private static func check(_ sources: [GeneratedFile]) throws {
        let folder = try TemporaryFolder()
        for file in sources {
            let declarations = file.contents.split(separator: "\n").map { $0.drop { $0 == " " } }
            #expect(!declarations.contains { $0.hasPrefix("public ") }, "\(file.path)")
            try folder.write(file.contents, to: file.path)
        }
        let run = try SwiftCompiler.run(
            ["-typecheck", "-wmo", "-module-name", "Features", "-package-name", "p"]
                + sources.map { folder.path($0.path) }
        )
        #expect(run.succeeded, "\(run.log)")
    }

    @Test(arguments: [SourceFinish.Access.package, .internal])
    func everythingCompilesWithoutWarnings(access: SourceFinish.Access) throws {
        let files = try Self.files(access)
        let sources = files.filter { $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift") }
        #expect(sources.count > 200)
        try Self.check(sources)
        try Self.check(FlatSources.files(of: files))
        // What callers can write is the same, wherever they stand.
        let interface = files.first { $0.path == "API.txt" }?.contents
        let expected = Self.root.appending(path: "Generated/Features/API.txt")
        #expect(try interface == String(contentsOf: expected, encoding: .utf8))
        // A module does not import itself.
        let readme = try #require(files.first { $0.path == "README.md" }?.contents)
        let isOwn = readme.contains("The code is for one module alone: put the files of `Sources/Features` into it")
        #expect(isOwn == (access == .internal) && readme.contains("import Features") == (access == .package))
    }
}
