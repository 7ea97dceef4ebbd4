import ArgumentParser
import CMemory
import Generator

/// The command line. What it does stands in `Generator`; here are arguments, streams and exit codes.
@main
struct Bindery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bindery",
        abstract: "Writes Swift packages from OpenAPI documents.",
        discussion: """
            EXAMPLES:
              bindery generate openapi.yaml --output Client    a package from a document
              bindery generate --config bindery.yaml           as the configuration says
              bindery validate openapi.yaml                    what is wrong with a document
              bindery inspect openapi.yaml                     which Swift stands for what

            EXIT CODES:
              0   fine
              1   the answer is no: --check found stale files, validate found errors
              2   the input cannot be read or used, or the output cannot be written
              64  wrong usage
            """,
        version: Generator.version,
        subcommands: [
            GenerateCommand.self, ValidateCommand.self, InspectCommand.self, DiffCommand.self, OverlayCommand.self,
            TemplatesCommand.self, InitCommand.self, ExplainCommand.self,
        ]
    )

    static func main() {
        bindery_use_big_pages()
        main(nil)
    }
}

extension ExitCode {
    /// The answer to the question that the command asks is no.
    static let no = ExitCode(1)
    /// The input cannot be read or used.
    static let unusable = ExitCode(2)
}
