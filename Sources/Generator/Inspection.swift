package import IR
package import Naming

/// What `inspect --format json` prints: which Swift stands for which part of the document. Programs read it; its shape is
/// `Schemas/inspect.schema.json`.
package struct Inspection: Hashable, Sendable, Encodable {
    package struct Schema: Hashable, Sendable, Encodable {
        package enum Kind: String, Sendable, Encodable {
            case structure = "struct"
            case enumeration = "enum"
            case union, array, dictionary, alias, any
        }

        package var pointer: String
        package var swiftType: String
        package var kind: Kind
    }

    package struct Parameter: Hashable, Sendable, Encodable {
        package var name: String
        /// `path`, `query`, `header` or `cookie`.
        package var `in`: String
        package var swiftLabel: String
        /// Without the `?` of a parameter that may be left out: `required` tells that.
        package var swiftType: String
        package var required: Bool
    }

    package struct Operation: Hashable, Sendable {
        /// The `operationId`, or the method and the path where there is none.
        package var id: String
        package var method: String
        package var path: String
        /// The call without its arguments, from the client: `images.createEdit`.
        package var swift: String
        package var parameters: [Parameter]
        package var request: String?
        package var response: String?
        /// The type of a streamed event; `nil` where the operation does not stream.
        package var streaming: String?
    }

    package struct Webhook: Hashable, Sendable, Encodable {
        package var name: String
        package var swiftType: String
    }

    package var module: String
    package var client: String
    /// Swift expressions of coders that code the types as servers do.
    package var decoder = "JSONDecoder()"
    package var encoder = "JSONEncoder()"
    /// The component schemas in document order, then the inline ones.
    package var schemas: [Schema]
    package var operations: [Operation]
    /// The webhooks of the document; callbacks are none.
    package var webhooks: [Webhook]

    package init(_ analysis: Generator.Analysis) {
        self.init(analysis.api, analysis.names)
    }

    package init(_ api: API, _ names: Names) {
        module = names.module
        client = names.client
        // What an operation results in is no schema, nor is what any webhook sends.
        let types = api.types.filter { definition in
            definition.kind.isChoice ? false : definition.owner != .webhookEvent
        }
        let definitions = types.filter(\.isComponent) + types.filter { !$0.isComponent }
        schemas = definitions.map { Schema($0, names) }
        operations = api.groups.flatMap { group in
            group.operations.map { Operation($0, in: group, names) }
        }
        webhooks = api.webhooks.filter { $0.callers.isEmpty }.map { webhook in
            Webhook(name: webhook.name, swiftType: names.expression(for: webhook.type))
        }
    }

    /// The JSON text, the same bytes for the same API.
    package func json() throws -> String {
        try JSONOutput.text(of: self)
    }
}

extension Inspection.Schema {
    fileprivate init(_ definition: TypeDefinition, _ names: Names) {
        pointer = definition.id.pointer
        swiftType = names.expression(for: .named(definition.id))
        switch definition.kind {
        case .structure: kind = .structure
        case .enumeration: kind = .enumeration
        case .union, .responses, .requests: kind = .union
        case .alias(let target):
            kind = Self.kind(of: target)
            if names.types[definition.id] == nil { swiftType = names.expression(for: target) }
        }
    }

    private static func kind(of type: TypeReference) -> Kind {
        switch type {
        case .array: .array
        case .dictionary: .dictionary
        case .json: .any
        case .nullable(let type): kind(of: type)
        default: .alias
        }
    }
}

extension Inspection.Operation {
    fileprivate init(_ operation: IR.Operation, in group: OperationGroup, _ names: Names) {
        let name = names.operations[operation.id]
        id = operation.label
        method = operation.method
        path = operation.pathTemplate
        swift = [names.groups[group.id]?.property, name?.method].compactMap(\.self).joined(separator: ".")
        // The methods themselves say whether the answer is to be a stream.
        let given = zip(operation.parameters, name?.parameters ?? []).filter { !$0.0.isStreamFlag }
        parameters = given.map { parameter, label in
            Inspection.Parameter(
                name: parameter.name,
                in: parameter.placement.rawValue,
                swiftLabel: label,
                swiftType: names.expression(for: parameter.type),
                required: parameter.isRequired
            )
        }
        request = operation.body.map { names.expression(for: $0.content.type) }
        response = operation.response.map { names.expression(for: $0.type) }
        streaming = operation.stream.map { names.expression(for: $0.event) }
    }
}

extension Inspection.Operation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, method, path, swift, parameters, request, response, streaming
    }

    /// Writes what is absent as null: every key of the contract is always there.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(method, forKey: .method)
        try container.encode(path, forKey: .path)
        try container.encode(swift, forKey: .swift)
        try container.encode(parameters, forKey: .parameters)
        try container.encode(request, forKey: .request)
        try container.encode(response, forKey: .response)
        try container.encode(streaming, forKey: .streaming)
    }
}

extension TypeDefinition {
    /// Whether the type is a component schema.
    var isComponent: Bool {
        if case .module = owner { true } else { false }
    }
}

extension TypeDefinition.Kind {
    /// Whether it is what an operation takes or results in, which is no schema.
    fileprivate var isChoice: Bool {
        switch self {
        case .requests, .responses: true
        case .structure, .enumeration, .union, .alias: false
        }
    }
}
