import ArgumentParser
import Diagnostics
import Generator
import Overlays

struct OverlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlay",
        abstract: "Applies overlays to a document, and makes them from two versions of it.",
        discussion: """
            EXAMPLES:
              bindery overlay apply openapi.yaml fixes.yaml > patched.yaml
              bindery overlay create openapi.yaml mended.yaml > fixes.yaml
            """,
        subcommands: [ApplyCommand.self, CreateCommand.self]
    )

    struct ApplyCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply",
            abstract: "Prints a document with overlays applied to it.",
            discussion: """
                YAML stays YAML, JSON stays JSON. What no overlay changes keeps its text: comments, blank lines, the order, \
                quotes. What is removed takes the comments directly above it along, and new members come last. Where an anchor \
                changes and its aliases do not, these are written out. Where that cannot be, as with merge keys, the whole \
                document is written anew, without comments; that is said on standard error.

                EXAMPLES:
                  bindery overlay apply openapi.yaml fixes.yaml more.yaml > patched.yaml
                  bindery overlay apply main:openapi.yaml fixes.yaml --strict
                """
        )

        @Argument(
            help: "The document: a path, an address, REVISION:PATH, or - for standard input.",
            completion: .file()
        )
        var spec: String

        @Argument(help: "The overlays, in the order in which they are applied.", completion: .file())
        var overlays: [String]

        @Flag(help: "Treat warnings as errors.")
        var strict = false

        @OptionGroup var network: NetworkOptions

        func run() throws {
            var console = Console(reader: network.reader)
            let patched = try reporting(to: &console) { console in
                let document = try Revision.file(named: spec, console.reader)
                console.remember(document.bytes, of: document.path)
                let overlays = try OverlayFiles.read(for: Configuration(), more: overlays, &console)
                return try OverlayTools.apply(overlays, to: document, isStrict: strict)
            }
            console.show(patched.diagnostics)
            guard let text = patched.text else { throw ExitCode.unusable }
            console.printData(text)
            let places = patched.hits.reduce(0) { $0 + $1.count }
            console.say("\(Console.count(patched.hits.count, "action")), \(Console.count(places, "place")) changed")
            if !patched.isKept { console.say("the document was written anew, without its comments") }
        }
    }

    struct CreateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Prints the overlay that turns one document into another.",
            discussion: """
                Applied to OLD, the overlay gives the values of NEW. Overlays cannot express the order of members, so that \
                new ones come last; where an element is inserted into an array, those behind it are removed and appended \
                again.

                EXAMPLES:
                  bindery overlay create openapi.yaml mended.yaml > fixes.yaml
                  bindery overlay create main:openapi.yaml openapi.yaml
                """
        )

        @Argument(help: "The document as it is: a path, an address, or REVISION:PATH.", completion: .file())
        var old: String

        @Argument(help: "The document as it is to be: a path, an address, or REVISION:PATH.", completion: .file())
        var new: String

        @OptionGroup var network: NetworkOptions

        func run() throws {
            var console = Console(reader: network.reader)
            let text = try reporting(to: &console) { console in
                let documents = try [old, new].map { try Revision.file(named: $0, console.reader) }
                for document in documents { console.remember(document.bytes, of: document.path) }
                return try OverlayTools.create(from: documents[0], to: documents[1])
            }
            console.printData(text)
        }
    }
}
