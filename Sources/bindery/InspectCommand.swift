import ArgumentParser
import Diagnostics
import Generator

struct InspectCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows which Swift stands for which part of an OpenAPI document.",
        discussion: """
            Lists operations with their calls, and schemas with their types. The JSON is for programs and keeps its shape \
            (Schemas/inspect.schema.json).

            EXAMPLES:
              bindery inspect openapi.yaml
              bindery inspect --config bindery.yaml --format json
            """
    )

    @OptionGroup var input: InputOptions

    @Option(help: "How the API is printed.")
    var format = Format.text

    func run() throws {
        var console = Console(limit: input.settings.usualLimit, reader: input.settings.network.reader)
        let output = try reporting(to: &console) { console in
            let configurations = try input.configurations(&console)
            guard let configuration = configurations.first, configurations.count == 1 else {
                throw ValidationError("The configuration has several clients: name the document of one of them.")
            }
            return Generator.analyze(try input.input(for: configuration, &console))
        }
        console.show(output.diagnostics)
        guard let analysis = output.analysis, !output.hasErrors else { throw ExitCode.unusable }
        let inspection = Inspection(analysis)
        switch format {
        case .text: console.printData(inspection.text())
        case .json: console.printData(try inspection.json())
        }
    }
}
