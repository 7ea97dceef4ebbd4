import FolderSupport
import Foundation
import Testing

/// A run of `generate --watch` that goes on beside the test, of which one thread at a time asks.
final class Watch: @unchecked Sendable {
    private let process = Process()
    private let errors = Pipe()
    private var rest = ""

    init(_ arguments: [String], in folder: TemporaryFolder) throws {
        process.executableURL = try BuildFolder.file("bindery")
        process.arguments = ["generate", "--watch"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
    }

    deinit {
        // Not SIGTERM, which threads of tests may block, and what they start inherits that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// The lines up to the one with which a run ends.
    func run() throws -> String {
        var lines = ""
        while true {
            if let end = rest.firstIndex(of: "\n") {
                let line = rest[...end]
                rest = String(rest[rest.index(after: end)...])
                lines += line
                if line.hasPrefix("watching ") { return lines }
            } else {
                let data = errors.fileHandleForReading.availableData
                try #require(!data.isEmpty, "the program ended: \(lines)")
                rest += String(decoding: data, as: UTF8.self)
            }
        }
    }
}
