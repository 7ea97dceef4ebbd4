import Diagnostics
import YAML

extension DocumentParser {
    /// Reads an object or a Reference Object (§4.8.23) in its place.
    mutating func referenced<Value: Sendable>(
        _ node: Node,
        at key: String,
        as kind: ReferenceUse.Kind,
        read: (inout DocumentParser, [Mapping.Pair]) -> Value?
    ) -> Referenced<Value>? {
        guard let pairs = node.mapping?.pairs ?? object(node, at: key) else { return nil }
        guard let pair = pairs.first(where: { $0.key == "$ref" }) else {
            return read(&self, pairs).map { .value($0) }
        }
        return referenceObject(pair, pairs, kind).map { .reference($0) }
    }

    /// A Reference Object: only its summary and description may stand beside the reference.
    mutating func referenceObject(
        _ pair: Mapping.Pair,
        _ pairs: [Mapping.Pair],
        _ kind: ReferenceUse.Kind
    ) -> Reference? {
        var summary: String?
        var description: String?
        for sibling in pairs where sibling.key != "$ref" {
            switch sibling.key {
            case "summary": summary = text(sibling)
            case "description": description = text(sibling)
            case let key where key.hasPrefix("x-"): break
            default:
                report(
                    "ignored-beside-reference",
                    .warning,
                    "'\(sibling.key)' is ignored beside '$ref'",
                    at: sibling.keyNode,
                    hint: "move it to what the reference points at"
                )
            }
        }
        return reference(pair, kind, summary: summary, description: description)
    }

    mutating func reference(
        _ pair: Mapping.Pair,
        _ kind: ReferenceUse.Kind,
        summary: String? = nil,
        description: String? = nil
    ) -> Reference? {
        guard let text = pair.value.string else {
            let hint = "write a reference as text: '#/components/\(kind.rawValue)/Name'"
            let message = "expected a string at '$ref', found \(pair.value.kindDescription)"
            report("wrong-type", .error, message, at: pair.value, hint: hint)
            return nil
        }
        let reference = Reference(
            text: text,
            target: target(of: text, at: pair.value, as: kind),
            location: pair.value.location,
            summary: summary,
            description: description
        )
        references.append(ReferenceUse(kind: kind, reference: reference))
        return reference
    }

    /// Reads what references point at past the components. What is read may hold further such references, which are read
    /// in their turn; each place once for each kind, so that this ends.
    ///
    /// - Returns: The targets, and those of the schemas that other files declare as components are declared.
    mutating func readDeepTargets() -> (targets: DeepTargets, declarations: [Component<Schema>]) {
        var targets = DeepTargets()
        var declarations: [Component<Schema>] = []
        var done: Set<String> = []
        var (next, nextMapping) = (0, 0)
        while next < references.count || nextMapping < mappingReferences.count {
            let use = next < references.count ? references[next] : mappingReferences[nextMapping]
            if next < references.count { next += 1 } else { nextMapping += 1 }
            guard done.insert("\(use.kind.rawValue) \(use.reference.target)").inserted,
                let pointer = JSONPointer.parse(description: use.reference.target), !pointer.isReadAsComponent
            else { continue }
            let name = use.reference.target
            guard !targets.contains(name, as: use.kind), let node = files.node(at: pointer),
                node.mayBe(use.kind)
            else { continue }
            // Reading it as something that it is not would report its keys as unknown.
            if let kind = kind(at: pointer), kind != .kind(use.kind) { continue }
            let pair = Mapping.Pair(key: pointer.name, keyNode: node, value: node)
            enterScopes(above: pointer)
            read(pair, at: pointer, as: use.kind, named: name, into: &targets)
            scopes = []
            if !pointer.document.isEmpty, pointer.isSchemaDeclaration, let schema = targets.schemas[name] {
                declarations.append(Component(name: pointer.name, nameLocation: node.location, value: schema))
            }
        }
        return (targets, declarations)
    }

    /// What stands at the place by the specification, which speaks of OpenAPI documents only.
    private func kind(at pointer: JSONPointer) -> PointerKind? {
        let document = pointer.document
        guard document.isEmpty || files.root(of: document)?.mapping?["openapi"] != nil else { return nil }
        return PointerKind.kind(of: pointer)
    }

    /// Takes what stands above the place for the schemas that it stands in, in which its references are looked up.
    private mutating func enterScopes(above pointer: JSONPointer) {
        var places: [JSONPointer] = []
        var place = pointer.parent
        while let current = place {
            places.append(current)
            place = current.parent
        }
        scopes = places.reversed().compactMap { place in
            // The root of an OpenAPI document is no schema.
            guard let node = files.node(at: place), node.mapping != nil, node.mapping?["openapi"] == nil else {
                return nil
            }
            return SchemaScope(node: node, pointer: place)
        }
    }

    private mutating func read(
        _ pair: Mapping.Pair,
        at pointer: JSONPointer,
        as kind: ReferenceUse.Kind,
        named name: String,
        into targets: inout DeepTargets
    ) {
        switch kind {
        case .schema: targets.schemas[name] = schema(pair, pointer)
        case .parameter: targets.parameters[name] = referencedParameter(pair, pointer)
        case .response: targets.responses[name] = referencedResponse(pair, pointer)
        case .requestBody: targets.requestBodies[name] = referencedRequestBody(pair, pointer)
        case .header: targets.headers[name] = referencedHeader(pair, pointer)
        case .securityScheme: targets.securitySchemes[name] = securityScheme(pair, pointer)
        case .example: targets.examples[name] = example(pair)
        case .pathItem:
            // Its operations are the same ones once more, so their ids are no duplicates.
            let known = operationIDs
            operationIDs = [:]
            targets.pathItems[name] = referencedPathItem(pair, pointer)
            operationIDs = known
        }
    }
}

extension Node {
    /// Whether a value of this type can be such an object at all.
    func mayBe(_ kind: ReferenceUse.Kind) -> Bool {
        mapping != nil || kind == .schema && bool != nil
    }
}

extension JSONPointer {
    /// Whether the pointer is that of a component: `#/components/<section>/<name>`.
    var isComponent: Bool {
        parent?.parent?.token == "components" && parent?.parent?.parent?.parent == nil && document.isEmpty
    }

    /// Whether the component stands in a section that has a meaning: documents have sections of their own beside these.
    fileprivate var isReadAsComponent: Bool {
        isComponent && parent.flatMap { ComponentsKey(rawValue: $0.token) } != nil
    }
}
