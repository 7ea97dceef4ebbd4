import Diagnostics
import YAML

extension DocumentParser {
    mutating func paths(_ pair: Mapping.Pair) -> [PathItem] {
        guard let pairs = object(pair) else { return [] }
        let pointer = JSONPointer.root.appending("paths")
        reportEquivalentPaths(pairs)
        return pairs.compactMap { pair in
            guard !pair.key.hasPrefix("x-") else { return nil }
            if pair.key.utf8.first != UInt8(ascii: "/") {
                report(
                    "path-without-slash",
                    .warning,
                    "the path '\(pair.key)' does not begin with '/'",
                    at: pair.keyNode,
                    hint: "write '/\(pair.key)'"
                )
            }
            let pointer = pointer.appending(pair.key)
            return pathItem(files.entry(pair, pointer), pointer)
        }
    }

    /// Paths that differ in the names of their parameters alone are the same one (Paths Object).
    private mutating func reportEquivalentPaths(_ pairs: [Mapping.Pair]) {
        var known: [String: Mapping.Pair] = [:]
        for pair in pairs {
            let shape = Self.withoutParameterNames(pair.key)
            guard let first = known[shape] else {
                known[shape] = pair
                continue
            }
            diagnostics.append(
                Diagnostic(
                    "equivalent-paths",
                    .warning,
                    "'\(pair.key)' and '\(first.key)' are the same path, but for the names of their parameters",
                    at: pair.keyNode.location,
                    hint: "make it one path item; the server cannot tell the two apart",
                    related: [.init("the other one", at: first.keyNode.location)]
                )
            )
        }
    }

    /// `/files/{}` for `/files/{id}`.
    private static func withoutParameterNames(_ path: String) -> String {
        var isInBraces = false
        return path.filter { character in
            if character == "}" { isInBraces = false }
            defer { if character == "{" { isInBraces = true } }
            return !isInBraces
        }
    }

    /// The webhooks of `webhooks` (3.1), or of `x-webhooks`, as documents of 3.0 write it.
    mutating func webhooks(_ pair: Mapping.Pair) -> [PathItem] {
        pathItems(pair, JSONPointer.root.appending(pair.key))
    }

    private mutating func callbacks(_ pair: Mapping.Pair, _ owner: JSONPointer) -> [Callback] {
        guard let pairs = object(pair) else { return [] }
        let pointer = owner.appending(pair.key)
        return pairs.compactMap { pair in
            guard !pair.key.hasPrefix("x-") else { return nil }
            let items = pathItems(pair, pointer.appending(pair.key))
            return Callback(name: pair.key, location: pair.keyNode.location, pathItems: items)
        }
    }

