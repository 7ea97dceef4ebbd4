import ArgumentParser
import Diagnostics
import Generator
import OpenAPI

/// Which documents a command reads, and with what configuration.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "The OpenAPI document, YAML or JSON: a path, an address, or - for standard input.",
        completion: .file()
    )
    var spec: String?

    @OptionGroup var settings: SettingsOptions

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    /// The clients to work on.
    ///
    /// - Throws: a usage error where nothing names a document, `DiagnosticsError` where the configuration is wrong.
    func configurations(_ console: inout Console) throws -> [Configuration] {
        guard let path = configurationPath else {
            guard let spec else { throw ValidationError("Name an OpenAPI document, or a configuration with --config.") }
            var configuration = Configuration()
            configuration.specification = spec
            return [configuration]
        }
        let bytes = try InputFile.read(path, what: "the configuration")
        console.remember(bytes, of: path)
        let configurations = try Configuration.parse(bytes: bytes, path: path)
        let chosen = try spec.map { try Self.choose($0, among: configurations) } ?? configurations
        try Self.requireSpecifications(chosen)
        return chosen
    }

    /// The files that the command line names, and the configuration.
    var paths: Set<String> { Set([configurationPath, spec].compactMap(\.self) + settings.overlays) }

    /// The files that the configuration and the command line name for one client.
    func paths(for configuration: Configuration) -> [String] {
        let named =
            [configuration.specification].compactMap(\.self) + configuration.overlays.map(\.path) + settings.overlays
        return named.filter { $0 != InputFile.standardInput }
    }

    var configurationPath: String? {
        spec == nil ? settings.configurationPath : settings.config
    }

    /// SPEC replaces the document of a single client, and selects among several.
    private static func choose(_ spec: String, among configurations: [Configuration]) throws -> [Configuration] {
        if var only = configurations.first, configurations.count == 1 {
            only.specification = spec
            return [only]
        }
        let chosen = configurations.filter { configuration in
            configuration.specification.map(FilePath.normalized) == FilePath.normalized(spec)
        }
        guard !chosen.isEmpty else {
            throw ValidationError("The configuration has several clients, and \(spec) is the document of none of them.")
        }
        return chosen
    }

    private static func requireSpecifications(_ configurations: [Configuration]) throws(DiagnosticsError) {
        let diagnostics = configurations.filter { $0.specification == nil }.map { configuration in
            Diagnostic(
                "configuration-incomplete",
                .error,
                "the configuration names no document",
                at: configuration.location,
                hint: "add `spec:` with the path of the OpenAPI document, or name it on the command line"
            )
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    }

    /// Everything that the pipeline needs for one client. The names of an earlier run are read from the output folder, so
    /// that every command sees the same API.
    func input(
        for configuration: Configuration,
        _ console: inout Console
    ) throws(DiagnosticsError) -> Generator.Input {
        let path = configuration.specification ?? InputFile.standardInput
        console.showProgress("reading \(path)")
        let file = try console.reader.file(path, what: "the document", namedAt: configuration.specificationLocation)
        console.remember(file.bytes, of: file.base)
        let lock = try configuration.lockFolder?.readLock().entries ?? [:]
        return Generator.Input(
            bytes: file.bytes,
            path: file.base,
            configuration: configuration,
            overlays: try OverlayFiles.read(for: configuration, more: settings.overlays, &console),
            lock: lock,
            isStrict: strict,
            loader: console.reader.loader
        )
    }
}

extension Configuration {
    var outputFolder: OutputFolder? {
        output.map { OutputFolder(path: $0, location: outputLocation) }
    }

    /// Where names are recorded: in the output folder, or beside a configuration that has none, since SwiftPM generates from
    /// it.
    var lockFolder: OutputFolder? {
        outputFolder ?? location.map { OutputFolder(path: FilePath.joined(".", FilePath.folder(of: $0.file))) }
    }
}

/// Runs a command's work; where the input cannot be used, says why and ends with exit code 2.
func reporting<Value>(to console: inout Console, _ work: (inout Console) throws -> Value) throws -> Value {
    do {
        return try work(&console)
    } catch let error as DiagnosticsError {
        console.show(error.diagnostics)
        throw ExitCode.unusable
    }
}
