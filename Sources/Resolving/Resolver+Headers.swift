import IR
import OpenAPI

extension Resolver {
    /// The headers of a response (Header Object).
    mutating func headers(of response: OpenAPI.Response) -> [IR.Operation.Header] {
        response.headers.compactMap { named in
            // The content type is that of the body (Response Object, `headers`).
            guard named.name.lowercased() != "content-type",
                let header = followed(named.header, ReferenceResolver.header)
            else { return nil }
            var documentation = header.schema.map { self.documentation(of: $0) } ?? Documentation()
            documentation.description = header.description ?? documentation.description
            documentation.isDeprecated = documentation.isDeprecated || header.isDeprecated
            return IR.Operation.Header(
                name: named.name,
                type: header.schema.map { headerType(of: $0) } ?? .string,
                isRequired: header.isRequired,
                documentation: documentation,
                location: header.location
            )
        }
    }

    /// The headers of all responses, each name once: many documents repeat theirs for every operation.
    ///
    /// What responses describe in several ways is a text, which anything can be read from.
    static func headers(of groups: [OperationGroup]) -> [IR.Operation.Header] {
        var indexes: [String: Int] = [:]
        var headers: [IR.Operation.Header] = []
        let operations = groups.flatMap(\.operations)
        for header in operations.flatMap({ $0.successes + $0.failures }).flatMap(\.headers) {
            guard let index = indexes[header.name.lowercased()] else {
                indexes[header.name.lowercased()] = headers.count
                headers.append(header)
                continue
            }
            if headers[index].type != header.type { headers[index].type = .string }
            if !header.documentation.isDeprecated { headers[index].documentation.isDeprecated = false }
        }
        return headers
    }

    /// The type of a header: a component's, or a simple one. No types are declared for headers alone.
    private mutating func headerType(of schema: Schema) -> TypeReference {
        let conjunction = conjunction(of: schema)
        if let reference = schema.reference, let target = target(of: reference), isComponent(target) {
            return .named(TypeID(target.pointer.description))
        }
        switch conjunction.types {
        case [.integer]: return .integer
        case [.number]: return .number
        case [.boolean]: return .boolean
        case [.string] where stringType(of: conjunction.telling) == .dateTime: return .dateTime
        case [.string] where stringType(of: conjunction.telling) == .date: return .date
        case [.array]:
            let items = conjunction.parts.last { $0.array.isPresent }?.array.items
            return .array(items.map { headerType(of: $0) } ?? .string)
        default: return .string
        }
    }
}
