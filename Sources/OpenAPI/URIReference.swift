/// A URI reference in its parts (RFC 3986 §4.1), as far as `$ref` and `$id` need them.
package struct URIReference {
    /// `https`, in lower case; `nil` for relative ones.
    let scheme: String?
    /// What stands before the fragment, scheme and authority included, as it is written.
    let location: String
    /// What stands behind `#`, as it is written; empty where there is none.
    let fragment: String

    init(_ text: String) {
        let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        location = hash.map { String(text[..<$0]) } ?? text
        fragment = hash.map { String(text.utf8[$0...].dropFirst()) ?? "" } ?? ""
        scheme = Self.scheme(of: location)
    }

    /// A letter, then letters, digits, `+`, `-` and `.`, up to the first colon.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = text.utf8[..<colon]
        let isScheme = name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
            default: false
            }
        }
        // A scheme of one letter is the drive of a path from Windows.
        return isScheme && name.count > 1 ? text[..<colon].lowercased() : nil
    }

    /// Whether it is on another machine, as far as the text tells.
    var isRemote: Bool { location.hasPrefix("//") || scheme != nil && scheme != "file" }

    /// Whether what the user or a reference names is an address in the network, and no path: `https://a.org/openapi.yaml`.
    package static func isAddress(_ text: String) -> Bool {
        let scheme = Self.scheme(of: text)
        return scheme.map { text.utf8.dropFirst($0.utf8.count).starts(with: "://".utf8) && $0 != "file" } ?? false
    }

    /// Whether it is a path from the root of the disk.
    var isAbsolutePath: Bool { scheme == "file" || location.hasPrefix("/") && !isRemote }

    /// The location as seen from a base URI (§5.2), which may be relative itself: `item` from `https://a.org/x/list` is
    /// `https://a.org/x/item`.
    static func resolve(_ location: String, against base: String) -> String {
        guard !location.isEmpty else { return base }
        guard URIReference(location).scheme == nil else { return isAddress(location) ? normalized(location) : location }
        let authorityEnd = Self.authorityEnd(of: base)
        let (authority, basePath) = (base[..<authorityEnd], withoutQuery(base[authorityEnd...]))
        if location.hasPrefix("//") { return (Self.scheme(of: base).map { "\($0):" } ?? "") + location }
        let path = withoutQuery(location[...])
        let query = location[path.endIndex...]
        if path.isEmpty { return String(authority + basePath + query) }
        if path.hasPrefix("/") { return authority + removingDotSegments(path, authority) + query }
        let folder = basePath.lastIndex(of: "/").map { basePath[...$0] } ?? (authority.isEmpty ? "" : "/")
        return authority + removingDotSegments(folder + path, authority) + query
    }

    /// The one spelling of an address: without `.`, `..` and fragment, and with a path.
    package static func normalized(_ address: String) -> String {
        let location = URIReference(address).location
        let end = authorityEnd(of: location)
        let path = withoutQuery(location[end...])
        return location[..<end] + (path.isEmpty ? "/" : removingDotSegments(path, location[..<end]))
            + location[path.endIndex...]
    }

    private static func withoutQuery(_ path: Substring) -> Substring {
        path[..<(path.firstIndex(of: "?") ?? path.endIndex)]
    }

    /// Where the path begins behind `https://host`.
    private static func authorityEnd(of base: String) -> String.Index {
        guard let marker = base.firstRange(of: "//") else { return base.startIndex }
        return base[marker.upperBound...].firstIndex { $0 == "/" || $0 == "?" } ?? base.endIndex
    }

    /// In paths of files empty segments mean nothing; in addresses they do, and so does a slash at the end.
    private static func removingDotSegments(_ path: Substring, _ authority: Substring) -> String {
        guard !authority.isEmpty else { return removingDotSegments(String(path)) }
        var segments: [Substring] = []
        let given = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for segment in given where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        if given.last == "." || given.last == ".." { segments.append("") }
        return "/" + segments.joined(separator: "/")
    }

    /// The path without `.` and `..` (§5.2.4). Those that lead out of a relative path stay in front.
    package static func removingDotSegments(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == "..", let last = segments.last, last != ".." {
                segments.removeLast()
            } else if segment != ".." || !path.hasPrefix("/") {
                segments.append(segment)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + segments.joined(separator: "/")
    }
}
