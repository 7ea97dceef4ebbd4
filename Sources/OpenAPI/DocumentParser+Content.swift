import Diagnostics
import YAML

/// Bodies: request bodies, responses, media types, encodings and examples.
extension DocumentParser {
    mutating func referencedRequestBody(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<RequestBody>? {
        referenced(pair.value, at: pair.key, as: .requestBody) { parser, pairs in
            parser.requestBody(pair.value, pairs, pointer)
        }
    }

    private mutating func requestBody(_ node: Node, _ pairs: [Mapping.Pair], _ pointer: JSONPointer) -> RequestBody {
        var body = RequestBody(location: node.location, pointer: pointer)
        for pair in pairs {
            switch RequestBodyKey(rawValue: pair.key) {
            case .description: body.description = text(pair)
            case .content: body.content = content(pair, pointer)
            case .required: body.isRequired = flag(pair) ?? false
            case nil: unrecognized(pair, RequestBodyKey.self, keeping: &body.extensions)
            }
        }
        return body
    }

    mutating func referencedResponse(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<Response>? {
        guard !pair.value.isNull else {
            wrongType(pair.value, at: pair.key, expected: .object)
            return .value(Response(location: pair.value.location, pointer: pointer))
        }
        return referenced(pair.value, at: pair.key, as: .response) { parser, pairs in
            parser.response(pair.value, pairs, pointer)
        }
    }

    private mutating func response(_ node: Node, _ pairs: [Mapping.Pair], _ pointer: JSONPointer) -> Response {
        var response = Response(location: node.location, pointer: pointer)
        for pair in pairs {
            switch ResponseKey(rawValue: pair.key) {
            case .description: response.description = text(pair)
            case .summary: break
            case .headers: response.headers = headers(pair, pointer)
            case .content: response.content = content(pair, pointer)
            case .links:
                unsupported(pair, in: "a response", severity: .note, hint: "links describe, and change no call")
            case nil: unrecognized(pair, ResponseKey.self, keeping: &response.extensions)
            }
        }
        return response
    }

    private mutating func headers(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [Response.NamedHeader] {
        guard let pairs = object(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return pairs.compactMap { pair in
            guard let header = referencedHeader(pair, pointer.appending(pair.key)) else { return nil }
            return Response.NamedHeader(name: pair.key, header: header)
        }
    }

    /// The media types of a `content` map.
    mutating func content(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [MediaType] {
        guard let pairs = object(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return pairs.compactMap { mediaType($0, pointer.appending($0.key)) }
    }

    private mutating func mediaType(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> MediaType? {
        var mediaType = MediaType(type: pair.key, location: pair.keyNode.location, pointer: pointer)
        // `text/csv:` with nothing behind it is a body of which nothing more is said.
        guard let pairs = object(pair) else { return pair.value.isNull ? mediaType : nil }
        for pair in pairs {
            switch MediaTypeKey(rawValue: pair.key) {
            case .schema: mediaType.schema = schema(pair, pointer.appending(pair.key))
            case .example: mediaType.examples.append(singleExample(pair))
            case .examples: mediaType.examples += examples(pair)
            case .encoding: mediaType.encodings = encodings(pair, pointer)
            case .itemSchema: mediaType.itemSchema = schema(pair, pointer.appending(pair.key))
            case .prefixEncoding, .itemEncoding:
                unsupported(pair, in: "a media type", severity: .warning, hint: "it is new in OpenAPI 3.2")
            case nil: unrecognized(pair, MediaTypeKey.self, keeping: &mediaType.extensions)
            }
        }
        return mediaType
    }

    private mutating func encodings(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [MediaType.Encoding] {
        guard let pairs = object(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return pairs.compactMap { pair in
            guard let pairs = object(pair) else { return nil }
            let pointer = pointer.appending(pair.key)
            var encoding = MediaType.Encoding(property: pair.key, location: pair.keyNode.location)
            for pair in pairs {
                switch EncodingKey(rawValue: pair.key) {
                case .contentType: encoding.contentType = text(pair)
                case .headers: encoding.headers = headers(pair, pointer)
                case .style: encoding.style = style(pair)
                case .explode: encoding.explode = flag(pair)
                case .allowReserved: encoding.allowsReserved = flag(pair) ?? false
                case .encoding, .prefixEncoding, .itemEncoding:
                    unsupported(pair, in: "an encoding", severity: .warning, hint: "it is new in OpenAPI 3.2")
                case nil: unrecognized(pair, EncodingKey.self)
                }
            }
            return encoding
        }
    }

    mutating func singleExample(_ pair: Mapping.Pair) -> Example {
        Example(value: pair.value, location: pair.value.location)
    }

    /// The entries of `examples`. An array, which JSON Schema has under this name, is a list of values.
    mutating func examples(_ pair: Mapping.Pair) -> [Example] {
        if let nodes = pair.value.sequence {
            wrongType(pair.value, at: pair.key, expected: .object, severity: .warning)
            return nodes.map { Example(value: $0, location: $0.location) }
        }
        return (object(pair) ?? []).compactMap { example($0) }
    }

    /// An Example Object (§4.8.19) under its name. A value in its place is taken for the example itself.
    mutating func example(_ pair: Mapping.Pair) -> Example? {
        var example = Example(name: pair.key, location: pair.value.location)
        guard let pairs = pair.value.mapping?.pairs else {
            wrongType(pair.value, at: pair.key, expected: .object, severity: .warning, hint: "write it under 'value'")
            example.value = pair.value
            return example
        }
        if let reference = pairs.first(where: { $0.key == "$ref" }) {
            example.reference = referenceObject(reference, pairs, .example)
            return example
        }
        for pair in pairs {
            switch ExampleKey(rawValue: pair.key) {
            case .summary: example.summary = text(pair)
            case .description: break
            case .value, .dataValue: example.value = pair.value
            case .externalValue: example.externalValue = text(pair)
            case .serializedValue: break
            case nil: unrecognized(pair, ExampleKey.self)
            }
        }
        return example
    }
}
