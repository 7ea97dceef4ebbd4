import FlyingFox
import FlyingSocks
import Foundation
import HTTPTypes

/// A real HTTP server on a free port of this machine, which keeps what arrives.
actor LoopbackServer {
    /// A request as it came over the wire.
    struct Received: Sendable {
        var method: String
        /// The path and the query, still percent-encoded.
        var target: String
        var headers: [String: String]
        var body: Data
    }

    typealias Handler = @Sendable (Received) async throws -> FlyingFox.HTTPResponse

    private(set) var received: [Received] = []

    private func record(_ request: Received) {
        received.append(request)
    }

    /// Runs a server while the body runs.
    static func run<Value>(
        keepingBodies: Bool = true,
        _ handler: @escaping Handler = { _ in .init(statusCode: .ok) },
        _ body: (URL, LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let log = LoopbackServer()
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0),
            logger: .disabled,
            handler: ClosureHTTPHandler { request in
                var bytes = Data()
                if keepingBodies {
                    bytes = try await request.bodyData
                } else {
                    var count = 0
                    for try await chunk in request.bodySequence {
                        count += chunk.count
                    }
                    bytes = Data("\(count)".utf8)
                }
                var headers: [String: String] = [:]
                for (name, value) in request.headers {
                    headers[name.rawValue.lowercased()] = value
                }
                let received = Received(
                    method: request.method.rawValue,
                    target: request.target.rawValue,
                    headers: headers,
                    body: bytes
                )
                await log.record(received)
                return try await handler(received)
            }
        )
        let task = Task { try await server.run() }
        defer { task.cancel() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port) = await server.listeningAddress, let url = URL(string: "http://127.0.0.1:\(port)")
        else { throw URLError(.cannotConnectToHost) }
        let value = try await body(url, log)
        await server.stop()
        return value
    }
}

extension FlyingFox.HTTPResponse {
    static func json(_ text: String, status: HTTPStatusCode = .ok) -> Self {
        Self(statusCode: status, headers: [.contentType: "application/json"], body: Data(text.utf8))
    }

    static func text(_ text: String, contentType: String) -> Self {
        Self(statusCode: .ok, headers: [.contentType: contentType], body: Data(text.utf8))
    }

    static func redirect(to url: String, status: HTTPStatusCode = .found) -> Self {
        Self(statusCode: status, headers: [.location: url])
    }
}
