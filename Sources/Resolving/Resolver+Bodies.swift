import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The request body of an operation: of the media type that serves best, or one of several where they say something
    /// else.
    mutating func resolveBody(of operation: OpenAPI.Operation, id: OperationID) -> IR.Operation.Body? {
        guard let reference = operation.requestBody,
            let body = followed(reference, ReferenceResolver.requestBody)
        else { return nil }
        let documented = named(body.content)
        guard let first = preferredInRequest(documented) else { return nil }
        let mediaTypes = differentBodies(documented, besides: first)
        reportUnusedTypes(documented, used: mediaTypes)
        let content =
            mediaTypes.count > 1
            ? requestChoice(mediaTypes, id: id, location: body.location)
            : requestContent(first, place: .operation(id, part: .request))
        return IR.Operation.Body(content: content, isRequired: body.isRequired, description: body.description)
    }

    /// The media types whose bodies are of use beside the best one, in document order: those with another schema that can
    /// be expressed.
    private func differentBodies(_ content: [MediaType], besides first: MediaType) -> [MediaType] {
        var result = [first]
        for mediaType in content where mediaType.type != first.type {
            let name = MediaTypeName(mediaType.type)
            let isExpressed = name.kind != .other || !hasUnreadSchema(mediaType)
            let isSaid = result.contains { other in
                !(name.isPatch && MediaTypeName(other.type).isPatch) && isSameSchema(other.schema, mediaType.schema)
            }
            guard isExpressed, !name.isRange, !isSaid else { continue }
            result.append(mediaType)
        }
        return content.filter { mediaType in result.contains { $0.type == mediaType.type } }
    }

    private mutating func requestChoice(
        _ mediaTypes: [MediaType],
        id: OperationID,
        location: SourceLocation
    ) -> IR.Operation.Content {
        let choice = TypeID("\(id.pointer)/requestBody")
        types.add(
            TypeDefinition(
                id: choice,
                owner: .operation(id, part: .request),
                title: nil,
                kind: .requests([]),
                documentation: Documentation(),
                location: location
            )
        )
        let contents = mediaTypes.map { mediaType in
            requestContent(mediaType, place: .type(choice, role: .request(MediaTypeName(mediaType.type).sent)))
        }
        types.update(choice) { $0.kind = .requests(contents) }
        return .requests(choice)
    }

    private mutating func requestContent(_ mediaType: MediaType, place: Place) -> IR.Operation.Content {
        let name = MediaTypeName(mediaType.type)
        switch name.kind {
        case .json:
            let type = mediaType.schema.map { resolve($0, place: self.place(of: $0, place)).type } ?? .json
            return isRaw(type) ? .bytes(contentType: name.sent) : .json(type, contentType: name.sent)
        case .multipart:
            return multipartContent(mediaType, place: place)
        case .form:
            return formContent(mediaType, place: place)
        case .text:
            reportUnreadText(of: mediaType)
            return .text(contentType: name.sent)
        case .other:
            reportUnreadSchema(of: mediaType)
            return .bytes(contentType: name.sent)
        }
    }

    /// Whether a body of the type is the bytes themselves.
    func isRaw(_ type: TypeReference) -> Bool { [.bytes, .file].contains(types.unaliased(type)) }

    /// The first of the best media types, in document order. A form says as much as JSON, and more where it has files, which
    /// are no JSON: a file that is all of a body is better off under a type of its own.
    func preferredInRequest(_ content: [MediaType]) -> MediaType? {
        guard content.count > 1 else { return content.first }
        let ranks = content.map { mediaType in
            switch MediaTypeName(mediaType.type).kind {
            case .multipart where hasFiles(mediaType): -1
            case .json where mediaType.schema.map { isFile(conjunction(of: $0)) } ?? false: 5
            default: mediaType.rankInRequest
            }
        }
        return zip(content, ranks).min { $0.1 < $1.1 }?.0
    }

    private func hasFiles(_ form: MediaType) -> Bool {
        guard let schema = form.schema else { return false }
        return conjunction(of: schema).objectParts.contains { part in
            part.object.properties.contains { mayBeFile($0.schema) }
        }
    }

    /// Whether a part of a form may be a file.
    private func mayBeFile(_ part: Schema, levels: Int = 3) -> Bool {
        let conjunction = conjunction(of: part)
        if conjunction.types == [.string] { return isFile(conjunction) }
        let inner = conjunction.alternatives.flatMap(\.schemas) + conjunction.parts.compactMap(\.array.items)
        return levels > 0 && inner.contains { mayBeFile($0, levels: levels - 1) }
    }

    private func isFile(_ conjunction: Conjunction) -> Bool {
        conjunction.types == [.string] && stringType(of: conjunction.telling) == .file
    }

    mutating func reportUnusedTypes(_ content: [MediaType], used: [MediaType]) {
        for other in content where !used.contains(where: { $0.type == other.type }) {
            let isSame = used.contains { serves($0, for: other, among: used) }
            let names = used.map { "`\($0.type)`" }.joined(separator: ", ")
            diagnostics.append(
                Diagnostic(
                    "media-type-unused",
                    isSame ? .note : .warning,
                    "`\(other.type)` is not used: \(names) \(used.count == 1 ? "serves" : "serve") this body",
                    at: other.location,
                    hint: isSame ? nil : "their schemas differ; to have this one, remove the others by an overlay"
                )
            )
        }
    }

    /// Whether a body says what one of another media type does. Several kinds of JSON tell each other apart.
    private func serves(_ mediaType: MediaType, for other: MediaType, among used: [MediaType]) -> Bool {
        guard isSameSchema(other.schema, mediaType.schema) || isRead(mediaType, as: other) else { return false }
        func isJSON(_ mediaType: MediaType) -> Bool { MediaTypeName(mediaType.type).kind == .json }
        return !isJSON(other) || isJSON(mediaType) || !used.contains(where: isJSON)
    }

    /// Whether two bodies are texts, or bytes, of which no schema says more.
    private func isRead(_ mediaType: MediaType, as other: MediaType) -> Bool {
        let kind = MediaTypeName(mediaType.type).kind
        guard [.text, .other].contains(kind), MediaTypeName(other.type).kind == kind else { return false }
        return !hasUnreadSchema(mediaType) && !hasUnreadSchema(other)
    }

    /// Whether two bodies mean the same, as far as that shows without looking into them.
    func isSameSchema(_ first: Schema?, _ second: Schema?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.says(theSameAs: second)
    }

    /// Media types with a name for what a range leaves open. `*/*` is what frameworks write that are told no type; a schema
    /// that says more than bytes can be speaks of JSON, and one of a mere text, of text.
    func named(_ content: [MediaType]) -> [MediaType] {
        content.map { mediaType in
            guard MediaTypeName(mediaType.type).isOpen, let name = name(for: mediaType, among: content) else {
                return mediaType
            }
            var named = mediaType
            named.type = name
            return named
        }
    }

    private func name(for range: MediaType, among content: [MediaType]) -> String? {
        guard let schema = range.schema else { return nil }
        if hasUnreadSchema(range) {
            return content.contains { MediaTypeName($0.type).kind == .json } ? nil : "application/json"
        }
        let isText = isMereText(schema) && conjunction(of: schema).telling.format == nil
        return isText && content.count == 1 ? "text/*" : nil
    }

    /// Bytes are what a string is anyway; a schema that says more is lost.
    func hasUnreadSchema(_ mediaType: MediaType) -> Bool {
        guard let schema = mediaType.schema else { return false }
        let conjunction = conjunction(of: schema)
        guard !conjunction.alternatives.isEmpty else { return !conjunction.types.allSatisfy { $0 == .string } }
        let shapes = shapes(of: conjunction)
        return shapes.isEmpty || shapes.contains { $0.kind != .string }
    }

    /// An object or a list that is written as a text, as XML may be; from a text other values can be read.
    mutating func reportUnreadText(of mediaType: MediaType) {
        let shapes = mediaType.schema.map { self.shapes(of: conjunction(of: $0)) } ?? []
        let isStream = MediaTypeName(mediaType.type).streamFormat != nil
        guard !isStream, shapes.contains(where: { $0.kind == .object || $0.kind == .array }) else { return }
        reportUnreadSchema(of: mediaType, as: "a text")
    }

    /// - Parameter what: What the body is instead.
    mutating func reportUnreadSchema(of mediaType: MediaType, as what: String = "raw bytes") {
        guard hasUnreadSchema(mediaType) else { return }
        let isForm = [.multipart, .form].contains(MediaTypeName(mediaType.type).kind)
        diagnostics.append(
            Diagnostic(
                "body-not-expressed",
                .warning,
                "a body of the type `\(mediaType.type)` is \(what); its schema is not read",
                at: mediaType.location,
                hint: "nothing of the body is lost; "
                    + (isForm ? "describe the form as an object of its parts" : "describe it as JSON to have it typed")
            )
        )
    }
}
