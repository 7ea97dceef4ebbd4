import Foundation

/// Where tokens come from, and how requests get there.
struct TokenEndpoint: Sendable {
    let url: String
    let scopes: [String]
    let baseURL: URL
    let transport: any ClientTransport
    let clock: any Swift.Clock<Duration>
}
