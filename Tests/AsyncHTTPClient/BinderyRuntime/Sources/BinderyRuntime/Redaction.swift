import Foundation
import HTTPTypes

/// What must not be shown, and not be sent to another server.
struct Redaction: Sendable {
    /// The names of headers and items of queries that hold credentials, in lower case.
    var names: Set<String> = []

    /// Whether a header may be shown, and go to another origin after a redirect. All others might be credentials.
    func isHarmless(_ name: HTTPField.Name) -> Bool {
        let harmless: Set<String> = [
            "user-agent", "range", "date", "server", "vary", "etag", "cache-control", "connection", "last-modified",
            "retry-after", "transfer-encoding", "x-request-id", "request-id",
        ]
        let name = name.canonicalName
        guard !names.contains(name) else { return false }
        return harmless.contains(name) || ["accept", "content-", "if-", "x-ratelimit-"].contains { name.hasPrefix($0) }
    }

    /// The address of a request, less the values of items that are credentials, or look like some.
    func url(of request: HTTPRequest) -> String {
        let server = request.authority.map { "\(request.scheme ?? "http")://\($0)" } ?? ""
        return server + path(request.path ?? "")
    }

    private func path(_ path: String) -> String {
        guard let mark = path.firstIndex(of: "?") else { return path }
        let items = path[path.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let shown = items.map { item in
            guard let equals = item.firstIndex(of: "=") else { return String(item) }
            let name = item[..<equals]
            return isSecret(name.lowercased()) ? "\(name)=***" : String(item)
        }
        return path[...mark] + shown.joined(separator: "&")
    }

    private func isSecret(_ name: String) -> Bool {
        let decoded = name.removingPercentEncoding ?? name
        return names.contains(decoded)
            || ["key", "token", "secret", "password", "signature", "auth", "sig"].contains { name.contains($0) }
    }

    /// A text without the secrets that were sent, which servers repeat at times. Short ones might be anything.
    static func removing(_ secrets: [String], from text: Data) -> Data {
        secrets.map { Data($0.utf8) }.filter { $0.count >= 8 }.reduce(text) { text, secret in
            var (clean, rest) = (Data(), text[...])
            while let range = rest.range(of: secret) {
                clean += rest[..<range.lowerBound] + Data("***".utf8)
                rest = rest[range.upperBound...]
            }
            return clean + rest
        }
    }
}
