import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The request body of an operation: of the media type that serves best, or one of several where they say something
    /// else.
    mutating func resolveBody(of operation: OpenAPI.Operation, id: OperationID) -> IR.Operation.Body? {
        guard let reference = operation.requestBody,
            let body = followed(reference, ReferenceResolver.requestBody),
            let first = preferredInRequest(body.content)
        else { return nil }
        let mediaTypes = differentBodies(body.content, besides: first)
        reportUnusedTypes(body.content, used: mediaTypes)
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
            guard isExpressed, !name.isRange, !result.contains(where: { isSameSchema($0.schema, mediaType.schema) })
            else { continue }
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
            return .json(type, contentType: name.sent)
        case .multipart:
            return multipartContent(mediaType, place: place)
        case .form:
            return formContent(mediaType, place: place)
        case .text:
            return .text(contentType: name.sent)
        case .other:
            reportUnreadSchema(of: mediaType)
            return .bytes(contentType: name.sent)
        }
    }

    /// The first of the best media types, in document order.
    func preferredInRequest(_ content: [MediaType]) -> MediaType? {
        content.min { $0.rankInRequest < $1.rankInRequest }
    }

    mutating func reportUnusedTypes(_ content: [MediaType], used: [MediaType]) {
        for other in content where !used.contains(where: { $0.type == other.type }) {
            let isSame = used.contains { isSameSchema(other.schema, $0.schema) }
            let names = used.map { "`\($0.type)`" }.joined(separator: ", ")
            diagnostics.append(
                Diagnostic(
                    "media-type-unused",
                    isSame ? .note : .warning,
                    "`\(other.type)` is not used: \(names) serves this body",
                    at: other.location,
                    hint: isSame ? nil : "their schemas differ; give this one an operation of its own"
                )
            )
        }
    }

    /// Whether two bodies mean the same, as far as that shows without looking into them.
    func isSameSchema(_ first: Schema?, _ second: Schema?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        if let left = first.reference, let right = second.reference { return left.target == right.target }
        let isPlain = [first, second].allSatisfy {
            $0.reference == nil && !$0.object.isPresent && !$0.array.isPresent && $0.enumeration == nil
                && $0.composition.allOf.isEmpty && $0.composition.oneOf.isEmpty && $0.composition.anyOf.isEmpty
        }
        return isPlain && first.types == second.types && first.format == second.format
    }

    /// Bytes are what a string is anyway; a schema that says more is lost.
    func hasUnreadSchema(_ mediaType: MediaType) -> Bool {
        guard let schema = mediaType.schema else { return false }
        let conjunction = conjunction(of: schema)
        return !conjunction.types.allSatisfy { $0 == .string } || !conjunction.alternatives.isEmpty
    }

    mutating func reportUnreadSchema(of mediaType: MediaType) {
        guard hasUnreadSchema(mediaType) else { return }
        diagnostics.append(
            Diagnostic(
                "body-not-expressed",
                .warning,
                "a body of the type `\(mediaType.type)` is raw bytes; its schema is not read",
                at: mediaType.location,
                hint: "nothing of the body is lost; describe it as JSON to have it typed"
            )
        )
    }
}
