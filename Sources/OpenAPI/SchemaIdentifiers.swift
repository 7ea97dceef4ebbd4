import YAML

/// The names that schemas of a file give themselves: `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12 §8.2).
struct SchemaIdentifiers {
    /// Schemas with an `$id`, by their absolute URIs, or relative to the file's.
    private(set) var resources: [String: JSONPointer] = [:]
    /// Schemas by their anchors; one name may stand in several schema resources.
    private var anchors: [String: [JSONPointer]] = [:]
    private var seen: Set<ObjectIdentifier> = []

    /// Looks at every object of the file once: where a schema stands is known only when it is read.
    init(_ root: Node, document: String) {
        collect(root, JSONPointer.root(of: document), base: "")
        seen = []
    }

    /// The schema with the anchor that is nearest to a place: the one that shares most of the way from the root.
    func anchored(_ name: String, near place: JSONPointer?) -> JSONPointer? {
        guard let candidates = anchors[name], let first = candidates.first else { return nil }
        guard candidates.count > 1, let tokens = place?.tokens else { return first }
        var best = (pointer: first, length: -1)
        for candidate in candidates {
            let length = zip(candidate.tokens, tokens).prefix { $0 == $1 }.count
            if length > best.length { best = (candidate, length) }
        }
        return best.pointer
    }

    private mutating func collect(_ node: Node, _ pointer: JSONPointer, base: String) {
        switch node.content {
        case .scalar: break
        case .sequence(let nodes):
            for index in nodes.indices { collect(nodes[index], pointer.appending(index), base: base) }
        case .mapping(let mapping):
            // An alias is the node of its anchor, which is found where it stands first.
            guard seen.insert(ObjectIdentifier(node)).inserted else { return }
            let base = identify(mapping, pointer, base: base)
            let holdsSchemas = pointer.parent.map { !Self.namesOfSchemas.contains($0.token) } ?? true
            for pair in mapping.pairs where !(holdsSchemas && Self.data.contains(pair.key)) {
                collect(pair.value, pointer.appending(pair.key), base: base)
            }
        }
    }

    /// - Returns: The base URI of what stands below.
    private mutating func identify(_ mapping: Mapping, _ pointer: JSONPointer, base: String) -> String {
        var base = base
        for pair in mapping.pairs {
            guard pair.key.utf8.first == UInt8(ascii: "$"), let text = pair.value.string else { continue }
            switch SchemaKey(rawValue: pair.key) {
            case .anchor, .dynamicAnchor: anchors[text, default: []].append(pointer)
            case .identifier where text.hasPrefix("#"): anchors[String(text.dropFirst()), default: []].append(pointer)
            case .identifier:
                base = URIReference.resolve(URIReference(text).location, against: base)
                if resources[base] == nil { resources[base] = pointer }
            default: break
            }
        }
        return base
    }

    /// Keys whose values are data, in which `$id` means nothing.
    private static let data: Set<String> = ["example", "examples", "default", "enum", "const"]
    /// Keys whose values are schemas by names that may be equal to these.
    private static let namesOfSchemas: Set<String> = ["properties", "patternProperties", "$defs", "definitions"]
}
