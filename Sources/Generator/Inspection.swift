import IR
import Naming

/// What the generated code offers, for programs: the contract of `inspect --format json`.
package struct Inspection: Hashable, Sendable {
    package struct Schema: Hashable, Sendable {
        package var pointer: String
        package var swiftType: String
        package var kind: Kind
    }

    package enum Kind: String, Hashable, Sendable {
        case structure = "struct"
        case enumeration = "enum"
        case union, array, dictionary, alias
        case anything = "any"
    }

    package struct Parameter: Hashable, Sendable {
        package var name: String
        /// `path`, `query`, `header` or `cookie`.
        package var placement: String
        package var swiftLabel: String
        package var swiftType: String
        package var isRequired: Bool
    }

    package struct Operation: Hashable, Sendable {
        /// The operationId; method and path where there is none.
        package var id: String
        package var method: String
        package var path: String
        /// The call without arguments, from the client: `images.createEdit`.
        package var swift: String
        package var parameters: [Parameter]
        package var request: String?
        package var response: String?
    }

    package var module: String
    package var client: String
    /// Component schemas, then inline ones, in document order.
    package var schemas: [Schema]
    /// In the order of the groups.
    package var operations: [Operation]

    package init(_ description: Generator.Description) {
        let names = description.names
        let types = description.api.types
        module = names.module
        client = names.client
        schemas = (types.filter(\.isComponent) + types.filter { !$0.isComponent }).map { definition in
            Schema(
                pointer: definition.id.pointer,
                swiftType: names.expression(for: .named(definition.id)),
                kind: Kind(definition.kind)
            )
        }
        operations = description.api.groups.flatMap { group in
            group.operations.map { Operation($0, group: group, names: names) }
        }
    }
}

extension TypeDefinition {
    fileprivate var isComponent: Bool {
        if case .module = owner { true } else { false }
    }
}

extension Inspection.Kind {
    fileprivate init(_ kind: TypeDefinition.Kind) {
        switch kind {
        case .structure: self = .structure
        case .enumeration: self = .enumeration
        case .union: self = .union
        case .alias(.array): self = .array
        case .alias(.dictionary): self = .dictionary
        case .alias(.json): self = .anything
        case .alias: self = .alias
        }
    }
}

extension Inspection.Operation {
    fileprivate init(_ operation: IR.Operation, group: OperationGroup, names: Names) {
        let name = names.operations[operation.id]
        id = operation.operationID ?? "\(operation.method) \(operation.pathTemplate)"
        method = operation.method
        path = operation.pathTemplate
        swift = [names.groups[group.id]?.property, name?.method].compactMap(\.self).joined(separator: ".")
        parameters = zip(operation.parameters, name?.parameters ?? []).map { parameter, label in
            Inspection.Parameter(
                name: parameter.name,
                placement: parameter.placement.rawValue,
                swiftLabel: label,
                swiftType: names.expression(for: parameter.type),
                isRequired: parameter.isRequired
            )
        }
        request = operation.body.map { Self.requestType($0.content, names: names) }
        response = operation.response.map { names.expression(for: $0.type) }
    }

    /// Bodies of raw bytes are given as files.
    private static func requestType(_ content: IR.Operation.Content, names: Names) -> String {
        if case .bytes = content { return names.expression(for: .file) }
        return names.expression(for: content.type)
    }
}
