import OpenAPI
import YAML

/// Which components extend which: values of a component with a discriminator may be of any that has it in its `allOf`, though
/// nothing in the component leads there (Discriminator Object).
struct Subtypes {
    /// The pointers of the components that extend a component, by its pointer.
    private let children: [String: [String]]

    init(_ root: Place) {
        let schemas = root["components"]?["schemas"]?.members ?? []
        var children: [String: [String]] = [:]
        for (_, schema) in schemas {
            for parent in (schema["allOf"]?.elements ?? []).compactMap(\.reference) {
                children[parent, default: []].append(schema.pointer.description)
            }
        }
        let roots = schemas.filter { Self.hasDiscriminator($0.place) }.map(\.place.pointer.description)
        guard !roots.isEmpty else {
            self.children = [:]
            return
        }
        var result: [String: [String]] = [:]
        for root in roots {
            var waiting = children[root] ?? []
            var found: Set<String> = []
            while let child = waiting.popLast() {
                guard child != root, found.insert(child).inserted else { continue }
                waiting += children[child] ?? []
            }
            result[root] = found.sorted()
        }
        self.children = result
    }

    /// Of a component with a discriminator of its own, or in a part of its `allOf`.
    private static func hasDiscriminator(_ schema: Place) -> Bool {
        ([schema] + (schema["allOf"]?.elements ?? [])).contains { $0["discriminator"] != nil }
    }

    /// The pointers of what extends a component, directly or not.
    func of(_ pointer: String) -> [String] { children[pointer] ?? [] }

    /// Each component that has subtypes, with these.
    var all: [(parent: String, children: [String])] { children.map { ($0.key, $0.value) } }
}
