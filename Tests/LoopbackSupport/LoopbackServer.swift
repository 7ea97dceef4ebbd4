package import FlyingFox
import FlyingSocks
package import Foundation

/// A real HTTP server on a free port of this machine, which keeps what arrives.
package struct LoopbackServer: Sendable {
    /// A request as it came over the wire.
    package struct Received: Sendable {
        package var method: String
        /// The path and the query, still percent-encoded.
        package var target: String
        /// The values by their lowercased names.
        package var headers: [String: String]
        package var body: Data
    }

    /// Named here, since `HTTPTypes` has a type of that name too.
    package typealias Reply = HTTPResponse
    package typealias Handler = @Sendable (Received) async throws -> Reply

    private actor Log {
        var received: [Received] = []

        func record(_ request: Received) {
            received.append(request)
        }
    }

    /// Where the server listens, without a path.
    package let url: URL
    private let log: Log

    /// The requests in the order of their arrival.
    package var received: [Received] {
        get async { await log.received }
    }

    /// In seconds. The server's defaults, of five and fifteen, pass while tests that compute for long have all threads.
    private static let patience: TimeInterval = 600

    /// Runs a server while the body runs.
    package static func run<Value>(
        _ handler: @escaping Handler = { _ in .init(statusCode: .ok) },
        _ body: (URL, LoopbackServer) async throws -> Value
    ) async throws -> Value {
        try await ServerPlaces.shared.run {
            try await runAtOnce(handler, body)
        }
    }

    private static func runAtOnce<Value>(
        _ handler: @escaping Handler,
        _ body: (URL, LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let log = Log()
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0),
            timeout: patience,
            logger: .disabled,
            handler: ClosureHTTPHandler { request in
                let received = try await Received(request)
                await log.record(received)
                return try await handler(received)
            }
        )
        let task = Task { try await server.run() }
        defer { task.cancel() }
        try await server.waitUntilListening(timeout: patience)
        guard case .ip4(_, let port) = await server.listeningAddress, let url = URL(string: "http://127.0.0.1:\(port)")
        else { throw URLError(.cannotConnectToHost) }
        let value = try await body(url, LoopbackServer(url: url, log: log))
        // Not `stop()`, which closes the socket while the server may be about to accept from it. Another server could have got
        // its number by then, and would lose a connection to this one.
        task.cancel()
        _ = await task.result
        return value
    }
}

extension LoopbackServer.Received {
    fileprivate init(_ request: HTTPRequest) async throws {
        body = try await request.bodyData
        method = request.method.rawValue
        target = request.target.rawValue
        headers = [:]
        for (name, value) in request.headers {
            headers[name.rawValue.lowercased()] = value
        }
    }
}
