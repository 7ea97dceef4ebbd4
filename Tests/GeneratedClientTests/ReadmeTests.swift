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

    /// What the adapter in the README needs of the other library, which is not among our dependencies.
    private static let otherLibrary = """
        public import Foundation
        public import HTTPTypes

        public final class HTTPBody: AsyncSequence, Sendable {
            public typealias Element = ArraySlice<UInt8>
            public enum IterationBehavior: Sendable { case single, multiple }
            public enum Length: Sendable { case unknown, known(Int64) }

            public init<Bytes: AsyncSequence & Sendable>(
                _ sequence: Bytes, length: Length, iterationBehavior: IterationBehavior
            ) where Bytes.Element == ArraySlice<UInt8> {}

            public struct AsyncIterator: AsyncIteratorProtocol {
                public mutating func next() async throws -> ArraySlice<UInt8>? { nil }
            }
            public func makeAsyncIterator() -> AsyncIterator { AsyncIterator() }
        }

        public protocol ClientTransport: Sendable {
            func send(_ request: HTTPRequest, body: HTTPBody?, baseURL: URL, operationID: String) async throws
                -> (HTTPResponse, HTTPBody?)
        }
        """

    @Test func theAdapterCompiles() throws {
        let text = try String(contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
        let adapter = try #require(Self.snippets(in: text[...]).first { $0.contains("import OpenAPIRuntime") })
        let folder = try TemporaryFolder()
        let library = folder.url.appending(path: "OpenAPIRuntime.swift")
        try Data(Self.otherLibrary.utf8).write(to: library)
        let module = folder.url.appending(path: "OpenAPIRuntime.swiftmodule").path
        let file = folder.url.appending(path: "Adapter.swift")
        try Data(adapter.utf8).write(to: file)
        for arguments in [
            ["-emit-module", "-emit-module-path", module, "-module-name", "OpenAPIRuntime", library.path],
            ["-typecheck", "-I", folder.url.path, file.path],
        ] {
            let run = try SwiftCompiler.run(arguments, modulesOf: "OpenAI")
            #expect(run.succeeded, "\(run.log)")
        }
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
