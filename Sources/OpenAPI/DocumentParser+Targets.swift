import Diagnostics
import YAML

/// A schema that is being read, and those that it stands in.
struct SchemaScope {
    let node: Node
    let pointer: JSONPointer
}

/// What references point at.
extension DocumentParser {
    /// The pointer of what a reference points at, as `Reference.target` has it.
    mutating func target(of text: String, at node: Node, as kind: ReferenceUse.Kind) -> String {
        let document = files.document(of: node)
        // Nearly all references are of this kind.
        if document.isEmpty, text.hasPrefix("#/components/"), !text.utf8.contains(UInt8(ascii: "%")) { return text }
        guard let pointer = pointer(of: text, at: node, document, kind) else { return text }
        return (kind == .schema ? files.canonical(pointer) : pointer).description
    }

    private mutating func pointer(
        of text: String,
        at node: Node,
        _ document: String,
        _ kind: ReferenceUse.Kind
    ) -> JSONPointer? {
        let uri = URIReference(text)
        guard uri.location.isEmpty else { return pointer(uri, document) }
        guard let fragment = JSONPointer.parse("#\(uri.fragment)", in: document) else {
            return files.anchored(uri.fragment, in: document, near: scopes.last?.pointer)
        }
        guard kind == .schema, !scopes.isEmpty else { return fragment }
        let tokens = fragment.tokens
        guard let first = tokens.first else { return wholeResource(node, fragment) }
        if let resource = enclosingResource {
            let inside = resource.appending(tokens)
            if files.node(at: inside) != nil { return inside }
        }
        guard first == "$defs" || first == "definitions", files.node(at: fragment) == nil else { return fragment }
        return definition(tokens, text, node) ?? fragment
    }

    /// What a reference with a location points at: a schema with such an `$id`, else a file.
    private mutating func pointer(_ uri: URIReference, _ document: String) -> JSONPointer? {
        guard let base = files.resource(absolute(uri), in: document) ?? filePointer(uri, document) else { return nil }
        guard !uri.fragment.isEmpty else { return base }
        guard let pointer = JSONPointer.parse("#\(uri.fragment)") else {
            return files.anchored(uri.fragment, in: base.document, near: base)
        }
        return base.appending(pointer.tokens)
    }

    private mutating func filePointer(_ uri: URIReference, _ document: String) -> JSONPointer? {
        files.load(uri, from: document).map { JSONPointer.root(of: $0) }
    }

    /// The location as seen from the schemas with an `$id` that the reference stands in.
    private func absolute(_ uri: URIReference) -> String {
        let base = scopes.reduce("") { base, scope in
            guard let identifier = scope.node.mapping?["$id"]?.string, !identifier.hasPrefix("#") else { return base }
            return URIReference.resolve(URIReference(identifier).location, against: base)
        }
        return URIReference.resolve(uri.location, against: base)
    }

    /// The nearest schema with an `$id`, in which references begin.
    private var enclosingResource: JSONPointer? {
        scopes.last { $0.node.mapping?["$id"]?.string.map { !$0.hasPrefix("#") } ?? false }?.pointer
    }

    /// `#` is the schema that is a document of its own: by its `$id`, by being a whole file, or, as an OpenAPI document is
    /// no schema, the component that the reference stands in.
    private func wholeResource(_ node: Node, _ root: JSONPointer) -> JSONPointer {
        if let resource = enclosingResource { return resource }
        let isOpenAPI = files.root(of: files.document(of: node))?.mapping?["openapi"] != nil
        return isOpenAPI ? scopes.first?.pointer ?? root : root
    }

    /// Finds what a reference from a document of its own means, that was pasted into this one: `#/$defs/Item` is of the
    /// schema around it that has such a definition.
    private mutating func definition(_ tokens: [String], _ text: String, _ node: Node) -> JSONPointer? {
        for scope in scopes.reversed() {
            let pointer = scope.pointer.appending(tokens)
            guard files.node(at: pointer) != nil else { continue }
            report(
                "reference-below-schema",
                .warning,
                "'\(text)' is not at the root of the document; the definition in the schema around it is used",
                at: node,
                hint: "write '\(pointer)'"
            )
            return pointer
        }
        return nil
    }

    /// `$recursiveRef` (JSON Schema 2019-09 §8.2.4.2) and `$dynamicRef` (2020-12 §8.2.3.2), resolved where they stand: what
    /// other schemas make of them when they use this one is not known in Swift.
    mutating func dynamicReference(_ pair: Mapping.Pair) -> Reference? {
        reference(pair, .schema)
    }

    /// What a value of a discriminator's `mapping` means: a reference, or the name of a schema (§4.8.25).
    mutating func mappingReference(_ text: String, at node: Node) -> Reference {
        let looksLikeFile = [".yaml", ".yml", ".json"].contains { text.hasSuffix($0) }
        guard text.contains("#") || text.contains("/") || looksLikeFile else {
            let target = schemaNamed(text, at: node).description
            return Reference(text: text, target: target, location: node.location)
        }
        let target = target(of: text, at: node, as: .schema)
        let reference = Reference(text: text, target: target, location: node.location)
        mappingReferences.append(ReferenceUse(kind: .schema, reference: reference))
        return reference
    }

    /// The component of that name, or in another file the schema that is declared there.
    private mutating func schemaNamed(_ name: String, at node: Node) -> JSONPointer {
        let component = JSONPointer.root.appending(["components", "schemas", name])
        let document = files.document(of: node)
        guard !document.isEmpty, files.node(at: component) == nil else { return component }
        for section in [["components", "schemas"], [], ["definitions"], ["$defs"]] {
            let place = JSONPointer.root(of: document).appending(section + [name])
            guard files.node(at: place) != nil else { continue }
            let reference = Reference(text: name, target: files.canonical(place).description, location: node.location)
            mappingReferences.append(ReferenceUse(kind: .schema, reference: reference))
            return files.canonical(place)
        }
        return component
    }
}
