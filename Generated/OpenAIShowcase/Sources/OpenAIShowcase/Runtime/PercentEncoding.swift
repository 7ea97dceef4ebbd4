import Foundation

/// Percent-encoding by RFC 3986.
enum PercentEncoding {
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
    private static let allowedInValues = unreserved.union(CharacterSet(charactersIn: ":/?@!$'()*,;="))
    private static let allowedInLiterals = unreserved.union(CharacterSet(charactersIn: ":/?#[]@!$&'()*+,;=%"))

    /// Encodes a value, so that only unreserved characters survive: letters, digits, `-`, `.`, `_` and `~`.
    static func encode(_ value: String) -> String {
        encode(value, keeping: unreserved)
    }

    /// Encodes a value of a query in which reserved characters are allowed: all but those that would end the value, or
    /// that servers read as something else.
    static func encodeReserved(_ value: String) -> String {
        encode(value, keeping: allowedInValues)
    }

    /// Encodes only what may not stand in a URL at all, and keeps what has a meaning there.
    static func encodeLiteral(_ text: String) -> String {
        encode(text, keeping: allowedInLiterals)
    }

    private static func encode(_ text: String, keeping kept: CharacterSet) -> String {
        // Never nil: texts in Swift are valid Unicode.
        text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
    }
}
