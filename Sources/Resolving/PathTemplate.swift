import IR

/// A key of `paths`, taken apart: `/files/{file_id}#part` (Paths Object; path templating, OpenAPI 3.1 §4.8.2).
struct PathTemplate {
    /// The path without its fragment, which some documents use to tell operations on one path apart.
    let path: String
    let parts: [Operation.PathPart]
    private let key: String

    /// - Parameter declared: The names of the path's parameters. Gateways write `{proxy+}` and `{+name}` for one that may hold
    ///   slashes (RFC 6570 §3.2.3), and call the parameter by its bare name.
    init(_ key: String, declared: Set<String> = []) {
        self.key = key
        let end = key.firstIndex(of: "#") ?? key.endIndex
        let path = String(key[..<end])
        self.path = path.hasPrefix("/") ? path : "/" + path
        parts = Self.parts(of: self.path).map { part in
            guard case .parameter(let name) = part, !declared.contains(name) else { return part }
            let bare = name.trimming { "+*".contains($0) }
            return declared.contains(bare) ? .parameter(bare) : part
        }
    }

    var parameterNames: [String] {
        parts.compactMap { part in
            if case .parameter(let name) = part { name } else { nil }
        }
    }

    /// The key from its first segment that tells something: `orders/{id}#part` of `/api/v{version}/orders/{id}#part`.
    var telling: String {
        let segments = key.split(separator: "/")
        let telling = segments.drop(while: Self.tellsNothing)
        return (telling.isEmpty ? segments[...] : telling).joined(separator: "/")
    }

    /// What the path is about: the first of these segments that is no parameter, without what is no part of a name.
    /// `orders` of `/api/v1/orders.json?state=open`, `reports` of `/reports(period='{period}')`.
    var subject: String {
        let segments = path.split(separator: "/").filter { !$0.hasPrefix("{") }
        let segment = segments.first { !Self.tellsNothing($0) } ?? segments.first ?? "root"
        let name = segment.prefix { !"?({.".contains($0) }
        return String(name.isEmpty ? segment : name)
    }

    /// `v1`, `v2beta`, `v{version}`, `2023-05-01`, and what APIs put before all of their paths.
    private static func tellsNothing(_ segment: Substring) -> Bool {
        guard let first = segment.first else { return true }
        if first.isNumber || ["api", "rest"].contains(segment.lowercased()) { return true }
        let second = segment.dropFirst().first
        return first.lowercased() == "v" && (second == "{" || second?.isNumber == true)
    }

    private static func parts(of path: String) -> [Operation.PathPart] {
        var parts: [Operation.PathPart] = []
        var rest = path[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }
}

extension String {
    /// The text without such characters at its ends.
    fileprivate func trimming(_ isSuperfluous: (Character) -> Bool) -> String {
        let start = drop(while: isSuperfluous)
        return String(start.reversed().drop(while: isSuperfluous).reversed())
    }
}
