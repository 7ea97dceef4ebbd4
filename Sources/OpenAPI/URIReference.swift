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

    /// Whether it is a path from the root of the disk.
    var isAbsolutePath: Bool { scheme == "file" || location.hasPrefix("/") && !isRemote }

    /// The location as seen from a base URI (§5.2), which may be relative itself: `item` from `https://a.org/x/list` is
    /// `https://a.org/x/item`.
    static func resolve(_ location: String, against base: String) -> String {
        guard URIReference(location).scheme == nil, !location.isEmpty else { return location.isEmpty ? base : location }
        let authorityEnd = Self.authorityEnd(of: base)
        let (authority, basePath) = (base[..<authorityEnd], base[authorityEnd...])
        if location.hasPrefix("//") { return location }
        if location.hasPrefix("/") { return authority + removingDotSegments(location) }
        let folder = basePath.lastIndex(of: "/").map { basePath[...$0] } ?? (authority.isEmpty ? "" : "/")
        return authority + removingDotSegments(folder + location)
    }

    /// Where the path begins behind `https://host`.
    private static func authorityEnd(of base: String) -> String.Index {
        guard let marker = base.firstRange(of: "//") else { return base.startIndex }
        return base[marker.upperBound...].firstIndex(of: "/") ?? base.endIndex
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
