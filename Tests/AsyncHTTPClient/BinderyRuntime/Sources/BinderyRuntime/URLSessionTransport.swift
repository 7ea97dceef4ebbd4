import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests with Foundation's URLSession.
///
/// Bodies stream both ways. An answer that is read more slowly than it arrives is kept in a temporary file, as
/// URLSession cannot be made to wait.
///
/// On Linux, Foundation ends the whole process when a server closes the connection in the middle of an answer's headers, or
/// ends a chunked answer with trailers, and no client can prevent it. All sessions share one thread there, and a server that
/// sends tiny chunks without end keeps it busy, and takes memory. A process that has to stay up should use another
/// transport, such as AsyncHTTPClient.
public struct URLSessionTransport: ClientTransport {
    private let connection: URLSessionConnection

    /// - Parameter configuration: The session's settings. By default it keeps no cookies and no cache, has no limit
    ///   of connections worth the name, and gives up when nothing arrives for five minutes.
    public init(configuration: URLSessionConfiguration = URLSessionTransport.defaultConfiguration) {
        connection = URLSessionConnection(configuration: configuration)
    }

    public static var defaultConfiguration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        // Each open stream of events holds a connection, and Foundation's default is 6.
        configuration.httpMaximumConnectionsPerHost = 1_000
        configuration.timeoutIntervalForRequest = 300
        return configuration
    }

    public func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        try Task.checkCancellation()
        let body = try await body?.spoolingForURLSession()
        var request = request
        if let length = body?.length {
            request.headerFields[.contentLength] = String(length)
        }
        let exchange = connection.start(try URLRequest(request), body: body)
        let response = try await exchange.receiver.response()
        return (response, ByteStream { { try await exchange.receiver.nextChunk() } })
    }
}

extension URLRequest {
    fileprivate init(_ request: HTTPRequest) throws {
        guard let url = request.url else { throw URLError(.badURL) }
        self.init(url: url)
        httpMethod = request.method.rawValue
        httpShouldHandleCookies = false
        for field in request.headerFields {
            addValue(field.value, forHTTPHeaderField: field.name.rawName)
        }
    }
}
