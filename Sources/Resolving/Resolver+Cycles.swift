import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// Swift values cannot hold themselves: of each cycle of types held by value a union becomes indirect, or, where there
    /// is none, as few properties as possible are boxed.
    mutating func breakCycles() {
        let cuts = CycleCuts(types)
        for edge in cuts.boxed {
            types.update(at: edge.owner) { definition in
                guard case .structure(var structure) = definition.kind else { return }
                structure.properties[edge.member].isBoxed = true
                definition.kind = .structure(structure)
            }
        }
        for index in cuts.indirect {
            types.update(at: index) { definition in
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
        for index in types.definitions.indices {
            guard case .alias = types.definitions[index].kind else { continue }
            var path: [TypeID] = []
            breakAliasCycles(at: types.definitions[index].id, path: &path, done: &done)
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
