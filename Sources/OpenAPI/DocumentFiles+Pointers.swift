import YAML

extension DocumentFiles {
    /// What a reference with a pointer points at, seen from the file that it stands in; `nil` where it is remote,
    /// absolute, or has an anchor.
    mutating func pointer(_ text: String, from document: String) -> JSONPointer? {
        let uri = URIReference(text)
        guard let target = uri.location.isEmpty ? document : load(uri, from: document) else { return nil }
        return JSONPointer.parse("#\(uri.fragment)", in: target)
    }

    /// The node at the pointer. Where the way leads through a reference, what it points at goes on: `paths/~1x/get`
    /// under a path item that stands in another file.
    mutating func node(at pointer: JSONPointer) -> Node? {
        node(at: pointer, depth: 0)
    }

    private mutating func node(at pointer: JSONPointer, depth: Int) -> Node? {
        guard var node = root(of: pointer.document) else { return nil }
        for token in pointer.tokens {
            guard let child = child(token, of: node, depth: depth) else { return nil }
            node = child
        }
        return node
    }

    /// Deeper chains of references are circular ones.
    private mutating func child(_ token: String, of node: Node, depth: Int) -> Node? {
        if let child = node.child(token) { return child }
        guard depth < 32, let text = node.mapping?["$ref"]?.string,
            let target = pointer(text, from: document(of: node)), let next = self.node(at: target, depth: depth + 1)
        else { return nil }
        return child(token, of: next, depth: depth + 1)
    }

    /// What an object that is nothing but a reference points at, where something has to stand that no reference may
    /// stand for: `schemas: {$ref: schemas/_index.yaml}`.
    mutating func following(_ node: Node) -> Node {
        var node = node
        var steps = 0
        while steps < 32, let text = node.soleReference,
            let target = pointer(text, from: document(of: node)), let next = self.node(at: target)
        {
            node = next
            steps += 1
        }
        return node
    }

    /// The one pointer of a schema that several may lead to: through a component that consists of a reference into
    /// another file, and through files that hold nothing but references on, as tables of contents do.
    mutating func canonical(_ pointer: JSONPointer) -> JSONPointer {
        guard !pointer.document.isEmpty else { return pointer }
        let key = pointer.description
        if let known = canonicalPointers[key] { return known }
        // Ends circles.
        canonicalPointers[key] = pointer
        let result = mount(of: pointer) ?? forwarded(pointer) ?? pointer
        canonicalPointers[key] = result
        return result
    }

    private func mount(of pointer: JSONPointer) -> JSONPointer? {
        guard !mounts.isEmpty else { return nil }
        var place: JSONPointer? = pointer
        var tokens: [String] = []
        while let current = place {
            if let mount = mounts[current.description] { return mount.appending(tokens.reversed()) }
            tokens.append(current.token)
            place = current.parent
        }
        return nil
    }

    private mutating func forwarded(_ pointer: JSONPointer) -> JSONPointer? {
        guard pointer.isSchemaDeclaration, let node = node(at: pointer),
            let target = forwardingTarget(of: node, pointer)
        else { return nil }
        return canonical(target)
    }

    /// Where a schema that is nothing but a reference to one of the same name leads.
    private mutating func forwardingTarget(of node: Node, _ pointer: JSONPointer) -> JSONPointer? {
        guard let text = node.soleReference, let target = self.pointer(text, from: document(of: node)),
            target.name.isAlike(pointer.name)
        else { return nil }
        return target
    }

    /// Finds the components and path items that consist of a reference into another file: before anything is read, so
    /// that every reference to those files means them.
    mutating func mountEntries() {
        guard let pairs = root.mapping?.pairs else { return }
        for pair in pairs {
            switch DocumentKey(rawValue: pair.key) {
            case .paths, .webhooks: mountEntries(of: pair.value, at: JSONPointer.root.appending(pair.key))
            case .components:
                let components = following(pair.value)
                guard let schemas = components.mapping?["schemas"] else { continue }
                mountEntries(of: schemas, at: JSONPointer.root.appending(pair.key).appending("schemas"))
            default: break
            }
        }
    }

    private mutating func mountEntries(of section: Node, at pointer: JSONPointer) {
        if let text = section.soleReference, let target = self.pointer(text, from: document(of: section)),
            !target.document.isEmpty
        {
            mounts[target.description] = pointer
        }
        for pair in following(section).mapping?.pairs ?? [] {
            mount(pair.value, at: pointer.appending(pair.key), isSchema: pointer.token == "schemas")
        }
    }

    private mutating func mount(_ node: Node, at pointer: JSONPointer, isSchema: Bool) {
        guard let text = node.soleReference, let target = self.pointer(text, from: document(of: node)),
            !target.document.isEmpty, let content = self.node(at: target)
        else { return }
        let isTaken = mount(of: target) != nil
        // A second component is an alias of the first; a path item is another one with operations of its own.
        guard !isTaken || !isSchema else { return }
        if !isTaken { mounts[target.description] = pointer }
        mounted[pointer.description] = content
        guard isSchema, let next = forwardingTarget(of: content, target), !next.document.isEmpty else { return }
        mount(content, at: pointer, isSchema: isSchema)
    }

    /// What stands at a key of `components/schemas`, `paths` or `webhooks`, in whatever file.
    func entry(_ pair: Mapping.Pair, _ pointer: JSONPointer) -> Mapping.Pair {
        guard !mounted.isEmpty, pair.value.soleReference != nil, let node = mounted[pointer.description] else {
            return pair
        }
        return Mapping.Pair(key: pair.key, keyNode: pair.keyNode, value: node)
    }
}

extension Node {
    /// The `$ref` of an object that holds nothing else.
    var soleReference: String? {
        guard let pairs = mapping?.pairs, pairs.count == 1, pairs[0].key == "$ref" else { return nil }
        return pairs[0].value.string
    }
}

extension JSONPointer {
    /// Whether a schema in another file is declared there as components are, and not inside something else: the whole
    /// file, `#/Pet`, `#/components/schemas/Pet`, `#/definitions/Pet`.
    var isSchemaDeclaration: Bool {
        var place = parent
        while let current = place {
            if Self.insides.contains(current.token) { return false }
            place = current.parent
        }
        return true
    }

    private static let insides: Set<String> = [
        "properties", "patternProperties", "additionalProperties", "propertyNames", "items", "prefixItems", "contains",
        "allOf", "oneOf", "anyOf", "not", "schema", "content", "parameters", "responses", "requestBodies", "headers",
        "paths", "webhooks", "callbacks",
    ]
}

extension String {
    /// Whether both are one name but for casing and punctuation: `Pet` and `pet`, `user_id` and `UserId`.
    fileprivate func isAlike(_ other: String) -> Bool {
        let letters = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return letters(self) == letters(other)
    }
}
