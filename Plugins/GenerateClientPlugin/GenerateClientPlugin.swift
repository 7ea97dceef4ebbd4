import Foundation
import PackagePlugin

/// `swift package generate-client`: runs `bindery generate` for the package.
///
/// Without arguments it takes `bindery.yaml` of the package's folder, and those in the folders of its targets: those that name
/// an `output` are generated, and of those that the build-tool plugin generates while it builds, the names that had to be
/// decided are recorded in `bindery.lock`, which that plugin may not write. With arguments it passes them on:
/// `swift package generate-client --config api/bindery.yaml --check`.
@main
struct GenerateClientPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let tool = try context.tool(named: "bindery").url
        let folder = context.package.directoryURL
        let runs =
            arguments.contains { $0 == "--config" || $0.hasPrefix("--config=") }
            ? [] : runs(for: context.package, writing: arguments.isEmpty)
        guard !runs.isEmpty || !arguments.isEmpty else {
            Diagnostics.error(
                "there is no bindery.yaml in \(folder.path(percentEncoded: false)), nor in one of its targets"
            )
            return
        }
        for run in runs.isEmpty ? [[]] : runs { try generate(run + arguments, with: tool, in: folder) }
    }

    /// The arguments for each configuration of the package.
    private func runs(for package: Package, writing: Bool) -> [[String]] {
        var runs: [[String]] = []
        if let file = configuration(in: package.directoryURL) { runs.append(["--config", file]) }
        for target in package.targets {
            guard let file = configuration(in: target.directoryURL) else { continue }
            if !isGeneratedByBuild(file) {
                runs.append(["--config", file])
            } else if writing, let target = target as? any SourceModuleTarget {
                runs.append(["--config", file, "--module", target.moduleName, "--lock"])
            }
        }
        return runs
    }

    private func configuration(in folder: URL) -> String? {
        let file = folder.appending(path: "bindery.yaml").path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: file) ? file : nil
    }

    /// Whether the build-tool plugin generates from the configuration, which names no `output` then.
    private func isGeneratedByBuild(_ file: String) -> Bool {
        let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return !text.split(separator: "\n").contains { $0.drop { " -".contains($0) }.hasPrefix("output:") }
    }

    /// Bindery writes what it has to say on standard error, which is the terminal's.
    private func generate(_ arguments: [String], with tool: URL, in folder: URL) throws {
        let process = Process()
        process.executableURL = tool
        process.arguments = ["generate"] + arguments
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return }
        Diagnostics.error("bindery generate ended with exit code \(process.terminationStatus)")
    }
}
