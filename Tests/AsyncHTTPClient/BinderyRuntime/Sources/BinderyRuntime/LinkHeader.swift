import HTTPTypes

/// Reads the header `Link` (RFC 8288 §3).
enum LinkHeader {
    /// The address of the page behind this one; nil where none is told.
    static func next(in fields: HTTPFields) -> String? {
        guard let name = HTTPField.Name("Link") else { return nil }
        // Commas separate links, and semicolons parameters, but in texts in quotes.
        let link = /<([^>]*)>((?:[^,"]|"(?:[^"\\]|\\.)*")*)/
        let parameter = /;\s*([^\s=;]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*)))?/
        for match in fields[fields: name].flatMap({ $0.value.matches(of: link) }) {
            let relation = match.2.matches(of: parameter).first { $0.1.lowercased() == "rel" }
            let relations = (relation?.2 ?? relation?.3 ?? "").lowercased().split(separator: " ")
            if relations.contains("next") { return String(match.1) }
        }
        return nil
    }
}
