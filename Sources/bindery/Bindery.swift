import ArgumentParser

@main
struct Bindery: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bindery",
        abstract: "Writes a Swift package from an OpenAPI document.",
        version: "0.1.0"
    )
}
