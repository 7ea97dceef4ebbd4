import Foundation

extension URL {
    /// A server's address that was checked when this client was generated.
    init(server: String) {
        // Never the second: but a client should not be able to end its app.
        self = URL(string: server) ?? URL(fileURLWithPath: server)
    }
}
