import ArgumentParser
import Diagnostics
import Generator

struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Works with the templates of the generated Swift.",
        discussion: """
            EXAMPLES:
              bindery templates export Templates
              bindery generate openapi.yaml --output Client --templates Templates
            """,
        subcommands: [ExportCommand.self]
    )

    struct ExportCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Writes the built-in templates into a folder.",
            discussion: """
                Change those that you want to change, remove the others, and give the folder to `generate --templates`. \
                Files that you have changed are not overwritten.

                EXAMPLES:
                  bindery templates export Templates
                """
        )

        @Argument(help: "The folder; it is created where it is missing.", completion: .directory)
        var dir: String

        func run() throws {
            var console = Console()
            let paths = try reporting(to: &console) { _ in try TemplateFolder.export(to: dir) }
            console.say("\(Console.count(paths.count, "template")) in \(dir)")
        }
    }
}
