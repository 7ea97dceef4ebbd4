import IR

extension Operation.Content {
    /// What a body is, in words: `json`, `multipart`, or the media type's own name.
    var words: Words {
        switch self {
        case .json, .jsonString: Words(["json"])
        case .multipart: Words(["multipart"])
        case .form: Words(["form"])
        case .text("text/plain"): Words(["text"])
        case .bytes("application/octet-stream"): Words(["bytes"])
        case .text(let type), .bytes(let type):
            Words(splitting: type.split(separator: "/").last.map(String.init) ?? type)
        case .responses, .requests: Words([])
        }
    }
}
