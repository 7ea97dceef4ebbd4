import FolderSupport
import Foundation
import Testing

/// The options that the commands have, each in its help.
@Suite struct OptionTests {
    private static let shared = ["--config", "--overlay", "--allow-remote", "--limit"]

    @Test(arguments: [
        (
            ["generate"],
            shared + [
                "--output", "--module", "--client", "--templates", "--check", "--diff", "--watch", "--strict",
                "--report",
                "--quiet", "--verbose", "--sources", "--lock",
            ]
        ),
        (["diff"], shared + ["--format", "--fail-on", "--ignore", "--deprecation-days"]),
        (["validate"], shared + ["--format", "--strict", "--verbose"]),
        (["inspect"], shared + ["--format", "--strict"]),
        (["overlay", "apply"], ["--allow-remote", "--strict"]), (["overlay", "create"], ["--allow-remote"]),
        (["explain"], []), (["init"], []), (["templates", "export"], []),
    ])
    func helpListsThem(command: [String], options: [String]) throws {
        let help = try Command.run(command + ["--help"], in: try TemporaryFolder())
        #expect(help.exitCode == 0)
        let listed = Set(help.output.matches(of: /(?m)^  (--[a-z-]+)/).map { String($0.output.1) })
        let expected = Set(options + ["--version"])
        #expect(listed == expected, "\(listed.symmetricDifference(expected))")
    }

    @Test(arguments: ["text", "markdown", "html", "json", "github", "junit"])
    func diffHasTheFormat(name: String) throws {
        let help = try Command.run("diff", "--help", in: try TemporaryFolder())
        #expect(help.output.contains(name))
    }

    /// A misspelt option is wrong usage, and the right one is named.
    @Test(arguments: [("generate", "--ouput", "--output"), ("diff", "--fail-one", "--fail-on")])
    func aMisspeltOptionIsRecognized(command: String, option: String, meant: String) throws {
        let result = try Command.run(command, "a", "b", option, "x", in: try TemporaryFolder())
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("Did you mean '\(meant)'?"), "\(result.errors)")
    }
}
