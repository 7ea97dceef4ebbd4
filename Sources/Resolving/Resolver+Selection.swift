import Diagnostics
import IR
import OpenAPI

extension Resolver {
    /// The indexes of the component schemas that the selection leaves; `nil` where there is no selection.
    ///
    /// What the selected operations need is known only once they are resolved, and they are resolved right only once the
    /// components are. So everything is resolved here, in a copy that is thrown away with its diagnostics.
    static func selectedComponents(_ document: Document, _ options: Options) -> Set<Int>? {
        let selection = options.selection
        guard !selection.isEmpty else { return nil }
        var everything = options
        everything.selection = Selection()
        var scout = Resolver(document: document, options: everything, selectedComponents: nil)
        scout.resolveComponents()
        _ = scout.resolveGroups()
        _ = scout.resolveWebhooks()

        let selected = Set(scout.subjects().filter { selection.contains($0.subject) }.map(\.id))
        let kept = scout.types(of: { selected.contains($0) })
        var roots: Set<Int>
        if selection.include.isEmpty {
            let dropped = scout.types(of: { !selected.contains($0) })
            roots = Set(document.components.schemas.indices).subtracting(scout.components(behind: dropped, []))
        } else {
            roots = Set(scout.components(meantBy: selection.include))
        }
        roots.subtract(scout.components(meantBy: selection.exclude))
        return scout.components(behind: kept, roots)
    }

    /// Whether the operation becomes Swift.
    func isSelected(_ operation: OpenAPI.Operation, in pathItem: PathItem) -> Bool {
        options.selection.isEmpty || options.selection.contains(subject(operation, in: pathItem))
    }

    /// Entries that mean nothing of the document are misspelt, or of another version.
    mutating func reportUnusedSelection() {
        guard !options.selection.isEmpty else { return }
        let subjects = subjects().map(\.subject) + document.components.schemas.map(Self.subject)
        for (key, entries) in [("include", options.selection.include), ("exclude", options.selection.exclude)] {
            for entry in entries where !subjects.contains(where: { $0.isMeant(by: entry) }) {
                let known = subjects.flatMap { $0.suggestions(for: entry.kind) }
                diagnostics.append(
                    Diagnostic(
                        "selection-unused",
                        .warning,
                        "`\(entry.text)` under `\(key)` means none of the document's \(entry.kind.rawValue)",
                        at: entry.location,
                        hint: NearestName.find(entry.text, in: known).map { "did you mean `\($0)`?" }
                            ?? "names are written as in the document; a `*` at the end stands for anything"
                    )
                )
            }
        }
    }

    // MARK: - What can be selected

    private func subject(_ operation: OpenAPI.Operation, in pathItem: PathItem) -> Selection.Subject {
        Selection.Subject(
            operationID: operation.operationID,
            method: operation.method.name,
            path: pathItem.path,
            pointer: pathItem.pointer.appending(operation.method.tokens).description,
            tags: operation.tags
        )
    }

    private static func subject(_ component: Component<Schema>) -> Selection.Subject {
        Selection.Subject(schema: component.name, pointer: component.value.pointer.description)
    }

    /// The operations and the webhooks of the document.
    private func subjects() -> [(id: OperationID, subject: Selection.Subject)] {
        (document.paths + document.webhooks).compactMap { try? references.pathItem($0) }.flatMap { pathItem in
            pathItem.operations.map { operation in
                let id = OperationID(pathItem.pointer.appending(operation.method.tokens).description)
                return (id, subject(operation, in: pathItem))
            }
        }
    }

    private func components(meantBy entries: [Selection.Entry]) -> [Int] {
        document.components.schemas.indices.filter { index in
            entries.contains(where: Self.subject(document.components.schemas[index]).isMeant)
        }
    }

    // MARK: - What is needed

    /// The types that travel with these operations and webhooks; callbacks belong to the operations that cause them.
    private func types(of isWanted: (OperationID) -> Bool) -> Set<TypeID> {
        TypeUse(
            of: operations.map(\.result).filter { isWanted($0.id) },
            webhooks: webhooks.filter { ($0.callers.isEmpty ? [$0.id] : $0.callers).contains(where: isWanted) },
            types: types
        ).ids
    }

    /// The components that the types and the other components need: those that declare them, and what these declare
    /// needs in its turn.
    private func components(behind types: Set<TypeID>, _ roots: Set<Int>) -> Set<Int> {
        var declared: [Int: [TypeID]] = [:]
        for definition in self.types.definitions {
            if let index = component(of: definition.id) { declared[index, default: []].append(definition.id) }
        }
        var found = roots
        var seen: Set<TypeID> = []
        var waiting = Array(types) + roots.flatMap { declared[$0] ?? [] }
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted else { continue }
            waiting += (self.types[id]?.referencedTypes ?? []).compactMap(\.typeID)
            if let index = component(of: id), found.insert(index).inserted { waiting += declared[index] ?? [] }
        }
        return found
    }

    /// The component whose schema declares the type.
    private func component(of id: TypeID) -> Int? {
        JSONPointer.parse(description: id.pointer).flatMap { references.componentIndexes.index(enclosing: $0) }
    }
}
