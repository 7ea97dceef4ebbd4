import FlyingFox
import FlyingSocks
import Foundation

/// The little of the API that the examples call, on a free port of this machine, so that they work without a key.
public enum MockServer {
    /// Runs a server while the body runs.
    public static func run(_ body: @Sendable (URL) async throws -> Void) async throws {
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
        await server.appendRoute("POST /v1/chat/completions", handler: chat)
        await server.appendRoute("POST /v1/files", handler: upload)
        let task = Task { try await server.run() }
        defer { task.cancel() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress,
            let url = URL(string: "http://127.0.0.1:\(port)/v1")
        else { throw URLError(.cannotConnectToHost) }
        try await body(url)
    }

    private struct ChatRequest: Decodable {
        struct Message: Decodable {
            var role: String
            var content: String
        }

        var messages: [Message]
    }

    /// Answers a chat with a stream of events, a word at a time.
    private static func chat(_ request: HTTPRequest) async throws -> HTTPResponse {
        let messages = try JSONDecoder().decode(ChatRequest.self, from: await request.bodyData).messages
        let questions = messages.filter { $0.role == "user" }
        let answer = "You said “\(questions.last?.content ?? "")”, which is question \(questions.count) of this chat."
        let words = answer.split(separator: " ", omittingEmptySubsequences: false).map { "\($0) " }
        let events = try words.map { try event(["content": $0]) } + [Data("data: [DONE]\n\n".utf8)]
        return HTTPResponse(
            statusCode: .ok,
            headers: [.contentType: "text/event-stream"],
            body: HTTPBodySequence(from: SlowPieces(pieces: events))
        )
    }

    private static func event(_ delta: [String: String]) throws -> Data {
        let chunk: [String: Any] = [
            "id": "chatcmpl-mock", "object": "chat.completion.chunk", "created": 1_677_858_242,
            "choices": [["index": 0, "delta": delta]],
        ]
        return try Data("data: ".utf8) + JSONSerialization.data(withJSONObject: chunk) + Data("\n\n".utf8)
    }

    /// Answers an upload with what the API knows about a file.
    private static func upload(_ request: HTTPRequest) async throws -> HTTPResponse {
        let form = try await request.bodyData
        guard let name = form.firstRange(of: Data("; filename=\"".utf8)),
            let nameEnd = form[name.upperBound...].firstIndex(of: UInt8(ascii: "\"")),
            let start = form[nameEnd...].firstRange(of: Data("\r\n\r\n".utf8)),
            let end = form[start.upperBound...].firstRange(of: Data("\r\n--".utf8))
        else { return HTTPResponse(statusCode: .badRequest) }
        let file: [String: Any] = [
            "id": "file-mock", "object": "file", "bytes": end.lowerBound - start.upperBound,
            "created_at": 1_677_858_242, "filename": String(decoding: form[name.upperBound..<nameEnd], as: UTF8.self),
            "purpose": "fine-tune",
        ]
        return HTTPResponse(
            statusCode: .ok,
            headers: [.contentType: "application/json"],
            body: try JSONSerialization.data(withJSONObject: file)
        )
    }
}
