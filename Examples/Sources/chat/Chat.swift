import Foundation
import MockServer
import OpenAI

/// A chat on the command line. An empty line, or the end of the input, ends it.
@main struct Chat {
    static func main() async throws {
        if CommandLine.arguments.contains("--mock") {
            try await MockServer.run { url in
                try await chat(with: OpenAIClient(bearer: "mock", baseURL: url))
            }
        } else if let key = ProcessInfo.processInfo.environment["OPENAI_API_KEY"] {
            try await chat(with: OpenAIClient(bearer: .init(key)))
        } else {
            print("usage: chat [--mock]   without --mock, OPENAI_API_KEY is the key to use")
            exit(64)
        }
    }

    private static func chat(with client: OpenAIClient) async throws {
        // The server remembers nothing: each request brings all that was said.
        var history: [ChatMessage] = [.init(role: .system, content: "You are a helpful assistant.")]
        while let question = ask() {
            history.append(.init(role: .user, content: question))
            do {
                let answer = try await printAnswer(of: client, to: history)
                history.append(.init(role: .assistant, content: answer))
            } catch let error as ClientError {
                print(error)
                history.removeLast()
            }
        }
    }

    private static func ask() -> String? {
        show("> ")
        return readLine().flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Prints an answer while it arrives.
    ///
    /// - Returns: The whole of it.
    private static func printAnswer(of client: OpenAIClient, to history: [ChatMessage]) async throws -> String {
        var answer = ""
        for try await chunk in client.chat.stream(.init(model: "gpt-3.5-turbo", messages: history)) {
            let text = chunk.choices.first?.delta.content ?? ""
            show(text)
            answer += text
        }
        show("\n")
        return answer
    }

    /// Prints at once: `print` waits for the end of the line.
    private static func show(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
