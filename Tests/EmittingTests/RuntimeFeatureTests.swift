import FolderSupport
import Foundation
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

    @Test(arguments: [nil] + RuntimeFeature.allCases.map(Optional.some))
    func theRuntimeCompilesWithoutTheOthers(feature: RuntimeFeature?) throws {
        let others = RuntimeFeature.allCases.filter { $0 != feature }.flatMap(\.files)
        let folder = try TemporaryFolder()
        let sources = Self.runtime.filter { !others.contains($0.path) }
        for file in sources { try folder.write(file.text, to: file.path) }
        try folder.write("", to: "log")
        let log = URL(filePath: folder.path("log"))
        let modules = try BuildFolder.file("Modules/HTTPTypes.swiftmodule").deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-typecheck", "-wmo", "-swift-version", "6", "-I", modules.path]
            + ["-module-name", "M", "-package-name", "M"]
            + sources.map { folder.path($0.path) }
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        let output = try String(contentsOf: log, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(output)")
    }
}
