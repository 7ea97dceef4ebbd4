package import Diagnostics
import Diffing
package import Emitting

/// The sources of a client in a fixed set of files, which SwiftPM's build-tool plugins have to name before anything is
/// generated.
package enum FlatSources {
    /// How many files the models are spread over, so that they compile side by side.
    private static let modelFiles = 8

    /// The file that lists what the sources were made from. The build-tool plugin reads it before the next build, so that a
    /// change of a file far away starts a new run.
    package static let inputsName = "inputs.txt"

    /// The names of all sources, whatever the document says.
    package static let names = ["Client.swift", "Operations.swift", "Runtime.swift"] + (1...modelFiles).map(modelFile)

    /// The sources of a generated package, put together; what is no source of its module is left out.
    package static func files(of package: [GeneratedFile]) -> [GeneratedFile] {
        var texts: [String: [String]] = [:]
        for file in package.sorted(by: { $0.path < $1.path }) {
            guard let name = name(of: file.path) else { continue }
            texts[name, default: []].append(file.contents)
        }
        return names.map { name in
            let contents = texts[name]?.joined(separator: "\n") ?? "// The document has nothing for this file.\n"
            return GeneratedFile(path: name, contents: contents)
        }
    }

    /// The list of the files that a run has read, a path a line.
    package static func list(of inputs: some Sequence<String>) -> GeneratedFile {
        let lines = Set(inputs).sorted().filter { !$0.contains("\n") }.map { "\($0)\n" }
        return GeneratedFile(path: inputsName, contents: lines.joined())
    }

    /// Writes the files that differ from what stands in the folder, which is created where it is missing.
    ///
    /// - Returns: How many files were written.
    package static func write(_ files: [GeneratedFile], to folder: String) throws(DiagnosticsError) -> Int {
        var count = 0
        do {
            try FileSystem.createFolder(folder)
            for file in files {
                let path = FilePath.joined(folder, file.path)
                if FileSystem.entry(path) == .file, try FileSystem.read(path).elementsEqual(file.contents.utf8) {
                    continue
                }
                // Not into the file itself: a build that is stopped here leaves whole files.
                try FileSystem.write(file.contents, to: path + ".new")
                try FileSystem.move(path + ".new", to: path)
                count += 1
            }
        } catch {
            throw DiagnosticsError([OutputFolder(path: folder).diagnostic(error)])
        }
        return count
    }

    /// `Sources/Pets/Models/Cat.swift` goes into one of the files for models, always the same one.
    private static func name(of path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources", path.hasSuffix(".swift") else { return nil }
        switch parts[2] {
        case "Models": return modelFile(Int(stableHash(of: FilePath.name(of: path)) % UInt64(modelFiles)) + 1)
        case "Operations": return "Operations.swift"
        case "Runtime": return "Runtime.swift"
        default: return "Client.swift"
        }
    }

    private static func modelFile(_ number: Int) -> String { "Models\(number).swift" }
}
