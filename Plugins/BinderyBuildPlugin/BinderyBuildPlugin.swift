import Foundation
import PackagePlugin

/// Generates a client while its target is built, from `bindery.yaml` in the target's folder.
@main
struct BinderyBuildPlugin: BuildToolPlugin {
    /// The files that `bindery generate --sources` writes, whatever the document says: SwiftPM wants to know them before
    /// anything is built. A test compares them with those of Bindery.
    private static let outputs =
        ["Client.swift", "Operations.swift", "Runtime.swift"] + (1...8).map { "Models\($0).swift" }

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let configuration = target.directoryURL.appending(path: "bindery.yaml")
        guard FileManager.default.fileExists(atPath: configuration.path(percentEncoded: false)) else {
            Diagnostics.error(
                "\(target.name) has no bindery.yaml in \(target.directoryURL.path(percentEncoded: false))"
            )
            return []
        }
        let folder = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Generating \(target.name)",
                executable: try context.tool(named: "bindery").url,
                arguments: [
                    "generate", "--config", configuration.path(percentEncoded: false), "--module", target.moduleName,
                    "--sources", folder.path(percentEncoded: false),
                ],
                inputFiles: try inputs(of: configuration, readBefore: folder.appending(path: "inputs.txt")),
                outputFiles: Self.outputs.map { folder.appending(path: $0) }
            )
        ]
    }

    /// The configuration, the files that it names, documents beside them, to which they may refer, recorded names, and what the
    /// last run has read, wherever that is.
    private func inputs(of configuration: URL, readBefore list: URL) throws -> [URL] {
        let folder = configuration.deletingLastPathComponent()
        let text = try String(contentsOf: configuration, encoding: .utf8)
        // A plugin cannot read YAML. Whatever in the file is the name of a file is taken for an input.
        let words = text.split { $0.isWhitespace || "[]{},'\"".contains($0) }
        let named = words.map { URL(filePath: String($0), relativeTo: folder).standardizedFileURL }.filter(isDocument)
        let folders = Set([folder.standardizedFileURL] + named.map { $0.deletingLastPathComponent() })
        let beside = folders.flatMap { folder in
            (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        }.filter(isDocument)
        let read = ((try? String(contentsOf: list, encoding: .utf8)) ?? "").split(separator: "\n")
            .map { URL(filePath: String($0), relativeTo: folder).standardizedFileURL }
        let all = beside + named + [configuration] + (read + [folder.appending(path: "bindery.lock")]).filter(isFile)
        return Set(all).sorted { $0.path() < $1.path() }
    }

    private func isDocument(_ file: URL) -> Bool {
        ["yaml", "yml", "json"].contains(file.pathExtension) && isFile(file)
    }

    private func isFile(_ file: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder)
            && !isFolder.boolValue
    }
}
