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
        let log = folder.url.appending(path: "log")
        try Data(source.utf8).write(to: file)
        try Data().write(to: log)
        let modules = try BuildFolder.file("Modules/OpenAI.swiftmodule").deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-I", modules.path, file.path,
        ]
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: try "\(String(contentsOf: log, encoding: .utf8))\n\(source)")
        }
    }
}
