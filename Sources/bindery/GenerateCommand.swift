import ArgumentParser
import Diagnostics
import Foundation
import Generator
import OpenAPI

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes a Swift package from an OpenAPI document.",
        discussion: """
            Either all files are written or none. Files that did not change are not touched, files of an earlier run that \
            are no longer generated are removed, and files that Bindery did not write are left alone.

            EXAMPLES:
              bindery generate openapi.yaml --output Client --module PetStore
              bindery generate --config bindery.yaml
              bindery generate --config bindery.yaml --check --diff    is the checked-in code up to date?
              bindery generate --config bindery.yaml --watch           stay, and keep the code up to date
              bindery generate https://example.com/openapi.json --allow-remote --output Client
              curl -s https://example.com/openapi.json | bindery generate - --output Client
            """
    )

    @OptionGroup var input: InputOptions

    @Option(help: ArgumentHelp("The folder of the generated package.", valueName: "dir"), completion: .directory)
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write the sources alone, as a fixed set of files, into this folder: what the build-tool plugin does.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var sources: String?

    @Flag(
        help:
            "Write bindery.lock alone, beside a configuration without output, from which the build-tool plugin generates."
    )
    var lock = false

    @Option(help: ArgumentHelp("The module's name; info.title where it is left out.", valueName: "name"))
    var module: String?

    @Option(help: ArgumentHelp("The client type's name; the module's name and Client by default.", valueName: "name"))
    var client: String?

    @Option(
        help: ArgumentHelp("A folder of templates that replace built-in ones.", valueName: "dir"),
        completion: .directory
    )
    var templates: String?

    @Flag(help: "Write nothing; end with exit code 1 where the output is not up to date.")
    var check = false

    @Flag(help: "Print what changes, or would change with --check, as a unified diff.")
    var diff = false

    @Flag(help: "Stay, and generate again whenever the document, an overlay, the configuration or a template changes.")
    var watch = false

    @Option(help: ArgumentHelp("Write findings and counts as JSON.", valueName: "file"), completion: .file())
    var report: String?

    @Flag(help: "Print errors alone.")
    var quiet = false

    @Flag(help: "Print notes, too.")
    var verbose = false

    func validate() throws {
        guard !quiet || !verbose else { throw ValidationError("--quiet and --verbose exclude each other.") }
        guard !watch || !check else { throw ValidationError("--watch and --check exclude each other.") }
        guard sources == nil || output == nil && !check && !diff && !watch else {
            throw ValidationError("--sources goes with none of --output, --check, --diff and --watch.")
        }
        guard !lock || output == nil && sources == nil && !check && !diff && !watch else {
            throw ValidationError("--lock goes with none of --output, --sources, --check, --diff and --watch.")
        }
        for (option, name) in [("--module", module), ("--client", client)] {
            guard let name, !Configuration.isIdentifier(name) else { continue }
            throw ValidationError("\(option) must be a Swift name of letters and digits, not '\(name)'.")
        }
    }

    func run() throws {
        guard watch else {
            var run = GenerateRun(isCheck: check, showsDiff: diff, sources: sources, isLock: lock)
            try self.run(&run)
            // Nothing is left to do: the hundreds of thousands of values of a big document need not be taken apart first.
            withExtendedLifetime(run) { Foundation.exit(EXIT_SUCCESS) }
        }
        if input.configurationPath == nil {
            // What the command line lacks, no change of a file mends.
            var console = Console()
            _ = try configurations(&console)
        }
        var fileWatch = FileWatch(.disk)
        fileWatch.run { regenerate(after: $0) }
    }

    private func run(_ run: inout GenerateRun) throws {
        var console = Console(
            verbosity: verbosity,
            limit: input.settings.usualLimit,
            reader: input.settings.network.reader
        )
        let outcome = Result { try run.run(try configurations(&console), input, templates: templates, &console) }
        if let report {
            let text = try Report(clients: run.reports, diagnostics: run.diagnostics(of: outcome)).json()
            try reporting(to: &console) { _ in try InputFile.write(text, to: report) }
        }
        try reporting(to: &console) { _ in try outcome.get() }
    }

    private var verbosity: Console.Verbosity { quiet ? .quiet : verbose ? .verbose : .normal }

    /// One run of a watch.
    ///
    /// - Returns: The paths whose changes are the reason for the next.
    private func regenerate(after changed: [String]) -> Set<String> {
        let console = Console(
            verbosity: verbosity,
            limit: input.settings.usualLimit,
            reader: input.settings.network.reader
        )
        if !changed.isEmpty { console.say("changed: \(changed.joined(separator: ", "))") }
        var run = GenerateRun(showsDiff: diff, listsChanges: !changed.isEmpty)
        var ending = ""
        do {
            try self.run(&run)
        } catch {
            // What is wrong was said already, but for wrong usage, which the configuration may be the reason for.
            if !(error is ExitCode) { console.say("error: \(error)") }
            ending = "; the output is as it was"
        }
        // What is in the network is read anew by each run, and is no reason for one.
        let paths = run.inputs.union(input.paths).filter { !URIReference.isAddress($0) }
        console.say("watching \(Console.count(paths.count, "file"))\(ending)")
        return paths
    }

    /// The configurations with what the command line says instead.
    private func configurations(_ console: inout Console) throws -> [Configuration] {
        var configurations = try input.configurations(&console)
        guard configurations.count == 1 || [output, sources, module, client].allSatisfy({ $0 == nil }) else {
            throw ValidationError(
                "--output, --sources, --module and --client are for one client; the configuration has several."
            )
        }
        guard !watch || configurations.allSatisfy({ $0.specification != InputFile.standardInput }) else {
            throw ValidationError("--watch cannot read the document from standard input.")
        }
        for index in configurations.indices {
            if let output {
                configurations[index].output = output
                configurations[index].outputLocation = nil
            }
            configurations[index].module = module ?? configurations[index].module
            configurations[index].client = client ?? configurations[index].client
            if sources != nil {
                try refuseSharedRuntime(configurations[index])
                configurations[index].tests = false
            } else if !lock {
                try requireOutput(configurations[index])
            }
        }
        return configurations
    }

    /// The sources alone are all that a target gets.
    private func refuseSharedRuntime(_ configuration: Configuration) throws(DiagnosticsError) {
        guard let runtime = configuration.sharedRuntime else { return }
        throw DiagnosticsError([
            runtime.conflict(
                "with --sources, and with the build plugin, the runtime cannot be a package of its own",
                hint: "remove `runtime`: the target has the runtime in it, or generate a package, and depend on that"
            )
        ])
    }

    private func requireOutput(_ configuration: Configuration) throws {
        guard configuration.output == nil else { return }
        guard let location = configuration.location else {
            throw ValidationError("Name the folder of the generated package with --output.")
        }
        throw DiagnosticsError([
            Diagnostic(
                "configuration-incomplete",
                .error,
                "the configuration names no output folder",
                at: location,
                hint: "add `output:`, or give --output"
            )
        ])
    }
}
