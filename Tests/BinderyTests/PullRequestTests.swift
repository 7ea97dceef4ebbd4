import FolderSupport
import Foundation
import Testing

/// The way of docs/pull-requests.md, in a repository of its own, with OpenAI's document.
@Suite struct PullRequestTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for name in ["openapi.yaml", "overlay.yaml"] {
            let text = try String(contentsOf: root.appending(path: "Specs/openai/\(name)"), encoding: .utf8)
            try folder.write(text, to: name)
        }
        try folder.write(
            "spec: openapi.yaml\noutput: Client\nmodule: OpenAI\noverlays: [overlay.yaml]\n",
            to: "bindery.yaml"
        )
    }

    private func git(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    private func bindery(_ arguments: String...) throws -> Command {
        try Command.run(arguments, in: folder)
    }

    @Test func aDocumentChanges() throws {
        #expect(try bindery("generate").exitCode == 0)
        _ = try git("init", "-q", "-b", "main")
        _ = try git("add", ".")
        _ = try git("commit", "-q", "-m", "The client")

        _ = try git("checkout", "-q", "-b", "update")
        let document = try #require(folder.read("openapi.yaml"))
        let changed = document.replacing("operationId: listModels", with: "operationId: listAllModels")
            .replacing("            completion_tokens:\n              type: integer\n", with: "")
        try #require(changed != document)
        try folder.write(changed, to: "openapi.yaml")

        let stale = try bindery("generate", "--check")
        #expect(stale.exitCode == 1)
        #expect(stale.errors.contains("out of date: Client/API.txt"))
        let report = try bindery("diff", "main:openapi.yaml", "openapi.yaml", "--format", "markdown")
        #expect(report.output.hasPrefix("## API changes\n\n`main:openapi.yaml` → `openapi.yaml`\n\n**"))
        #expect(report.output.contains("the property `completion_tokens`"))
        #expect(try bindery("diff", "main:openapi.yaml", "openapi.yaml", "--fail-on", "swift").exitCode == 1)

        #expect(try bindery("generate").exitCode == 0)
        #expect(try bindery("generate", "--check").exitCode == 0)
        _ = try git("add", ".")
        _ = try git("commit", "-q", "-m", "The document of today, and its client")
        let files = try git("diff", "--name-only", "main", "--", "Client").split(separator: "\n")
        #expect(
            files.allSatisfy { $0.hasSuffix(".swift") || $0.hasSuffix("API.txt") || $0.hasSuffix("README.md") },
            "\(files)"
        )
        #expect(files.count < 12, "\(files)")
        let interface = try git("diff", "-U0", "main", "--", "Client/API.txt")
        #expect(
            interface.split(separator: "\n").filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }.allSatisfy {
                $0.contains("completionTokens")
            },
            "\(interface)"
        )
    }
}
