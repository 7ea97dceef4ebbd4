import Diagnostics
import Emitting
import FolderSupport
import Foundation
import Testing

@testable import Generator

@Suite("Output folder")
struct OutputFolderTests {
    private let folder: TemporaryFolder
    private let output: OutputFolder

    init() throws {
        folder = try TemporaryFolder()
        output = OutputFolder(path: folder.path("out"))
    }

    private func plan(_ files: [String: String]) throws -> OutputPlan {
        try output.plan(for: files.map { GeneratedFile(path: $0.key, contents: $0.value) })
    }

    private func write(_ files: [String: String]) throws {
        try OutputTransaction.write([try plan(files)])
    }

    private func diagnostics(_ files: [String: String]) throws -> [Diagnostic] {
        try #require(throws: DiagnosticsError.self) { try plan(files) }.diagnostics
    }

    @Test func filesAndManifestAreWritten() throws {
        try write(["Package.swift": "a\n", "Sources/M/B.swift": "b\n"])
        #expect(folder.read("out/Package.swift") == "a\n")
        #expect(folder.read("out/Sources/M/B.swift") == "b\n")
        #expect(folder.read("out/.bindery-manifest")?.hasSuffix("Package.swift\nSources/M/B.swift\n") == true)
        #expect(FileManager.default.fileExists(atPath: folder.path("out/.bindery-staging")) == false)
    }

    @Test func planAloneWritesNothing() throws {
        let plan = try plan(["a": "1"])
        #expect(!plan.isUpToDate)
        #expect(try folder.contents().isEmpty)
    }

    @Test func unchangedFilesAreNotTouched() throws {
        try write(["a": "1", "b": "1"])
        try folder.age("out/a")
        try folder.age("out/b")
        try folder.age("out/.bindery-manifest")
        try write(["a": "1", "b": "2"])
        #expect(try folder.isUntouched("out/a"))
        #expect(try folder.isUntouched("out/.bindery-manifest"))
        #expect(try !folder.isUntouched("out/b"))
        #expect(folder.read("out/b") == "2")
    }

    @Test func secondRunIsUpToDate() throws {
        try write(["a/b": "1"])
        let plan = try plan(["a/b": "1"])
        #expect(plan.isUpToDate && plan.unchanged == 1)
    }

    @Test func orphansAndTheirEmptyFoldersAreRemoved() throws {
        try write(["Sources/Old/Deep/A.swift": "1", "Sources/B.swift": "1"])
        try write(["Sources/B.swift": "1"])
        #expect(try folder.contents() == ["out", "out/.bindery-manifest", "out/Sources", "out/Sources/B.swift"])
    }

    @Test func foldersWithForeignFilesStay() throws {
        try write(["Sources/Old/A.swift": "1"])
        try folder.write("mine", to: "out/Sources/Old/Mine.swift")
        try write(["B.swift": "1"])
        #expect(folder.read("out/Sources/Old/A.swift") == nil)
        #expect(folder.read("out/Sources/Old/Mine.swift") == "mine")
    }

    @Test func foreignFileInTheWayIsAnError() throws {
        try folder.write("mine", to: "out/README.md")
        let diagnostic = try #require(try diagnostics(["README.md": "ours", "a": "1"]).first)
        #expect(diagnostic.id == "output-foreign-file")
        #expect(diagnostic.message.hasSuffix("out/README.md` is in the way, and Bindery did not write it"))
        #expect(diagnostic.hint == "move it away, or choose another folder")
        #expect(folder.read("out/README.md") == "mine")
    }

    @Test func equalForeignFileIsAdopted() throws {
        try folder.write("same", to: "out/README.md")
        try folder.age("out/README.md")
        try write(["README.md": "same"])
        #expect(try folder.isUntouched("out/README.md"))
        try write(["other": "1"])
        #expect(folder.read("out/README.md") == nil)
    }

    @Test(arguments: [
        "/etc/passwd", "../a", "a/../../b", "a//b", "./a", "a/.", "", "a\nb", "a\\b", ".bindery-manifest",
        ".bindery-staging/x",
    ])
    func pathsCannotLeaveTheFolder(path: String) throws {
        #expect(try diagnostics([path: "x"]).map(\.id) == ["output-path"])
    }

    @Test func symbolicLinksAreNotFollowed() throws {
        try folder.write("theirs", to: "elsewhere/A.swift")
        try folder.write("", to: "out/x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out/Sources"),
            withDestinationPath: folder.path("elsewhere")
        )
        #expect(try diagnostics(["Sources/A.swift": "ours"]).map(\.id) == ["output-link"])
        #expect(folder.read("elsewhere/A.swift") == "theirs")
    }

    @Test func linkInThePlaceOfAFileIsForeign() throws {
        try folder.write("theirs", to: "elsewhere")
        try folder.write("", to: "out/x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("out/A.swift"),
            withDestinationPath: folder.path("elsewhere")
        )
        #expect(try diagnostics(["A.swift": "theirs"]).map(\.id) == ["output-foreign-file"])
    }

    @Test func manifestCannotNameFilesElsewhere() throws {
        try write(["a": "1"])
        try folder.write("theirs", to: "precious")
        try folder.write("a\n../precious\n", to: "out/.bindery-manifest")
        let diagnostic = try #require(try diagnostics(["a": "1"]).first)
        #expect(diagnostic.id == "manifest-invalid")
        #expect(diagnostic.location?.line == 2)
        #expect(folder.read("precious") == "theirs")
    }

    @Test func folderThatIsAFileCannotBeWritten() throws {
        try folder.write("a file", to: "out")
        let error = try #require(throws: DiagnosticsError.self) { try write(["a": "1"]) }
        let diagnostic = try #require(error.diagnostics.first)
        #expect(diagnostic.id == "output-not-writable")
        #expect(diagnostic.message.contains("Not a directory"))
        #expect(diagnostic.hint != nil && diagnostic.location != nil)
        #expect(folder.read("out") == "a file")
    }

    @Test func nameThatOnlyChangesItsCaseIsReplaced() throws {
        try write(["Models/URLs.swift": "1"])
        try write(["Models/Urls.swift": "2"])
        #expect(try folder.contents().filter { $0.hasSuffix(".swift") } == ["out/Models/Urls.swift"])
        #expect(folder.read("out/Models/Urls.swift") == "2")
    }

    @Test func lockIsReadBack() throws {
        let lock = Lock(entries: ["#/components/schemas/a b": "AB", "#/x\n\\y": "XY"])
        let file = try #require(lock.file)
        try write([file.path: file.contents])
        #expect(try output.readLock() == lock)
    }
}
