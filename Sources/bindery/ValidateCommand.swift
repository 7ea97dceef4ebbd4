import ArgumentParser
import Diagnostics
import Generator

struct ValidateCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, github
    }

    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Says what is wrong with an OpenAPI document.",
        discussion: """
            Finds what makes the document invalid, what it refers to and does not contain, and what has no counterpart in \
            Swift. Ends with exit code 1 where there are errors.

            EXAMPLES:
              bindery validate openapi.yaml
              bindery validate openapi.yaml --strict           warnings count, too
              bindery validate openapi.yaml --limit 0          all findings, not the 20 most important ones
              bindery validate openapi.yaml --format github    annotations for a workflow of GitHub
              curl -s https://example.com/openapi.json | bindery validate -
            """
    )

    @OptionGroup var input: InputOptions

    @Option(help: "How findings are printed on standard output.")
    var format = Format.text

    @Flag(help: "Show notes, too.")
    var verbose = false

    func run() throws {
        var console = Console(
            verbosity: verbose ? .verbose : .normal,
            limit: input.settings.usualLimit,
            reader: input.settings.network.reader
        )
        let diagnostics = try reporting(to: &console) { console in
            try input.configurations(&console).flatMap { configuration in
                Generator.analyze(try input.input(for: configuration, &console)).diagnostics
            }
        }
        let selected = { (limit: Int?) in DiagnosticSelection(diagnostics, limit: limit).diagnostics }
        switch format {
        case .text: console.printData(diagnostics)
        case .json: console.printData(try DiagnosticJSONPrinter.text(for: selected(input.settings.givenLimit)))
        case .github: console.printData(DiagnosticGitHubPrinter.text(for: selected(input.settings.usualLimit)))
        }
        console.say(console.summary(of: diagnostics))
        if diagnostics.hasErrors { throw ExitCode.no }
    }
}
