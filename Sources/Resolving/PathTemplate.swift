import IR

/// A key of `paths`, taken apart: `/files/{file_id}#part` (Paths Object; path templating, OpenAPI 3.1 §4.8.2).
struct PathTemplate {
    /// The path without its fragment, which some documents use to tell operations on one path apart.
    let path: String
    let parts: [Operation.PathPart]

    init(_ key: String) {
        let end = key.firstIndex(of: "#") ?? key.endIndex
        let path = String(key[..<end])
        self.path = path.hasPrefix("/") ? path : "/" + path
        parts = Self.parts(of: self.path)
    }

    var parameterNames: [String] {
        parts.compactMap { part in
            if case .parameter(let name) = part { name } else { nil }
        }
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
