import Diagnostics
import IR
import OpenAPI

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

extension Resolver {
    /// A type alias cannot lead back to itself, by an array or dictionary neither: such a reference is any JSON value.
    mutating func breakAliasCycles() {
        var done: Set<TypeID> = []
        for definition in types.definitions {
            var path: [TypeID] = []
            breakAliasCycles(at: definition.id, path: &path, done: &done)
        }
    }

    /// The type of a component that is nothing but itself.
    mutating func endlessType(of schema: Schema) -> TypeReference {
        reportEndlessType(at: schema.location)
        return .json
    }

    private mutating func reportEndlessType(at location: SourceLocation) {
        diagnostics.append(
            Diagnostic(
                "recursion-not-expressed",
                .warning,
                "this schema leads back to itself; the inner value is any JSON value",
                at: location,
                hint: "put an object between, which becomes a struct"
            )
        )
    }

    private mutating func breakAliasCycles(at id: TypeID, path: inout [TypeID], done: inout Set<TypeID>) {
        guard !done.contains(id), let definition = types[id], case .alias(let type) = definition.kind else { return }
        path.append(id)
        if let target = type.typeID, path.contains(target) {
            types.update(id) { $0.kind = .alias(type.mapTypeIDs { _ in .json }) }
            reportEndlessType(at: definition.location)
        } else if let target = type.typeID {
            breakAliasCycles(at: target, path: &path, done: &done)
        }
        path.removeLast()
        done.insert(id)
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

    init(types: TypeArena) {
        self.types = types
    }

    mutating func findCycles() {
        for definition in types.definitions {
            visit(definition.id)
        }
    }

    private mutating func visit(_ id: TypeID) {
        guard states[id] == nil, let definition = types[id] else { return }
        states[id] = .visiting
        switch definition.kind {
        case .structure(let structure):
            for (index, property) in structure.properties.enumerated() {
                guard let target = heldByValue(property.type) else { continue }
                follow(Edge(owner: id, member: index), to: target, fromUnion: false)
            }
        case .union(let union):
            for (index, branch) in union.branches.enumerated() {
                guard let target = heldByValue(branch.type) else { continue }
                follow(Edge(owner: id, member: index), to: target, fromUnion: true)
            }
        case .alias, .enumeration, .requests, .responses: break
        }
        states[id] = .done
    }

    /// Every cycle has an edge that leads back to a type that is still visited: to cut these is to cut all cycles.
    private mutating func follow(_ edge: Edge, to target: TypeID, fromUnion: Bool) {
        guard states[target] == .visiting else { return visit(target) }
        if case .union? = types[target]?.kind {
            indirect.insert(target)
        } else if fromUnion {
            indirect.insert(edge.owner)
        } else {
            boxed.append(edge)
        }
    }

    /// The type that a value holds inside of itself, rather than behind the reference of an array or dictionary.
    private func heldByValue(_ type: TypeReference) -> TypeID? {
        switch types.unaliased(type) {
        case .named(let id): id
        case .nullable(let type): heldByValue(type)
        default: nil
        }
    }
}
