import FolderSupport
import Foundation
import Testing

/// What the READMEs show compiles.
@Suite struct ReadmeTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(arguments: ["Features", "OpenAI", "OpenAIShowcase"])
    func everySnippetOfAGeneratedPackageCompiles(_ module: String) throws {
        let text = try String(
            contentsOf: Self.package.appending(path: "Generated/\(module)/README.md"),
            encoding: .utf8
        )
        let snippets = Self.snippets(in: text[...])
        try #require(snippets.count >= 4)
        // The others use the client that the first one makes.
        try Self.typeCheck([snippets[0]] + snippets.dropFirst().map { "do {\n\($0)}\n" })
    }

    @Test func theChatCompiles() throws {
        let text = try String(contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(text.range(of: "\n### A chat\n"))
        let end = try #require(text.range(of: "\n### ", range: start.upperBound..<text.endIndex))
        let snippets = Self.snippets(in: text[start.upperBound..<end.lowerBound])
        try #require(snippets.count == 1)
        try Self.typeCheck(["import OpenAI\n"] + snippets)
    }

    @Test func whatIsWrongIsFound() {
        #expect(throws: Failure.self) {
            try Self.typeCheck(["import OpenAI\n", "let client = OpenAIClient(bearer: 1)\n"])
        }
    }

    private struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static func snippets(in text: Substring) -> [String] {
        text.matches(of: /```swift\n(.*?)```/.dotMatchesNewlines()).map { String($0.1) }
    }

    /// Compiles code as the body of one function, imports before it, with the modules that the tests are built with.
    private static func typeCheck(_ code: [String]) throws {
        let lines = code.joined().split(separator: "\n", omittingEmptySubsequences: false)
        let imports = lines.filter { $0.hasPrefix("import ") }
        let body = lines.filter { !$0.hasPrefix("import ") }
        let source = (imports + ["func snippets() async throws {"] + body + ["}"]).joined(separator: "\n")

        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "Snippets.swift")
        try Data(source.utf8).write(to: file)
        // Snippets leave unused what they show.
        let run = try SwiftCompiler.run(["-typecheck", "-no-warnings-as-errors", file.path], modulesOf: "OpenAI")
        guard run.succeeded else {
            throw Failure(description: "\(run.log)\n\(source)")
        }
    }
}
