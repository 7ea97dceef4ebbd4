import HTTPTypes

/// Reads the header `Link` (RFC 8288 §3).
enum LinkHeader {
    /// The address of the page behind this one; nil where none is told.
    static func next(in fields: HTTPFields) -> String? {
        guard let name = HTTPField.Name("Link") else { return nil }
        for field in fields[fields: name] {
            if let next = next(in: field.value[...]) { return next }
        }
        return nil
    }

    private static func next(in value: Substring) -> String? {
        var rest = value
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let address = rest[rest.index(after: start)..<end]
            let (parameters, following) = parameters(in: rest[rest.index(after: end)...])
            let relations = parameters.first { $0.name == "rel" }?.value.lowercased().split(separator: " ") ?? []
            if relations.contains("next") { return String(address) }
            rest = following
        }
        return nil
    }

    /// The parameters of a link, up to the comma behind it. Values may be quoted, with commas inside.
    private static func parameters(in text: Substring) -> ([(name: String, value: String)], rest: Substring) {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        var end = text.endIndex
        for index in text.indices {
            let character = text[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
                continue
            } else if character == "\"" {
                isQuoted.toggle()
                continue
            } else if !isQuoted, character == "," {
                end = text.index(after: index)
                break
            } else if !isQuoted, character == ";" {
                parts.append("")
                continue
            }
            parts[parts.count - 1].append(character)
        }
        let parameters = parts.compactMap { part -> (name: String, value: String)? in
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let name = part[..<equals].filter { !$0.isWhitespace }.lowercased()
            return (name, String(part[part.index(after: equals)...]))
        }
        return (parameters, text[end...])
    }
}
