/// Finds the schemas of `components.schemas` by the place of a schema, in the root file as in others, where names alone
/// do not tell them apart.
package struct ComponentIndexes: Sendable {
    private var byName: [String: Int] = [:]
    /// Of those in other files, by their pointers.
    private var byPointer: [String: Int] = [:]

    init(_ components: [Component<Schema>]) {
        for (index, component) in components.enumerated() {
            let pointer = component.value.pointer
            if pointer.isComponent {
                if byName[component.name] == nil { byName[component.name] = index }
            } else {
                byPointer[pointer.description] = index
            }
        }
    }

    /// The index of the component whose own place this is.
    package func index(at pointer: JSONPointer) -> Int? {
        if pointer.isComponent, pointer.parent?.token == "schemas" { return byName[pointer.token] }
        guard !byPointer.isEmpty, !pointer.document.isEmpty else { return nil }
        return byPointer[pointer.description]
    }

    /// The index of the component that the place is in, or that it is; of several the nearest.
    package func index(enclosing pointer: JSONPointer) -> Int? {
        var place: JSONPointer? = pointer
        while let current = place {
            if let index = index(at: current) { return index }
            place = current.parent
        }
        return nil
    }
}
