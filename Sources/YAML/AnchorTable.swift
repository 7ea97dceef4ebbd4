/// The anchors of a document. A later anchor of the same name takes the place of an earlier one (YAML 1.2.2 §3.2.2.2).
struct AnchorTable {
    struct Target {
        /// `nil` while the node is being read.
        var node: Node?
        /// The nodes of its tree, aliases expanded.
        var expandedCount = 0
        /// How deep collections nest in it; 0 for scalars.
        var height = 0
    }

    private var targets: [Target] = []
    private var indices: [String: Int] = [:]

    /// Notes an anchor whose node begins.
    mutating func open(_ name: String) -> Int {
        indices[name] = targets.count
        targets.append(Target())
        return targets.count - 1
    }

    mutating func close(_ index: Int, with node: Node, expandedCount: Int, height: Int) {
        targets[index] = Target(node: node, expandedCount: expandedCount, height: height)
    }

    subscript(name: String) -> Target? {
        indices[name].map { targets[$0] }
    }
}
