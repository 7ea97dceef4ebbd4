import IR

extension Resolver {
    /// Swift values cannot hold themselves: of each cycle of types held by value a union becomes indirect, or, where there
    /// is none, one property is boxed.
    mutating func breakCycles() {
        var finder = CycleFinder(types: types)
        finder.findCycles()
        for edge in finder.boxed {
            types.update(edge.owner) { definition in
                guard case .structure(var structure) = definition.kind else { return }
                structure.properties[edge.member].isBoxed = true
                definition.kind = .structure(structure)
            }
        }
        for id in finder.indirect {
            types.update(id) { definition in
                guard case .union(var union) = definition.kind else { return }
                union.isIndirect = true
                definition.kind = .union(union)
            }
        }
    }
}

/// Finds what closes the cycles of types held by value, depth first in document order.
private struct CycleFinder {
    struct Edge: Hashable {
        var owner: TypeID
        var member: Int
    }

    private enum State { case visiting, done }

    let types: TypeArena
    private(set) var boxed: [Edge] = []
    private(set) var indirect: Set<TypeID> = []
    private var states: [TypeID: State] = [:]
    /// The types on the way to the current one, each with the property that led to it.
    private var path: [(id: TypeID, edge: Edge?)] = []

    init(types: TypeArena) {
        self.types = types
    }

    mutating func findCycles() {
        for definition in types.definitions {
            visit(definition.id, from: nil)
        }
    }

    private mutating func visit(_ id: TypeID, from edge: Edge?) {
        switch states[id] {
        case .done: return
        case .visiting: return close(at: id, edge)
        case nil: break
        }
        guard let definition = types[id] else { return }
        states[id] = .visiting
        path.append((id, edge))
        switch definition.kind {
        case .structure(let structure):
            for (index, property) in structure.properties.enumerated() {
                guard let target = heldByValue(property.type) else { continue }
                visit(target, from: Edge(owner: id, member: index))
            }
        case .union(let union):
            for branch in union.branches {
                guard let target = heldByValue(branch.type) else { continue }
                visit(target, from: nil)
            }
        case .alias(let type):
            if let target = heldByValue(type) { visit(target, from: nil) }
        case .enumeration: break
        }
        path.removeLast()
        states[id] = .done
    }

    /// Cuts the cycle that goes from a type on the path to its end, and by the edge back to the type.
    private mutating func close(at id: TypeID, _ edge: Edge?) {
        guard let start = path.lastIndex(where: { $0.id == id }) else { return }
        let cycle = path[start...]
        if cycle.contains(where: { indirect.contains($0.id) }) { return }
        let edges = cycle.dropFirst().compactMap(\.edge) + [edge].compactMap(\.self)
        if edges.contains(where: boxed.contains) { return }
        let union = cycle.last { entry in
            if case .union? = types[entry.id]?.kind { true } else { false }
        }
        if let union {
            indirect.insert(union.id)
        } else if let last = edges.last {
            boxed.append(last)
        }
    }

    private func heldByValue(_ type: TypeReference) -> TypeID? {
        switch type {
        case .named(let id): id
        case .nullable(let type): heldByValue(type)
        default: nil
        }
    }
}
