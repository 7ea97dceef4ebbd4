import IR
import OpenAPI

/// A media type (RFC 9110 §8.3.1).
struct MediaTypeName {
    enum Kind {
        case json, multipart, form, text, other
    }

    /// The type without its parameters: `application/json`, in lower case.
    let essence: String
    /// The type with the parameters that tell it from others: `application/json; version=2`. Of the encoding of characters
    /// everybody assumes UTF-8.
    let full: String

    init(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            byte > UInt8(ascii: " ") && byte < 0x7F && byte != UInt8(ascii: ";")
                && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        guard !isPlain else {
            (essence, full) = (text, text)
            return
        }
        let parts = text.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        let parameters = parts.dropFirst().filter { part in
            !["charset=", "boundary="].contains { part.lowercased().hasPrefix($0) } && part.contains("=")
        }
        essence = parts.first?.lowercased() ?? ""
        full = ([essence] + parameters).joined(separator: "; ")
    }

    var kind: Kind {
        if ["application/json", "text/json"].contains(essence) || essence.hasSuffix("+json") { return .json }
        if essence.hasPrefix("multipart/"), !isRange { return .multipart }
        if essence == "application/x-www-form-urlencoded" { return .form }
        if essence.hasPrefix("text/") { return .text }
        return .other
    }

    /// The format of a body that is a sequence of events or JSON texts; `nil` where it is none.
    var streamFormat: IR.Operation.Stream.Format? {
        switch essence {
        case "text/event-stream": .serverSentEvents
        case "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines",
            "application/json-lines", "application/ndjson", "application/x-ndjson", "text/x-ndjson", "text/jsonl":
            .jsonLines
        case "application/json-seq": .jsonSequence
        default: nil
        }
    }

    /// Whether the type says how a document changes a resource (RFC 5789 §2), as `application/merge-patch+json` does: under another
    /// such type the same document means something else. The operations of a JSON Patch (RFC 6902), which frameworks list with every
    /// object, are an array.
    var isPatch: Bool { essence.hasSuffix("-patch+json") && essence != "application/json-patch+json" }

    /// Whether the type is a range, as `image/*` is.
    var isRange: Bool { essence.contains("*") }

    /// Whether the type says nothing of what a body is.
    var isOpen: Bool { essence == "*/*" || essence == "application/*" }

    /// The type that a body is sent with: a range names none.
    var sent: String {
        guard isRange else { return full }
        switch kind {
        case .json: return "application/json"
        case .text: return "text/plain"
        case .multipart, .form, .other: return "application/octet-stream"
        }
    }

    /// How well the type serves, in itself: what is decoded before what is not, a type before a range, and a stream of
    /// events last, which is another way to send what the others hold.
    var rank: Int {
        switch kind {
        case .json: essence == "application/json" ? 0 : isRange ? 2 : 1
        case .multipart, .form: 3
        case .other where !isRange && !essence.contains("xml"): 4
        case .text where essence == "text/event-stream": 9
        case .text: isRange ? 7 : 6
        case .other: 8
        }
    }
}

extension MediaType {
    /// How well the type serves as a response. JSON of which the document says no more than that it is a text gives way
    /// to bytes of a type of its own: `video/mp4` beside it is what the server sends.
    var rankInResponse: Int {
        let name = MediaTypeName(type)
        guard name.kind == .json, let schema, schema.types == [.string], schema.enumeration == nil,
            schema.reference == nil, schema.format == nil
        else { return name.rank }
        return 5
    }

    /// The same for a request, where a form says as much as JSON, and the operations of a JSON Patch (RFC 6902), which are an
    /// array, say less than what they make.
    var rankInRequest: Int {
        let name = MediaTypeName(type)
        if name.essence == "multipart/form-data" { return 0 }
        return name.essence == "application/json-patch+json" ? name.rank + 1 : name.rank
    }
}
