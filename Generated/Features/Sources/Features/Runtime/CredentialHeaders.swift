import HTTPTypes

/// What must not be shown, and not be sent to another server.
enum CredentialHeaders {
    /// The headers that may go to another origin after a redirect. All others might be credentials.
    static func harmless(_ fields: HTTPFields) -> HTTPFields {
        let names: Set<String> = ["user-agent", "range"]
        return HTTPFields(
            fields.filter {
                let name = $0.name.canonicalName
                return names.contains(name) || name.hasPrefix("accept") || name.hasPrefix("content-")
                    || name.hasPrefix("if-")
            }
        )
    }

    /// The path with its query, less the values of items that look like credentials.
    static func redacted(_ path: String) -> String {
        guard let mark = path.firstIndex(of: "?") else { return path }
        let items = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = items.map { item in
            guard let equals = item.firstIndex(of: "=") else { return String(item) }
            let name = item[..<equals]
            return looksSecret(name.lowercased()) ? "\(name)=***" : String(item)
        }
        return path[...mark] + shown.joined(separator: "&")
    }

    private static func looksSecret(_ name: String) -> Bool {
        ["key", "token", "secret", "password", "signature", "auth", "sig"].contains { name.contains($0) }
    }
}
