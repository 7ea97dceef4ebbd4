import IR
import OpenAPI

/// A body that a response can have.
struct ResponseContent {
    var content: IR.Operation.Content
    /// What it is sent as.
    var mediaTypes: [String]
}

extension Resolver {
    /// The bodies that a response can have, the best first: one for each type in Swift.
    ///
    /// - Parameter used: The media types that are read.
    mutating func resolveContents(_ content: [MediaType], used: [MediaType], place: Place) -> [ResponseContent] {
        var contents: [ResponseContent] = []
        for mediaType in used {
            let content = resolveContent(mediaType, place: place)
            let name = MediaTypeName(mediaType.type).essence
            guard let index = contents.firstIndex(where: { $0.content.type == content.type }) else {
                contents.append(ResponseContent(content: content, mediaTypes: [name]))
                continue
            }
            if !contents[index].mediaTypes.contains(name) { contents[index].mediaTypes.append(name) }
        }
        // Only those who choose between several say which media types they take.
        reportUnusedTypes(content, used: contents.count > 1 ? used : Array(used.prefix(1)))
        return contents
    }

    private mutating func resolveContent(_ mediaType: MediaType, place: Place) -> IR.Operation.Content {
        let name = MediaTypeName(mediaType.type)
        switch name.kind {
        case .json:
            guard let schema = mediaType.schema else { return .json(.json, contentType: name.full) }
            let resolved = resolve(schema, place: self.place(of: schema, place))
            // Binary content is no JSON, whatever its media type is called (OpenAPI 3.0, Data Types).
            if isRaw(resolved.type) { return .bytes(contentType: name.full) }
            switch types.unaliased(resolved.type) {
            case .string where !resolved.isNullable: return .jsonString
            default: return .json(resolved.element, contentType: name.full)
            }
        case .text:
            reportUnreadText(of: mediaType)
            return .text(contentType: name.full)
        case .multipart, .form, .other:
            reportUnreadSchema(of: mediaType)
            return .bytes(contentType: name.full)
        }
    }

    /// The first of the best media types, in document order.
    func preferredInResponse(_ content: [MediaType]) -> MediaType? {
        content.min { $0.rankInResponse < $1.rankInResponse }
    }

    /// The media types of a success that are read: the best one and, beside it, texts and bytes with another schema, which a
    /// server sends where the request asks for them. JSON that is a mere text stands for all texts.
    func usedInSuccess(_ content: [MediaType]) -> [MediaType] {
        guard let first = preferredInResponse(content) else { return [] }
        if MediaTypeName(first.type).kind == .json, first.schema.map(isMereText) ?? false { return [first] }
        return [first] + content.filter { $0.type != first.type && isOther($0, than: first) }
    }

    /// Whether a schema says no more than that a value is a string.
    func isMereText(_ schema: Schema) -> Bool {
        conjunction(of: schema).types == [.string]
    }

    /// Whether a media type is no other notation of the best one: neither XML, nor one with the same schema, nor one whose
    /// schema is an object's. Other JSON comes only to those who ask for it, and streams are read in another way.
    private func isOther(_ mediaType: MediaType, than best: MediaType) -> Bool {
        let name = MediaTypeName(mediaType.type)
        guard [.text, .other].contains(name.kind), name.streamFormat == nil, !name.essence.contains("xml") else {
            return false
        }
        return !hasUnreadSchema(mediaType) && !isSameSchema(mediaType.schema, best.schema)
    }
}
