import Foundation
import PackagePlugin

/// `swift package generate-client`: runs `bindery generate` for the package.
///
/// Without arguments it takes `bindery.yaml` of the package's folder, and those in the folders of its targets that name an
/// `output`. With arguments it passes them on: `swift package generate-client --config api/bindery.yaml --check`.
@main
struct GenerateClientPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let tool = try context.tool(named: "bindery").url
        let folder = context.package.directoryURL
        let configurations =
            arguments.contains { $0 == "--config" || $0.hasPrefix("--config=") }
            ? [] : configurations(of: context.package)
        guard !configurations.isEmpty || !arguments.isEmpty else {
            Diagnostics.error(
                "there is no bindery.yaml in \(folder.path(percentEncoded: false)), nor in one of its targets"
            )
            return
        }
        let runs =
            configurations.isEmpty
            ? [arguments] : configurations.map { ["--config", $0.path(percentEncoded: false)] + arguments }
        for run in runs { try generate(run, with: tool, in: folder) }
    }

    private func configurations(of package: Package) -> [URL] {
        let folders = package.targets.filter { !isGenerated($0) }.map(\.directoryURL)
        return ([package.directoryURL] + folders).map { $0.appending(path: "bindery.yaml") }.filter { file in
            FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
        }
    }

    /// Whether the build-tool plugin generates the target when it is built.
    private func isGenerated(_ target: any Target) -> Bool {
        let file = target.directoryURL.appending(path: "bindery.yaml")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
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
