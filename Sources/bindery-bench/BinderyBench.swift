import ArgumentParser
import Foundation

/// Measures the generator (`make bench`).
@main
struct BinderyBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bindery-bench",
        abstract: "Measures bindery generate against libyaml's own event pass, and what generated clients cost.",
        subcommands: [MeasureCommand.self, EventPassCommand.self, ClientCommand.self],
        defaultSubcommand: MeasureCommand.self
    )
}

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Prints a table of the documents."
    )

    @Argument(help: "OpenAPI documents.", completion: .file())
    var documents: [String]

    @Option(help: "The executable that is measured.")
    var bindery: String

    @Option(help: "How often each measurement is taken; the median counts.")
    var runs = 7

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
    }

    func run() throws {
        print(
            """
            generate: the whole process, from start to the last file written into an empty folder. libyaml: its event \
            pass over the same bytes. Medians of \(runs) runs.

            """
        )
        var table = Table(columns: [
            "document", "bytes", "generate", "libyaml", "ratio", "peak memory", "files", "lines", "bytes written",
        ])
        for document in documents {
            let measurement = try Measurement.take(of: document, bindery: bindery, runs: runs)
            table.rows.append(measurement.cells)
        }
        print(table.text)
    }
}
