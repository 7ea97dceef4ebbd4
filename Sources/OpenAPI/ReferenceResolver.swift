package import Diagnostics
import YAML

/// Finds what references point at, by indexes that are built once.
///
/// A failure is a `Diagnostic` at the place of the `$ref`.
package struct ReferenceResolver: Sendable {
    let document: Document
    /// The targets of each kind by the text of their pointers, components and others alike.
    let schemas: [String: Schema]
    let parameters: [String: Referenced<Parameter>]
    let responses: [String: Referenced<Response>]
    let requestBodies: [String: Referenced<RequestBody>]
    let headers: [String: Referenced<Header>]
    let securitySchemes: [String: Referenced<SecurityScheme>]
    let pathItems: [String: Referenced<PathItem>]
    let examples: [String: Example]
    /// The component schemas by their places.
    package let componentIndexes: ComponentIndexes

    package init(_ document: Document) {
        self.document = document
        componentIndexes = ComponentIndexes(document.components.schemas)
        let (components, deep) = (document.components, document.deepTargets)
        schemas = Self.index(components.schemas, deep.schemas)
        parameters = Self.index(components.parameters, .parameter, deep.parameters)
        responses = Self.index(components.responses, .response, deep.responses)
        requestBodies = Self.index(components.requestBodies, .requestBody, deep.requestBodies)
        headers = Self.index(components.headers, .header, deep.headers)
        securitySchemes = Self.index(components.securitySchemes, .securityScheme, deep.securitySchemes)
        pathItems = Self.index(components.pathItems, .pathItem, deep.pathItems)
        examples = Self.index(components.examples, .example, deep.examples)
    }

    private static func index<Value>(
        _ components: [Component<Value>],
        _ kind: ReferenceUse.Kind,
        _ deep: [String: Value]
    ) -> [String: Value] {
        let section = JSONPointer.root.appending("components").appending(kind.rawValue)
        var index = deep
        index.reserveCapacity(deep.count + components.count)
        for component in components {
            index[section.appending(component.name).description] = component.value
        }
        return index
    }

    /// Schemas know their pointers, which in other files are no components'.
    private static func index(_ components: [Component<Schema>], _ deep: [String: Schema]) -> [String: Schema] {
        var index = deep
        index.reserveCapacity(deep.count + components.count)
        for component in components { index[component.value.pointer.description] = component.value }
        return index
    }

    /// The schema that the reference points at, one step: it may be a reference itself.
    package func schema(_ reference: Reference) throws(Diagnostic) -> Schema {
        try target(of: reference, .schema, in: schemas)
    }

    /// The schema behind a chain of references: the first that is none itself, or the schema as it is. Keywords beside
    /// the references on the way are not looked at.
    package func endOfChain(_ schema: Schema) throws(Diagnostic) -> Schema {
        var schema = schema
        var chain = Chain()
        while let reference = schema.reference {
            try chain.append(reference)
            schema = try self.schema(reference)
        }
        return schema
    }

    /// The schema that a value of a discriminator's `mapping` means, by reference or by name.
    package func schema(forMapping mapping: Schema.Discriminator.Mapping) throws(Diagnostic) -> Schema {
        try schema(mapping.reference)
    }

    package func parameter(_ referenced: Referenced<Parameter>) throws(Diagnostic) -> Parameter {
        try follow(referenced, .parameter, in: parameters) { $0.description = $1.description ?? $0.description }
    }

    package func response(_ referenced: Referenced<Response>) throws(Diagnostic) -> Response {
        try follow(referenced, .response, in: responses) { $0.description = $1.description ?? $0.description }
    }

    package func requestBody(_ referenced: Referenced<RequestBody>) throws(Diagnostic) -> RequestBody {
        try follow(referenced, .requestBody, in: requestBodies) { $0.description = $1.description ?? $0.description }
    }

    package func header(_ referenced: Referenced<Header>) throws(Diagnostic) -> Header {
        try follow(referenced, .header, in: headers) { $0.description = $1.description ?? $0.description }
    }

    package func securityScheme(_ referenced: Referenced<SecurityScheme>) throws(Diagnostic) -> SecurityScheme {
        try follow(referenced, .securityScheme, in: securitySchemes) {
            $0.description = $1.description ?? $0.description
        }
    }

    package func pathItem(_ referenced: Referenced<PathItem>) throws(Diagnostic) -> PathItem {
        switch referenced {
        case .value(let item): try pathItem(item)
        case .reference: try follow(referenced, .pathItem, in: pathItems) { item, _ in item.reference = nil }
        }
    }

    /// The path item with what its `$ref` points at: its own parameters, then the target's; the operations of the target,
    /// then its own, which count in the place of the target's of the same method. It keeps its own path, and the pointers of operations stay those of their declarations.
    package func pathItem(_ item: PathItem) throws(Diagnostic) -> PathItem {
        guard let reference = item.reference else { return item }
        var chain = Chain()
        var own = item
        var next: Reference? = reference
        while let reference = next {
            try chain.append(reference)
            switch try target(of: reference, .pathItem, in: pathItems) {
            case .reference(let further): next = further
            case .value(let target):
                own = own.merging(target)
                next = target.reference
            }
        }
        own.reference = nil
        return own
    }

    /// The example, or the one that it refers to, under its own name.
    package func example(_ example: Example) throws(Diagnostic) -> Example {
        var found = example
        var chain = Chain()
        while let reference = found.reference {
            try chain.append(reference)
            found = try target(of: reference, .example, in: examples)
        }
        found.name = example.name
        found.summary = example.reference?.summary ?? found.summary
        return found
    }

    /// The references that were followed one after the other.
    struct Chain {
        private(set) var references: [Reference] = []

        mutating func append(_ reference: Reference) throws(Diagnostic) {
            if let first = references.firstIndex(where: { $0.target == reference.target }) {
                throw Chain.circular(references[(first + 1)...] + [reference])
            }
            references.append(reference)
        }

        /// - Parameter circle: The references of the circle; each stands in what the one before points at.
        static func circular(_ circle: ArraySlice<Reference>) -> Diagnostic {
            let names = circle.map(\.text)
            let path = names.suffix(1) + names
            return Diagnostic(
                "circular-reference",
                .error,
                "this reference leads back to itself: \(path.joined(separator: " → "))",
                at: circle.first?.location,
                hint: "let one of them declare something instead of referring on",
                related: circle.dropFirst().map { .init("refers to '\($0.text)' here", at: $0.location) }
            )
        }
    }

    private func follow<Value>(
        _ referenced: Referenced<Value>,
        _ kind: ReferenceUse.Kind,
        in index: [String: Referenced<Value>],
        override: (inout Value, Reference) -> Void
    ) throws(Diagnostic) -> Value {
        var current = referenced
        var chain = Chain()
        while true {
            switch current {
            case .reference(let reference):
                try chain.append(reference)
                current = try target(of: reference, kind, in: index)
            case .value(var value):
                for reference in chain.references.reversed() { override(&value, reference) }
                return value
            }
        }
    }

    func target<Value>(
        of reference: Reference,
        _ kind: ReferenceUse.Kind,
        in index: [String: Value]
    ) throws(Diagnostic) -> Value {
        if let value = index[reference.target] { return value }
        throw failure(of: reference, kind)
    }
}

extension PathItem {
    fileprivate func merging(_ target: PathItem) -> PathItem {
        var item = self
        let own = Dictionary(operations.map { ($0.method, $0) }, uniquingKeysWith: { first, _ in first })
        let methods = Set(target.operations.map(\.method))
        item.operations = target.operations.map { own[$0.method] ?? $0 }
        item.operations += operations.filter { !methods.contains($0.method) }
        item.replacedOperations += target.operations.compactMap { operation in
            own[operation.method].map {
                ReplacedOperation(method: $0.method, location: operation.location, replacement: $0.location)
            }
        }
        item.parameters = parameters + target.parameters
        item.summary = summary ?? target.summary
        item.description = description ?? target.description
        item.servers = servers.isEmpty ? target.servers : servers
        item.extensions = extensions + target.extensions
        return item
    }
}
