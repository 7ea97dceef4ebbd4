import IR

/// The types found so far, in the order in which they were met: owners before what they own.
struct TypeArena {
    private(set) var definitions: [TypeDefinition] = []
    private var indexes: [TypeID: Int] = [:]

    subscript(id: TypeID) -> TypeDefinition? {
        indexes[id].map { definitions[$0] }
    }

    /// What the type is, without a copy of all that is known of it.
    func kind(of id: TypeID) -> TypeDefinition.Kind? {
        indexes[id].map { definitions[$0].kind }
    }

    func contains(_ id: TypeID) -> Bool { indexes[id] != nil }

    /// Where the type stands among the definitions, until one of them is removed.
    func index(of id: TypeID) -> Int? { indexes[id] }

    /// Adds a type, or replaces the one of the same identity, which keeps its position.
    mutating func add(_ definition: TypeDefinition) {
        if let index = indexes[definition.id] {
            definitions[index] = definition
        } else {
            indexes[definition.id] = definitions.count
            definitions.append(definition)
        }
    }

    /// Adds the types of others that are not known yet.
    mutating func add(_ others: TypeArena) {
        for definition in others.definitions where !contains(definition.id) { add(definition) }
    }

    /// Removes a type; what it owns belongs to another owner from now on.
    mutating func remove(_ id: TypeID, leavingAllTo owner: TypeDefinition.Owner) {
        guard let index = indexes.removeValue(forKey: id) else { return }
        definitions.remove(at: index)
        // Owners stand before what they own.
        for position in index..<definitions.count {
            indexes[definitions[position].id] = position
            if case .type(id, _) = definitions[position].owner { definitions[position].owner = owner }
        }
    }

    mutating func update(_ id: TypeID, _ change: (inout TypeDefinition) -> Void) {
        if let index = indexes[id] { update(at: index, change) }
    }

    mutating func update(at index: Int, _ change: (inout TypeDefinition) -> Void) {
        change(&definitions[index])
    }

    /// The type that aliases stand for in the end; any JSON value where they lead back to themselves.
    func unaliased(_ type: TypeReference) -> TypeReference {
        var type = type
        var seen: Set<TypeID> = []
        while case .named(let id) = type, case .alias(let target)? = kind(of: id) {
            guard seen.insert(id).inserted else { return .json }
            type = target
        }
        return type
    }

    /// Whether a union is a branch of itself, through other unions and aliases.
    func isReachable(_ id: TypeID, from type: TypeReference) -> Bool {
        var seen: Set<TypeID> = []
        var waiting = [type]
        while let next = waiting.popLast() {
            guard case .named(let other) = next, seen.insert(other).inserted else { continue }
            if other == id { return true }
            switch kind(of: other) {
            case .alias(let target): waiting.append(target)
            case .union(let union): waiting += union.branches.map(\.type)
            case .structure, .enumeration, .requests, .responses, nil: break
            }
        }
        return false
    }
}
