import Diagnostics
import IR
import OpenAPI
import YAML

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
            var result = IR.Operation.Header(
                name: named.name,
                type: header.schema.map { headerType(of: $0) } ?? .string,
                isRequired: header.isRequired,
                documentation: documentation,
                location: header.location
            )
            if header.schema == nil, let json = header.content.first(where: { MediaTypeName($0.type).kind == .json }) {
                result.isJSON = true
                result.type = json.schema.map { jsonType(of: $0) } ?? .json
                if let schema = json.schema, result.type == .json, hasDeclaredMembers(schema) { reportAny(result) }
            } else if let schema = header.schema {
                if hasMembers(schema) {
                    result.type = .string
                    reportText(result)
                }
                // A text says in its documentation what else it could have been.
                if result.type == .string { result.documentation.allowedValues = listedTexts(of: schema) }
            }
            return result
        }
    }

    /// The type of a header that is JSON: a component's, a list of these, or any JSON value.
    private mutating func jsonType(of schema: Schema) -> TypeReference {
        if let branch = onlyBranch(of: schema) { return jsonType(of: branch) }
        if let component = componentType(of: schema) { return component }
        let conjunction = conjunction(of: schema)
        switch conjunction.types {
        case [.array]:
            let items = conjunction.parts.last { $0.array.isPresent }?.array.items
            return .array(items.map { jsonType(of: $0) } ?? .json)
        case [.string] where conjunction.alternatives.isEmpty: return .string
        case [.integer], [.number], [.boolean]: return headerType(of: schema)
        default: return .json
        }
    }

    /// The branch that a union has beside null, which is the same as no header.
    private func onlyBranch(of schema: Schema) -> Schema? {
        let groups = schema.isOnlyUnion ? conjunction(of: schema).alternatives : []
        let branches = groups.count == 1 ? branches(of: groups[0]) : []
        return branches.count == 1 ? branches[0] : nil
    }

    private mutating func componentType(of schema: Schema) -> TypeReference? {
        guard let reference = (schema.onlyReference ?? schema).reference, let target = target(of: reference),
            isComponent(target)
        else { return nil }
        return .named(TypeID(target.pointer.description))
    }

    private func hasDeclaredMembers(_ schema: Schema) -> Bool {
        shapes(of: conjunction(of: schema)).contains { !$0.names.isEmpty }
    }

    /// Says that no type is declared for a header alone.
    private mutating func reportAny(_ header: IR.Operation.Header) {
        diagnostics.append(
            Diagnostic(
                "header-not-expressed",
                .note,
                "the header `\(header.name)` is any JSON value, since its schema stands in place",
                at: header.location,
                hint: "move the schema to `components/schemas` and refer to it to have the header typed"
            )
        )
    }

    /// Says that what is no single value and no list of some is left to the caller.
    private mutating func reportText(_ header: IR.Operation.Header) {
        diagnostics.append(
            Diagnostic(
                "header-not-expressed",
                .note,
                "the header `\(header.name)` is read as the text that it is, since its value has members",
                at: header.location,
                hint: "describe it as JSON to have it typed: `content: {application/json: {schema: …}}`"
            )
        )
    }

    private func hasMembers(_ schema: Schema, levels: Int = 2) -> Bool {
        let shapes = shapes(of: conjunction(of: schema))
        return shapes.contains { shape in
            shape.kind == .object || levels > 0 && shape.items.map { hasMembers($0, levels: levels - 1) } ?? false
        }
    }

    /// The texts that the header can be, where it can be no others.
    private func listedTexts(of schema: Schema) -> [String] {
        let shapes = shapes(of: conjunction(of: schema))
        return shapes.contains(where: \.values.isEmpty) ? [] : shapes.flatMap(\.values).map { NodeWriter.quoted($0) }
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
            if headers[index].type != header.type || headers[index].isJSON != header.isJSON {
                headers[index].type = .string
                headers[index].isJSON = false
            }
            if headers[index].documentation.allowedValues != header.documentation.allowedValues {
                headers[index].documentation.allowedValues = []
            }
            if !header.documentation.isDeprecated { headers[index].documentation.isDeprecated = false }
        }
        return headers
    }

    /// The type of a header: a component's, or a simple one. No types are declared for headers alone.
    private mutating func headerType(of schema: Schema) -> TypeReference {
        if let branch = onlyBranch(of: schema) { return headerType(of: branch) }
        if let component = componentType(of: schema) { return component }
        let conjunction = conjunction(of: schema)
        switch conjunction.types {
        case [.integer]: return integerType(of: conjunction.telling)
        case [.number]: return numberType(of: conjunction.telling)
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
