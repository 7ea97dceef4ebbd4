/// A media type without its parameters (RFC 9110 §8.3.1).
struct MediaTypeName {
    enum Kind {
        case json, multipart, form, text, other
    }

    /// `application/json`, in lower case.
    let essence: String

    init(_ text: String) {
        let type = text.prefix { $0 != ";" }
        essence = type.lowercased().filter { !$0.isWhitespace }
    }

    var kind: Kind {
        if ["application/json", "text/json"].contains(essence) || essence.hasSuffix("+json") { return .json }
        if essence == "multipart/form-data" { return .multipart }
        if essence == "application/x-www-form-urlencoded" { return .form }
        if essence.hasPrefix("text/") { return .text }
        return .other
    }

    /// Whether the type is a range, as `image/*` is.
    var isRange: Bool { essence.contains("*") }

    /// The type that a body is sent with: a range names none.
    var sent: String {
        guard isRange else { return essence }
        switch kind {
        case .json: return "application/json"
        case .text: return "text/plain"
        case .multipart, .form, .other: return "application/octet-stream"
        }
    }

    /// How well the type serves as a response: what is decoded before what is not, a type before a range.
    var rankInResponse: Int {
        switch kind {
        case .json: essence == "application/json" ? 0 : isRange ? 2 : 1
        case .multipart, .form: 3
        case .text: isRange ? 5 : 4
        case .other: isRange ? 7 : 6
        }
    }

    /// The same for a request, where a form says as much as JSON.
    var rankInRequest: Int { kind == .multipart ? 0 : rankInResponse }
}
