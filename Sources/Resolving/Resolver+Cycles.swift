import Diagnostics
import IR

extension Resolver {
    /// Structs cannot hold themselves. A property that leads back to its own struct without an array or dictionary
    /// between holds any JSON value, with a warning.
    mutating func breakCycles() {
        var finder = CycleFinder(types: types)
        for edge in finder.backEdges() {
            types.update(edge.owner) { definition in
                guard case .structure(var structure) = definition.kind else { return }
                structure.properties[edge.member].type = .json
                definition.kind = .structure(structure)
            }
            guard let definition = types[edge.owner] else { continue }
            diagnostics.append(
                Diagnostic(
                    "recursion-not-expressed",
                    .warning,
                    "a property of the type's own kind is read as any JSON value",
                    at: definition.location
                )
            )
        }
    }
}

/// Finds the properties that close a cycle of structs and unions held by value, depth first in document order.
private struct CycleFinder {
    struct Edge {
        var owner: TypeID
        var member: Int
    }

    private enum State { case visiting, done }

    let types: TypeArena
    private var states: [TypeID: State] = [:]
    private var edges: [Edge] = []

    init(types: TypeArena) {
        self.types = types
    }

    mutating func backEdges() -> [Edge] {
        for definition in types.definitions {
            visit(definition.id, from: nil)
        }
        return edges
    }

    /// `edge` is the last property of a struct on the way here: the place where the cycle can be cut.
    private mutating func visit(_ id: TypeID, from edge: Edge?) {
        switch states[id] {
        case .done: return
        case .visiting:
            if let edge { edges.append(edge) }
            return
        case nil: break
        }
        guard let definition = types[id] else { return }
        states[id] = .visiting
        switch definition.kind {
        case .structure(let structure):
            for (index, property) in structure.properties.enumerated() {
                guard let target = heldByValue(property.type) else { continue }
                visit(target, from: Edge(owner: id, member: index))
            }
        case .union(let union):
            for branch in union.branches {
                guard let target = heldByValue(branch.type) else { continue }
                visit(target, from: edge)
            }
        case .alias(let type):
            if let target = heldByValue(type) { visit(target, from: edge) }
        case .enumeration: break
        }
        states[id] = .done
    }

    private func heldByValue(_ type: TypeReference) -> TypeID? {
        switch type {
        case .named(let id): id
        case .nullable(let type): heldByValue(type)
        default: nil
        }
    }
}
