import Foundation

/// The Swift compiler, for code that the tests put together.
package enum SwiftCompiler {
    package struct Run {
        package var succeeded: Bool
        /// What the compiler said.
        package var log: String
    }

    /// Runs `swiftc` in Swift 6 mode and waits for its end.
    ///
    /// - Parameters:
    ///   - arguments: What is to be done: `-typecheck`, and the files.
    ///   - module: A module that the tests are built with; it stands beside all others.
    package static func run(_ arguments: [String], modulesOf module: String = "HTTPTypes") throws -> Run {
        let folder = try TemporaryFolder()
        try folder.write("", to: "log")
        let modules = try BuildFolder.file("Modules/\(module).swiftmodule").deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // The modules come last, so that those of the test's own come before them.
        process.arguments =
            ["swiftc", "-parse-as-library", "-swift-version", "6", "-warnings-as-errors"] + arguments
            + ["-I", modules.path]
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.path("log")))
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        return Run(succeeded: process.terminationStatus == 0, log: folder.read("log") ?? "")
    }
}
