import Foundation

extension URL {
    /// A server's address that was checked when this client was generated.
    init(server: String) {
        // Never the second: but a client should not be able to end its app.
        self = URL(string: server) ?? URL(fileURLWithPath: server)
    }

    /// The scheme, the host and the port (RFC 6454 §4).
    var origin: [String] {
        let scheme = scheme?.lowercased() ?? ""
        let port = port ?? (scheme == "https" ? 443 : 80)
        return [scheme, host?.lowercased() ?? "", String(port)]
    }
}
