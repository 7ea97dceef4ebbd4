import IR

extension Operation.Content {
    /// What a body is, in words: `json`, `multipart`, or the media type's own name.
    var words: Words {
        switch self {
        case .json, .jsonString: Words(["json"])
        case .multipart(_, "multipart/form-data"): Words(["multipart"])
        case .form: Words(["form"])
        case .text("text/plain"), .text("text/*"): Words(["text"])
        case .bytes("application/octet-stream"), .bytes("application/*"), .bytes("*/*"): Words(["bytes"])
        // `image/*`
        case .bytes(let type) where type.hasSuffix("/*"): Words(splitting: String(type.dropLast(2)))
        case .text(let type), .bytes(let type), .multipart(_, let type):
            Words(splitting: type.split(separator: "/").last.map(String.init) ?? type)
        case .responses, .requests: Words([])
        }
    }
}

extension Operation.Response {
    /// What tells the body from others of the same status; nothing where there are none.
    var contentWords: Words {
        switch (mediaTypes.count, content) {
        case (0, _), (_, nil): Words([])
        case (1, let content?): content.words
        case (_, .text): Words(["text"])
        case (_, .bytes): Words(["bytes"])
        case (_, let content?): content.words
        }
    }
}