    private mutating func pathItems(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> [PathItem] {
        guard let pairs = object(pair) else { return [] }
        return pairs.compactMap { pair in
            guard !pair.key.hasPrefix("x-") else { return nil }
            let pointer = pointer.appending(pair.key)
            return pathItem(files.entry(pair, pointer), pointer)
        }
    }

    /// A path item that may be a Reference Object, in the components.
    mutating func referencedPathItem(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Referenced<PathItem>? {
        guard let item = pathItem(pair, pointer) else { return nil }
        guard let reference = item.reference, item.operations.isEmpty, item.parameters.isEmpty else {
            return .value(item)
        }
        return .reference(reference)
    }

    mutating func pathItem(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> PathItem? {
        // A reference to another path item is kept, for the operations beside it and those of its target are one.
        guard let pairs = pair.value.mapping?.pairs ?? object(pair) else { return nil }
        var item = PathItem(path: pair.key, pathLocation: pair.keyNode.location, pointer: pointer)
        for pair in pairs {
            switch PathItemKey(rawValue: pair.key) {
            case .reference: item.reference = reference(pair, .pathItem)
            case .summary: item.summary = text(pair)
            case .description: item.description = text(pair)
            case .servers: item.servers = servers(pair)
            case .parameters: item.parameters = parameters(pair, pointer)
            case .get, .put, .post, .delete, .options, .head, .patch, .trace, .query:
                if let method = Operation.Method(key: pair.key), let operation = operation(pair, method, pointer) {
                    item.operations.append(operation)
                }
            case .additionalOperations: item.operations += additionalOperations(pair, pointer)
            case nil: unknownPathItemKey(pair, &item)
            }
        }
        return item
    }

    private mutating func unknownPathItemKey(_ pair: Mapping.Pair, _ item: inout PathItem) {
        // A scalar or an array cannot be an operation, so that its key is no method.
        guard pair.value.mapping != nil, !pair.key.hasPrefix("x-") else {
            unrecognized(pair, PathItemKey.self, keeping: &item.extensions)
            return
        }
        let methods = Operation.Method.keys
        let near = methods.first { $0 == pair.key.lowercased() } ?? NearestName.find(pair.key, in: methods)
        report(
            "unknown-method",
            .error,
            "'\(pair.key)' is not an HTTP method that OpenAPI knows",
            at: pair.keyNode,
            hint: near.map { "did you mean '\($0)'?" } ?? "the methods are \(methods.joined(separator: ", "))"
        )
    }

    /// The operations of methods that are no keys of the path item, by these (OpenAPI 3.2 §4.9).
    private mutating func additionalOperations(_ pair: Mapping.Pair, _ itemPointer: JSONPointer) -> [Operation] {
        (object(pair) ?? []).compactMap { pair in
            if let method = Operation.Method(additional: pair.key), Operation.Method(key: pair.key.lowercased()) == nil
            {
                return operation(pair, method, itemPointer)
            }
            report(
                "unknown-method",
                .error,
                "'\(pair.key)' cannot be one of the additional operations",
                at: pair.keyNode,
                hint: "write the name of a method that is no key of a path item, such as COPY"
            )
            return nil
        }
    }

    private mutating func operation(
        _ pair: Mapping.Pair,
        _ method: Operation.Method,
        _ itemPointer: JSONPointer
    ) -> Operation? {
        guard let pairs = object(pair) else { return nil }
        let pointer = itemPointer.appending(method.tokens)
        var operation = Operation(method: method, pointer: pointer, location: pair.keyNode.location)
        for pair in pairs {
            switch OperationKey(rawValue: pair.key) {
            case .operationId: operationID(pair, &operation)
            case .tags: operation.tags = texts(pair)
            case .summary: operation.summary = text(pair)
            case .description: operation.description = text(pair)
            case .externalDocs: operation.externalDocumentation = externalDocumentation(pair)
            case .deprecated: operation.isDeprecated = flag(pair) ?? false
            case .parameters: operation.parameters = parameters(pair, pointer)
            case .requestBody: operation.requestBody = referencedRequestBody(pair, pointer.appending(pair.key))
            case .responses: operation.responses = responses(pair, pointer.appending(pair.key))
            case .security: operation.security = security(pair)
            case .servers: operation.servers = servers(pair)
            case .callbacks: operation.callbacks = callbacks(pair, pointer)
            case .oaiMeta: operation.oaiMeta = operationMeta(pair.value)
            case nil: unrecognized(pair, OperationKey.self, keeping: &operation.extensions)
            }
        }
        return operation
    }

    private mutating func operationID(_ pair: Mapping.Pair, _ operation: inout Operation) {
        guard let id = text(pair), !id.isEmpty else { return }
        operation.operationID = id
        operation.operationIDLocation = pair.value.location
        guard let first = operationIDs[id] else {
            operationIDs[id] = pair.value.location
            return
        }
        // A path item in another file may stand at several paths.
        guard first != pair.value.location || files.document(of: pair.value).isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                "duplicate-operation-id",
                // The specification forbids it, and tools tolerate it.
                .warning,
                "the operationId '\(id)' is used twice",
                at: pair.value.location,
                hint:
                    "give each operation an id of its own; until then those of one group are called by their methods and paths",
                related: [.init("first used here", at: first)]
            )
        )
    }

    private mutating func responses(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> [OperationResponse] {
        guard let pairs = object(pair) else { return [] }
        return pairs.compactMap { pair in
            guard !pair.key.hasPrefix("x-") else { return nil }
            guard let status = OperationResponse.Status(key: pair.key) else {
                report(
                    "unknown-status",
                    .error,
                    "'\(pair.key)' is not a status code",
                    at: pair.keyNode,
                    hint: "write a code such as '200', a range such as '2XX', or 'default'"
                )
                return nil
            }
            let pointer = pointer.appending(pair.key)
            guard let response = referencedResponse(pair, pointer) else { return nil }
            let location = pair.keyNode.location
            return OperationResponse(status: status, location: location, pointer: pointer, response: response)
        }
    }
}

extension OperationResponse.Status {
    /// Reads a key of the Responses Object (§4.8.16): `200`, `2XX`, `default`.
    package init?(key: String) {
        if key == "default" {
            self = .fallback
            return
        }
        let bytes = Array(key.utf8)
        guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[0]) else { return nil }
        if bytes[1] | 0x20 == UInt8(ascii: "x"), bytes[2] | 0x20 == UInt8(ascii: "x") {
            self = .range(Int(bytes[0] - UInt8(ascii: "0")))
        } else if let code = Int(key) {
            self = .code(code)
        } else {
            return nil
        }
    }
}
