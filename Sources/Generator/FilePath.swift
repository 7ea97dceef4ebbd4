import OpenAPI

/// Arithmetic on paths that are separated by `/`. Nothing here looks at the disk.
package enum FilePath {
    /// The folder that the file stands in; empty for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part: `openapi.yaml`.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The path as seen from the folder; absolute ones, addresses and `-`, standard input, stay as they are.
    package static func joined(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || path.hasPrefix("/") || path == "-" || URIReference.isAddress(path) { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }

    /// The path without `.`, `..` and repeated slashes, for comparing and for showing. It is not for opening files: behind
    /// a symbolic link, `..` is something else.
    package static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        if path.hasPrefix("/") { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }

    /// The path as seen from the folder: `../BinderyRuntime`. Both are absolute and normalized.
    package static func relative(_ path: String, to folder: String) -> String {
        let parts = path.split(separator: "/")
        let from = folder.split(separator: "/")
        let common = zip(parts, from).prefix { $0 == $1 }.count
        let result = [Substring](repeating: "..", count: from.count - common) + parts[common...]
        return result.isEmpty ? "." : result.joined(separator: "/")
    }

    /// The folders above the path, the nearest first, without the root: `a/b/c` → `a/b`, `a`.
    package static func ancestors(of path: String) -> [String] {
        var result: [String] = []
        var folder = folder(of: path)
        while !folder.isEmpty, folder != "/" {
            result.append(folder)
            folder = self.folder(of: folder)
        }
        return result
    }
}
