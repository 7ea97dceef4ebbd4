import OpenAPI
import YAML

/// Knows which parts of two documents are the same, the targets of their references included, so that what did not change is
/// not looked at again for every operation.
struct UnchangedParts {
    private struct Pair: Hashable {
        var old: ObjectIdentifier
        var new: ObjectIdentifier
    }

    /// The pointers of components that differ, or lead to one that does.
    private var changed: Set<String> = []
    private var known: [Pair: Bool] = [:]

    init(old: DiffDocument, new: DiffDocument) {
        var users: [String: [String]] = [:]
        var queue: [String] = []
        let oldParts = Self.components(of: old.root)
        let newParts = Self.components(of: new.root)
        for (pointer, node) in oldParts.merging(newParts, uniquingKeysWith: { first, _ in first }) {
            let isKept = oldParts[pointer].flatMap { old in newParts[pointer].map { isSame(old, $0) } } ?? false
            if !isKept { queue.append(pointer) }
            var references: Set<String> = []
            Self.collectReferences(of: node, into: &references)
            newParts[pointer].map { Self.collectReferences(of: $0, into: &references) }
            for reference in references { users[reference, default: []].append(pointer) }
        }
        for (parent, children) in old.subtypes.all + new.subtypes.all {
            for child in children { users[child, default: []].append(parent) }
        }
        while let pointer = queue.popLast() {
            guard changed.insert(pointer).inserted else { continue }
            queue += users[pointer] ?? []
        }
    }

    /// Whether nothing differs between two places.
    mutating func contains(_ old: Place, _ new: Place) -> Bool {
        let pair = Pair(old: ObjectIdentifier(old.node), new: ObjectIdentifier(new.node))
        if let known = known[pair] { return known }
        var references: Set<String> = []
        let isUnchanged: Bool
        if isSame(old.node, new.node) {
            Self.collectReferences(of: old.node, into: &references)
            isUnchanged = references.allSatisfy { $0.hasPrefix("#/components/") && !changed.contains($0) }
        } else {
            isUnchanged = false
        }
        known[pair] = isUnchanged
        return isUnchanged
    }

    private static func components(of root: Place) -> [String: Node] {
        var result: [String: Node] = [:]
        for section in root["components"]?.members ?? [] {
            for member in section.place.members { result[member.place.pointer.description] = member.place.node }
        }
        return result
    }

    private static func collectReferences(of node: Node, into references: inout Set<String>) {
        switch node.content {
        case .scalar: break
        case .sequence(let elements): for element in elements { collectReferences(of: element, into: &references) }
        case .mapping(let mapping):
            for pair in mapping.pairs {
                if pair.key == "$ref", let reference = pair.value.string {
                    // A reference into a component depends on the whole of it.
                    references.insert(reference.split(separator: "/").prefix(4).joined(separator: "/"))
                } else {
                    collectReferences(of: pair.value, into: &references)
                }
            }
        }
    }
}
