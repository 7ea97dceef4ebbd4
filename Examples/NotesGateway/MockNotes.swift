import FlyingFox
import FlyingSocks
import Foundation

/// The notes API on a free port of this machine.
enum MockNotes {
    /// Runs the API while the body runs.
    static func run(_ body: @Sendable (URL) async throws -> Void) async throws {
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
        await server.appendRoute("POST /notes") { request in
            _ = try await request.bodyData
            return HTTPResponse(
                statusCode: .created,
                headers: [.contentType: "application/json"],
                body: Data(#"{"id": 1, "text": "Has come through the gateway."}"#.utf8)
            )
        }
        await server.appendRoute("PUT /notes/:id/attachment") { request in
            var size = 0
            for try await chunk in request.bodySequence { size += chunk.count }
            print("the notes API has got \(size) bytes")
            return HTTPResponse(statusCode: .noContent)
        }
        let task = Task { try await server.run() }
        defer { task.cancel() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress, let url = URL(string: "http://127.0.0.1:\(port)")
        else { throw URLError(.cannotConnectToHost) }
        try await body(url)
    }
}
