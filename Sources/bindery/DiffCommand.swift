import ArgumentParser
import Diagnostics
import Diffing
import Foundation
import Generator
import OpenAPI

struct DiffCommand: ParsableCommand {
    enum Failure: String, CaseIterable, ExpressibleByArgument {
        case wire, swift, any, none
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what changed between two versions of a document, on the wire and for Swift callers.",
        discussion: """
            OLD and NEW are paths, addresses, or a revision of git and a path: main:Specs/openapi.yaml. Ends with exit code 1 where \
            something changed that --fail-on names. Where the configuration has several clients of the document, the Swift verdict is \
            that of all of them. `severities` in the configuration says how bad the changes of a rule are. A document of which no \
            client can be generated is compared on the wire all the same.

            EXAMPLES:
              bindery diff old.yaml new.yaml
              bindery diff main:openapi.yaml openapi.yaml --format markdown
              bindery diff old.yaml new.yaml --fail-on wire --ignore accepted.txt
              bindery diff HEAD~1:openapi.yaml openapi.yaml --format github
            """
    )

    @Argument(help: "The old version: a path, an address, or REVISION:PATH.", completion: .file())
    var old: String

    @Argument(help: "The new version: a path, an address, or REVISION:PATH.", completion: .file())
    var new: String

    @Option(help: "How changes are printed on standard output.")
    var format = ComparisonReport.Format.text

    @Option(help: "What ends the run with exit code 1: wire, swift or any breaking change, or none.")
    var failOn = Failure.none

    @Option(
        help: ArgumentHelp(
            "Changes to pass over: a fingerprint a line, then the last day on which it is passed over, or nothing.",
            valueName: "file"
        ),
        completion: .file()
    )
    var ignore: String?

    @Option(
        help: ArgumentHelp(
            "How many days what is deprecated has to stay: `x-sunset` is wanted then, and may not be earlier.",
            valueName: "days"
        )
    )
    var deprecationDays: Int?

    @OptionGroup var settings: SettingsOptions

    func validate() throws {
        guard let deprecationDays, !(0...36_500).contains(deprecationDays) else { return }
        throw ValidationError("--deprecation-days must be between 0 and 36500.")
    }

    func run() throws {
        var console = Console(limit: settings.usualLimit, reader: settings.network.reader)
        var comparison = try reporting(to: &console) { console in
            let files = try [old, new].map { (name) throws(DiagnosticsError) in
                let file = try Revision.file(named: name, console.reader)
                console.remember(file.bytes, of: file.path)
                return file
            }
            let templates = try TemplateFolder.load(nil)
            let comparisons = try configurations(for: files, &console).map { configuration in
                let inputs = try files.map { try input($0, configuration, &console) }
                return Comparison(
                    old: inputs[0],
                    new: inputs[1],
                    templates: templates,
                    today: Self.day(),
                    earliestSunset: deprecationDays.map { Self.day(after: $0) }
                )
            }
            var comparison = comparisons[0]
            for other in comparisons.dropFirst() { comparison.merge(other) }
            guard comparison.diagnostics.isEmpty else { throw DiagnosticsError(comparison.diagnostics) }
            return comparison
        }
        console.show(comparison.refusals)
        if let ignore {
            let list = try reporting(to: &console) { _ in
                try IgnoreList(bytes: InputFile.read(ignore, what: "the list of changes to ignore"), path: ignore)
            }
            comparison.changes = comparison.changes.filter { !list.contains($0.fingerprint, today: Self.day()) }
        }
        let report = ComparisonReport(comparison, oldName: old, newName: new, usesColor: console.usesColorForData)
        console.printData(try report.text(as: format))
        let status = fails(comparison) ? ExitCode.no : .success
        // What was read need not be taken apart before the process ends.
        withExtendedLifetime(comparison) { Foundation.exit(status.rawValue) }
    }

    private func fails(_ comparison: Comparison) -> Bool {
        switch failOn {
        case .wire: comparison.wire == .breaking
        case .swift: comparison.swift == .breaking
        case .any: comparison.wire == .breaking || comparison.swift == .breaking
        case .none: false
        }
    }

    /// The clients of the configuration that are made from one of the documents, the first client where none is, and one without
    /// settings where there is no file.
    private func configurations(for files: [Revision], _ console: inout Console) throws -> [Configuration] {
        guard let path = settings.configurationPath else { return [Configuration()] }
        let bytes = try InputFile.read(path, what: "the configuration")
        console.remember(bytes, of: path)
        let all = try Configuration.parse(bytes: bytes, path: path)
        let paths = Set(files.map { URL(filePath: $0.path).standardized.path() })
        let made = all.filter { client in
            client.specification.map { paths.contains(URL(filePath: $0).standardized.path()) } ?? false
        }
        return made.isEmpty ? [all.first ?? Configuration()] : made
    }

    private func input(
        _ file: Revision,
        _ configuration: Configuration,
        _ console: inout Console
    ) throws(DiagnosticsError) -> Generator.Input {
        Generator.Input(
            bytes: file.bytes,
            path: file.path,
            configuration: configuration,
            overlays: try OverlayFiles.read(for: configuration, more: settings.overlays, &console),
            lock: try configuration.lockFolder?.readLock().entries ?? [:],
            loader: file.loader
        )
    }

    /// A day in UTC, as `2026-01-31`: today, or some days later.
    private static func day(after days: Int = 0) -> String {
        String(Date(timeIntervalSinceNow: Double(days) * 86_400).formatted(.iso8601).prefix(10))
    }
}

extension ComparisonReport.Format: ExpressibleByArgument {}
