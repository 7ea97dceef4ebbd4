import Foundation
import MockServer
import OpenAI

/// Uploads a file for fine-tuning.
@main struct Upload {
    static func main() async throws {
        let paths = CommandLine.arguments.dropFirst().filter { $0 != "--mock" }
        guard let path = paths.first, paths.count == 1 else { usage() }
        if CommandLine.arguments.contains("--mock") {
            try await MockServer.run { url in
                try await upload(path, with: OpenAIClient(bearer: "mock", baseURL: url))
            }
        } else if let key = ProcessInfo.processInfo.environment["OPENAI_API_KEY"] {
            try await upload(path, with: OpenAIClient(bearer: .init(key)))
        } else {
            usage()
        }
    }

    /// The file is read while it is sent, however long it is.
    private static func upload(_ path: String, with client: OpenAIClient) async throws {
        do {
            let file = try await client.files.upload(
                .init(file: .file(at: URL(filePath: path)), purpose: "fine-tune")
            )
            print("\(file.filename) is \(file.id) now, of \(file.bytes) bytes")
        } catch let error as ClientError {
            print(error)
            exit(1)
        }
    }

    private static func usage() -> Never {
        print("usage: upload [--mock] FILE   without --mock, OPENAI_API_KEY is the key to use")
        exit(64)
    }
}
