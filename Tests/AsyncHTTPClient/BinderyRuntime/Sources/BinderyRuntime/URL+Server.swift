import Foundation
import HTTPTypes

extension URL {
    /// A server's address that was checked when this client was generated.
    @_spi(Generated) public init(server: String) {
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

extension URLComponents {
    /// Host and port as a request names them (RFC 9110 §7.2); nil without a host.
    var authority: String? {
        guard let host = encodedHost, !host.isEmpty else { return nil }
        return port.map { "\(host):\($0)" } ?? host
    }

    /// Path and query as a request names them (RFC 9112 §3.2.1).
    var target: String {
        (percentEncodedPath.isEmpty ? "/" : percentEncodedPath) + (percentEncodedQuery.map { "?\($0)" } ?? "")
    }
}

extension HTTPRequest {
    /// The address that the request goes to; nil where it has no server yet.
    var url: URL? {
        guard let scheme, let authority else { return nil }
        return URL(string: "\(scheme)://\(authority)\(path ?? "/")")
    }
}
