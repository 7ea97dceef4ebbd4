import ArgumentParser
import Generator

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Writes a bindery.yaml with comments, and an overlay to start from.",
        discussion: """
            The files are written into the current folder. Files that are there already stay as they are, so that the \
            command can run again.

            EXAMPLES:
              bindery init openapi.yaml
            """
    )

    @Argument(help: "The OpenAPI document; openapi.yaml where it is not given.", completion: .file())
    var spec: String?

    func run() throws {
        var console = Console()
        let outcomes = try reporting(to: &console) { _ in try StarterFiles(document: spec).write() }
        for outcome in outcomes {
            console.say(outcome.isWritten ? "\(outcome.path): written" : "\(outcome.path): already there, not changed")
        }
    }
}
