import Foundation

/// What the runtime is in a generated package: its lines, and its part of the time of compiling.
struct RuntimeCost {
    private var files = 0
    private var lines = 0
    /// Without blank lines and comments.
    private var codeLines = 0
    private var seconds: Double
    private var packageSeconds: Double

    /// - Parameters:
    ///   - package: A generated package.
    ///   - modules: The folder of the module HTTPTypes.
    init(package: String, modules: String) throws {
        let sources = URL(fileURLWithPath: package).appendingPathComponent("Sources")
        let paths = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        let all = paths.filter { $0.hasSuffix(".swift") }.sorted().map { sources.appendingPathComponent($0).path }
        let runtime = all.filter { $0.contains("/Runtime/") }
        seconds = try Self.secondsOfCompiling(runtime, modules)
        packageSeconds = try Self.secondsOfCompiling(all, modules)
        files = runtime.count
        for file in runtime {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let trimmed = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            lines += trimmed.count
            codeLines += trimmed.filter { !$0.isEmpty && !$0.hasPrefix("//") }.count
        }
    }

    var text: String {
        """
        The runtime: \(files) files, \(lines) lines, \(codeLines) without blank lines and comments. Compiling it alone \
        takes \(Self.text(of: seconds)), the whole package \(Self.text(of: packageSeconds)) \
        (\(Int((seconds / packageSeconds * 100).rounded())) %), as one module without optimization.

        """
    }

    private static func text(of seconds: Double) -> String { String(format: "%.1f s", seconds) }

    private static func secondsOfCompiling(_ files: [String], _ modules: String) throws -> Double {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bindery-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let object = folder.appendingPathComponent("Measured.o").path
        let options = ["-c", "-wmo", "-swift-version", "6", "-module-name", "Measured", "-I", modules, "-o", object]
        let run = try ChildProcess.run("/usr/bin/env", ["swiftc"] + options + files, in: folder)
        guard run.exitCode == 0 else {
            throw CocoaError(.executableLoad, userInfo: [NSLocalizedDescriptionKey: String(run.errors.prefix(2_000))])
        }
        return run.seconds
    }
}
