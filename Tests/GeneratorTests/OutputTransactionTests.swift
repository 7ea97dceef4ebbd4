import Diagnostics
import Emitting
import FolderSupport
import Foundation
import Testing

@testable import Generator

@Suite("All or nothing")
struct OutputTransactionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func plan(_ name: String, _ files: [String: String]) throws -> OutputPlan {
        try OutputFolder(path: folder.path(name)).plan(
            for: files.map { GeneratedFile(path: $0.key, contents: $0.value) }
        )
    }

    private func snapshot() throws -> [String: String] {
        var result: [String: String] = [:]
        for path in try folder.contents() { result[path] = folder.read(path) ?? "(folder)" }
        return result
    }

    /// The second folder's plan becomes impossible after planning: a folder appears where a file is to be written.
    @Test func failureLeavesEveryFolderAsItWas() throws {
        try OutputTransaction.write([
            try plan("one", ["a": "1", "gone": "1", "deep/x": "1"]),
            try plan("two", ["b": "1", "also gone": "1"]),
        ])
        let plans = [
            try plan("one", ["a": "2", "new/file": "2"]),
            try plan("two", ["b": "2", "c": "2", "z": "2"]),
        ]
        try folder.write("mine", to: "two/z/mine")
        let before = try snapshot()
        let error = try #require(throws: DiagnosticsError.self) { try OutputTransaction.write(plans) }
        #expect(error.diagnostics.map(\.id) == ["output-not-writable"])
        #expect(try snapshot() == before)
    }

    @Test func failureRemovesFoldersThatItMade() throws {
        try folder.write("a file", to: "blocked")
        let plans = [try plan("new/deep", ["a": "1"]), try plan("blocked", ["b": "1"])]
        #expect(throws: DiagnosticsError.self) { try OutputTransaction.write(plans) }
        #expect(try folder.contents() == ["blocked"])
    }

    /// What a process that was killed between two moves leaves: some new files in place, their old ones kept.
    @Test func interruptedRunIsUndoneByTheNext() throws {
        try OutputTransaction.write([try plan("out", ["a": "1", "b": "1", "c": "1"])])
        let before = try snapshot()
        try folder.write("modified a\nremoved b\nadded deep/d\nmodified c\n", to: "out/.bindery-staging/journal")
        try folder.write("1", to: "out/.bindery-staging/old/a")
        try folder.write("2", to: "out/a")
        try FileManager.default.removeItem(atPath: folder.path("out/b"))
        try folder.write("1", to: "out/.bindery-staging/old/b")
        try folder.write("2", to: "out/deep/d")
        try folder.write("2", to: "out/.bindery-staging/new/c")
        #expect(try OutputTransaction.recover(OutputFolder(path: folder.path("out"))))
        #expect(try snapshot() == before)
    }

    @Test func stagingFolderWithoutJournalIsWaste() throws {
        try OutputTransaction.write([try plan("out", ["a": "1"])])
        let before = try snapshot()
        try folder.write("2", to: "out/.bindery-staging/new/a")
        #expect(try OutputTransaction.recover(OutputFolder(path: folder.path("out"))))
        #expect(try snapshot() == before)
    }

    @Test func journalCannotReachOutOfTheFolder() throws {
        try OutputTransaction.write([try plan("out", ["a": "1"])])
        try folder.write("theirs", to: "precious")
        try folder.write("added ../precious\n", to: "out/.bindery-staging/journal")
        try OutputTransaction.recover(OutputFolder(path: folder.path("out")))
        #expect(folder.read("precious") == "theirs")
    }

    @Test func folderThatAnotherRunWritesIsRefused() throws {
        try folder.write("", to: "out/.bindery-staging/lock")
        let descriptor = open(folder.path("out/.bindery-staging/lock"), O_RDWR)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let error = try #require(throws: DiagnosticsError.self) {
            try OutputTransaction.recover(OutputFolder(path: folder.path("out")))
        }
        #expect(error.diagnostics.first?.hint == "another run of Bindery is writing there: wait until it is done")
    }
}
