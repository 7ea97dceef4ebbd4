import Foundation

/// Percent-encoding by RFC 3986.
enum PercentEncoding {
    /// Letters, digits, `-`, `.`, `_` and `~`.
    static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
    /// What may stand in a value of a query in which reserved characters are allowed: all but those that would end the
    /// value, or that servers read as something else.
    static let reservedInValues = unreserved.union(CharacterSet(charactersIn: ":/?@!$'()*,;="))
    /// What may stand in a URL, where it may have a meaning.
    static let anyInURLs = unreserved.union(CharacterSet(charactersIn: ":/?#[]@!$&'()*+,;=%"))

    /// Encodes all other characters.
    static func encode(_ text: String, keeping kept: CharacterSet = unreserved) -> String {
        // Never nil: texts in Swift are valid Unicode.
        text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
    }
}
