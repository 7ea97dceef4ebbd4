import ArgumentParser
import Diagnostics
import Generator

/// What goes for every document that a command reads.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration; bindery.yaml of the current folder where neither it nor SPEC is given.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config: String?

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp(
            "An overlay to apply to each document, after those of the configuration; may be given several times.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml", "json"])
    )
    var overlays: [String] = []

    @OptionGroup var network: NetworkOptions

    @Option(
        help: ArgumentHelp(
            "How many findings are shown, every kind before one is shown twice; 0 shows all.",
            valueName: "n"
        )
    )
    var limit: Int?

    func validate() throws {
        guard let limit, limit < 0 else { return }
        throw ValidationError("--limit must be 0 or more.")
    }

    /// The configuration that is named, or that of the current folder, where there is one.
    var configurationPath: String? {
        config ?? (InputFile.exists(Configuration.fileName) ? Configuration.fileName : nil)
    }

    /// How many findings people are shown; `nil` for all.
    var usualLimit: Int? { limit == 0 ? nil : limit ?? DiagnosticSelection.usualLimit }

    /// How many findings programs get: all, unless they ask for less.
    var givenLimit: Int? { limit == 0 ? nil : limit }
}
