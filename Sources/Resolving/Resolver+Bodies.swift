import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The request body of an operation, of the media type that serves best.
    mutating func resolveBody(of operation: OpenAPI.Operation, id: OperationID) -> IR.Operation.Body? {
        guard let reference = operation.requestBody,
            let body = followed(reference, ReferenceResolver.requestBody),
            let mediaType = preferred(body.content)
        else { return nil }
        reportUnusedTypes(body.content, used: mediaType)
        return IR.Operation.Body(
            content: requestContent(mediaType, id: id),
            isRequired: body.isRequired,
            description: body.description
        )
    }

    private mutating func requestContent(_ mediaType: MediaType, id: OperationID) -> IR.Operation.Content {
        let type = MediaTypeName(mediaType.type)
        let place = Place.operation(id, part: .request)
        switch type.kind {
        case .json:
            return .json(mediaType.schema.map { resolve($0, place: place).type } ?? .json)
        case .multipart:
            if let schema = mediaType.schema, case .named(let id) = resolve(schema, place: place).type {
                types.update(id) { $0.markAsMultipartBody() }
                return .multipart(.named(id))
            }
            return .bytes(contentType: type.essence)
        case .text:
            return .text(contentType: type.essence)
        case .other:
            return .bytes(contentType: type.essence)
        }
    }

    /// The content of the success response: the first 2xx with a body, else none; `default` where there is no 2xx.
    mutating func resolveSuccess(of operation: OpenAPI.Operation, id: OperationID) -> IR.Operation.Content? {
        var successes: [(OperationResponse, MediaType)] = []
        for response in successResponses(of: operation) {
            guard response.status != .code(204), response.status != .code(205),
                let value = followed(response.response, ReferenceResolver.response),
                let mediaType = preferred(value.content)
            else { continue }
            reportUnusedTypes(value.content, used: mediaType)
            successes.append((response, mediaType))
        }
        guard let (response, mediaType) = successes.first else { return nil }
        for (other, _) in successes.dropFirst() {
            diagnostics.append(
                Diagnostic(
                    "response-not-expressed",
                    .warning,
                    "a second success response with a body is not read",
                    at: other.location,
                    related: [.init("this one is", at: response.location)]
                )
            )
        }
        return responseContent(mediaType, id: id)
    }

    func successResponses(of operation: OpenAPI.Operation) -> [OperationResponse] {
        let successes = operation.responses.filter { response in
            switch response.status {
            case .code(let code): (200..<300).contains(code)
            case .range(let range): range == 2
            case .fallback: false
            }
        }
        return successes.isEmpty ? operation.responses.filter { $0.status == .fallback } : successes
    }

    private mutating func responseContent(_ mediaType: MediaType, id: OperationID) -> IR.Operation.Content {
        let type = MediaTypeName(mediaType.type)
        let place = Place.operation(id, part: .response)
        switch type.kind {
        case .json:
            guard let schema = mediaType.schema else { return .json(.json) }
            switch resolve(schema, place: place).type {
            case .bytes, .file: return .bytes(contentType: type.essence)
            case .string: return .jsonString
            case let other: return .json(other)
            }
        case .text:
            return .text(contentType: type.essence)
        case .multipart, .other:
            return .bytes(contentType: type.essence)
        }
    }

    /// JSON before forms, forms before text, text before anything else; the document's order among equals.
    func preferred(_ content: [MediaType]) -> MediaType? {
        content.min { MediaTypeName($0.type).kind < MediaTypeName($1.type).kind }
    }

    private mutating func reportUnusedTypes(_ content: [MediaType], used: MediaType) {
        for other in content where other.type != used.type {
            diagnostics.append(
                Diagnostic(
                    "media-type-unused",
                    .warning,
                    "`\(other.type)` is not used: `\(used.type)` serves this body",
                    at: other.location
                )
            )
        }
    }
}

/// A media type without its parameters (RFC 9110 §8.3.1).
struct MediaTypeName {
    enum Kind: Int, Comparable {
        case json, multipart, text, other

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    /// `application/json`, in lower case.
    let essence: String

    init(_ text: String) {
        let type = text.prefix { $0 != ";" }
        essence = type.lowercased().filter { !$0.isWhitespace }
    }

    var kind: Kind {
        if essence == "application/json" || essence.hasSuffix("+json") { return .json }
        if essence == "multipart/form-data" { return .multipart }
        if essence.hasPrefix("text/") { return .text }
        return .other
    }
}

extension TypeDefinition {
    fileprivate mutating func markAsMultipartBody() {
        guard case .structure(var structure) = kind else { return }
        structure.isMultipartBody = true
        kind = .structure(structure)
    }
}
