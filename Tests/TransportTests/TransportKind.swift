import Foundation

@testable import ClientRuntime

/// The transports that all tests here run through. The package in Tests/AsyncHTTPClient builds these files once more, with
/// AsyncHTTPClient.
enum TransportKind: String, CaseIterable, Codable, Sendable {
    case urlSession
    #if canImport(AsyncHTTPClient)
    case asyncHTTPClient
    #endif

    /// A client that does not retry, with a transport of its own, so that a test sees the end of its connections.
    func client(_ url: URL) -> APIClient {
        APIClient(baseURL: url, transport: transport()).with { $0.retries = .never }
    }

    func transport() -> any ClientTransport {
        switch self {
        case .urlSession: URLSessionTransport()
        #if canImport(AsyncHTTPClient)
        case .asyncHTTPClient: AsyncHTTPClientTransport()
        #endif
        }
    }
}
