import AsyncHTTPClient
import BinderyRuntime
import Foundation
import HTTPTypes
import NIOCore
import NIOPosix

/// Sends requests with AsyncHTTPClient, the HTTP client of Swift servers.
///
/// Bodies stream both ways, and a slow reader makes the server wait: nothing is kept but what is on its way.
public struct AsyncHTTPClientTransport: ClientTransport {
    private let connections: AsyncHTTPClientConnections

    /// Uses a client of its own, which ends with the last transport and the last answer that use it.
    ///
    /// - Parameter configuration: The client's settings.
    public init(configuration: AsyncHTTPClient.HTTPClient.Configuration = AsyncHTTPClientTransport.defaultConfiguration)
    {
        let client = AsyncHTTPClient.HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        connections = AsyncHTTPClientConnections(client, isOwned: true)
    }

    /// Uses a client that somebody else shuts down. It must not follow redirects: it would send credentials to any
    /// server.
    public init(client: AsyncHTTPClient.HTTPClient) {
        connections = AsyncHTTPClientConnections(client, isOwned: false)
    }

    /// Compressed answers are asked for and decompressed, redirects are left to the API's client, an address where
    /// nobody listens fails at once, and there is no limit of connections worth the name. It gives up when there is no
    /// connection for half a minute, or nothing arrives for five minutes.
    public static var defaultConfiguration: AsyncHTTPClient.HTTPClient.Configuration {
        var configuration = AsyncHTTPClient.HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(30), read: .minutes(5)),
            decompression: .enabled(limit: .none)
        )
        configuration.connectionPool.retryConnectionEstablishment = false
        // Each open stream of events holds a connection, and the default is 8.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1_000
        return configuration
    }

    public func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        try Task.checkCancellation()
        let loops = Array(connections.client.eventLoopGroup.makeIterator())
        let request = AsyncHTTPClient.HTTPClientRequest(request, body: body, loops: loops)
        let answer = try await connections.client.execute(request, deadline: .distantFuture)
        let chunks = answer.body.map { [connections] buffer in
            withExtendedLifetime(connections) { Data(buffer.readableBytesView) }
        }
        return (HTTPResponse(answer), ByteStream(chunks))
    }

    /// Whether it is the connection that failed.
    public func isTransient(_ error: any Error) -> Bool {
        let transient: [AsyncHTTPClient.HTTPClientError] = [
            .connectTimeout, .readTimeout, .writeTimeout, .remoteConnectionClosed, .tlsHandshakeTimeout,
            .getConnectionFromPoolTimeout,
        ]
        return (error as? AsyncHTTPClient.HTTPClientError).map(transient.contains)
            ?? (error is NIOCore.IOError || error is NIOPosix.NIOConnectionError)
    }
}

/// A client that ends with the last transport and the last answer that use it.
private final class AsyncHTTPClientConnections: Sendable {
    let client: AsyncHTTPClient.HTTPClient
    private let isOwned: Bool

    init(_ client: AsyncHTTPClient.HTTPClient, isOwned: Bool) {
        self.client = client
        self.isOwned = isOwned
    }

    deinit {
        if isOwned { client.shutdown { _ in } }
    }
}

/// The chunks of a body, at most a mebibyte ahead of the client's threads: on these it learns that the server does not keep up,
/// and until then, which is long where they are busy, it would take all that there is.
private struct PacedChunks: AsyncSequence, Sendable {
    let chunks: ByteStream
    let loops: [any NIOCore.EventLoop]

    func makeAsyncIterator() -> Iterator {
        Iterator(chunks: chunks.makeAsyncIterator(), loops: loops)
    }

    struct Iterator: AsyncIteratorProtocol {
        var chunks: ByteStream.AsyncIterator
        let loops: [any NIOCore.EventLoop]
        var ahead = 0

        mutating func next() async throws -> NIOCore.ByteBuffer? {
            if ahead >= 1_048_576 {
                for loop in loops { try await loop.submit {}.get() }
                ahead = 0
            }
            guard let chunk = try await chunks.next() else { return nil }
            ahead += chunk.count
            return NIOCore.ByteBuffer(bytes: chunk)
        }
    }
}

extension AsyncHTTPClient.HTTPClientRequest {
    fileprivate init(_ request: HTTPRequest, body: RequestBody?, loops: [any NIOCore.EventLoop]) {
        self.init(url: "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")")
        method = .init(rawValue: request.method.rawValue)
        for field in request.headerFields {
            headers.add(name: field.name.rawName, value: field.value)
        }
        guard let body else { return }
        self.body = .stream(
            PacedChunks(chunks: body.chunks, loops: loops),
            length: body.length.map { .known(Int64($0)) } ?? .unknown
        )
    }
}

extension HTTPResponse {
    fileprivate init(_ answer: AsyncHTTPClient.HTTPClientResponse) {
        self.init(status: .init(code: Int(answer.status.code), reasonPhrase: answer.status.reasonPhrase))
        for (name, value) in answer.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headerFields.append(HTTPField(name: name, value: value))
        }
    }
}
