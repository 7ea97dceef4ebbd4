import FolderSupport
import Testing

@testable import Emitting

/// The runtime compiles without the files of any feature, and with those of any single one.
@Suite struct RuntimeFeatureTests {
    private static let runtime = EmbeddedFile.inFolder("ClientRuntime")

    @Test func theFilesAreThere() {
        let names = Set(Self.runtime.map(\.path))
        let files = RuntimeFeature.allCases.flatMap(\.files)
        #expect(names.isSuperset(of: files))
        #expect(Set(files).count == files.count)
    }

    /// It stands in every package, and is read by those who use one.
    @Test func theRuntimeIsShort() {
        let lines = Self.runtime.flatMap { file in
            file.text.split(separator: "\n").map { line in line.drop { $0 == " " } }
        }
        #expect(lines.filter { !$0.isEmpty && !$0.hasPrefix("//") }.count < 4_000)
    }

    @Test(arguments: [nil] + RuntimeFeature.allCases.map(Optional.some))
    func theRuntimeCompilesWithoutTheOthers(feature: RuntimeFeature?) throws {
        let others = RuntimeFeature.allCases.filter { $0 != feature }.flatMap(\.files)
        let folder = try TemporaryFolder()
        let sources = Self.runtime.filter { !others.contains($0.path) }
        for file in sources { try folder.write(file.text, to: file.path) }
        let run = try SwiftCompiler.run(
            ["-typecheck", "-wmo", "-module-name", "M", "-package-name", "M"] + sources.map { folder.path($0.path) }
        )
        #expect(run.succeeded, "\(run.log)")
    }
}
