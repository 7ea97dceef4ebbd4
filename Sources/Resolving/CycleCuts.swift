import IR

/// What cuts all cycles of types that hold each other by value.
struct CycleCuts {
    struct Edge: Hashable {
        /// The position of the struct among the definitions.
        var owner: Int
        /// The position of the property.
        var member: Int
    }

    /// The properties that are stored behind a reference.
    private(set) var boxed: [Edge] = []
    /// The unions that are, by their positions among the definitions.
    private(set) var indirect: Set<Int> = []

    init(_ types: TypeArena) {
        var graph = ValueGraph(types)
        for component in graph.components(of: graph.structures) {
            let edges = Self.fewestEdges(of: component, in: graph)
            boxed += edges
            graph.remove(edges)
        }
        // What is left leads through unions.
        var waiting = graph.components(of: graph.nodes)
        while let component = waiting.popLast() {
            let union = Self.bestUnion(of: component, in: graph)
            indirect.insert(union)
            graph.remove(union)
            waiting += graph.components(of: component)
        }
    }

    /// The edges that lead back to a type on the way to them, depth first from each type in turn: the fewest of these.
    private static func fewestEdges(of component: [Int], in graph: ValueGraph) -> [Edge] {
        var fewest: [Edge]?
        // Large circles are rare, and each start costs a walk through them.
        for start in component.prefix(64) {
            let edges = graph.backEdges(from: start, within: Set(component))
            if edges.count < fewest?.count ?? .max { fewest = edges }
            if edges.count == 1 { break }
        }
        return fewest ?? []
    }

    /// A union without which there is no cycle, else the one with the most neighbours.
    private static func bestUnion(of component: [Int], in graph: ValueGraph) -> Int {
        let unions = component.filter(graph.isUnion)
        // Looking at each of many would take long.
        for union in unions.prefix(8) {
            var rest = graph
            rest.remove(union)
            if rest.components(of: component).isEmpty { return union }
        }
        let members = Set(component)
        return unions.max { graph.degree(of: $0, within: members) < graph.degree(of: $1, within: members) }
            ?? component[0]
    }
}

/// Which types hold which by value.
private struct ValueGraph {
    /// All structs and unions in document order: their positions among the definitions.
    private(set) var nodes: [Int] = []
    private var unions: Set<Int> = []
    /// By the position of the type that holds the others.
    fileprivate private(set) var edges: [[(member: Int, target: Int)]]

    init(_ types: TypeArena) {
        edges = Array(repeating: [], count: types.definitions.count)
        for (node, definition) in types.definitions.enumerated() {
            let members: [TypeReference]
            switch definition.kind {
            case .structure(let structure):
                members = structure.properties.map(\.type)
            case .union(let union):
                members = union.branches.map(\.type)
                unions.insert(node)
            case .alias, .enumeration, .requests, .responses: continue
            }
            nodes.append(node)
            edges[node] = members.enumerated().compactMap { index, type in
                Self.heldByValue(type, types).map { (index, $0) }
            }
        }
    }

    /// The type that a value holds inside of itself, rather than behind the reference of an array or dictionary.
    private static func heldByValue(_ type: TypeReference, _ types: TypeArena) -> Int? {
        switch types.unaliased(type) {
        case .named(let id): types.index(of: id)
        case .nullable(let type): heldByValue(type, types)
        default: nil
        }
    }

    var structures: [Int] { nodes.filter { !unions.contains($0) } }

    func holdsItself(_ node: Int) -> Bool { edges[node].contains { $0.target == node } }

    func isUnion(_ node: Int) -> Bool { unions.contains(node) }

    mutating func remove(_ cut: [CycleCuts.Edge]) {
        for edge in cut { edges[edge.owner].removeAll { $0.member == edge.member } }
    }

    mutating func remove(_ node: Int) {
        edges[node] = []
    }

    func degree(of node: Int, within members: Set<Int>) -> Int {
        edges[node].filter { members.contains($0.target) }.count
    }

    /// The edges that close a cycle on a walk from a node, depth first.
    func backEdges(from start: Int, within members: Set<Int>) -> [CycleCuts.Edge] {
        var path: Set<Int> = []
        var done: Set<Int> = []
        var result: [CycleCuts.Edge] = []
        func visit(_ node: Int) {
            path.insert(node)
            for edge in edges[node] where members.contains(edge.target) {
                if path.contains(edge.target) {
                    result.append(CycleCuts.Edge(owner: node, member: edge.member))
                } else if !done.contains(edge.target) {
                    visit(edge.target)
                }
            }
            path.remove(node)
            done.insert(node)
        }
        visit(start)
        return result
    }

    /// The sets of nodes that lead to each other (Tarjan's strongly connected components), without single nodes that do
    /// not hold themselves; each in document order.
    func components(of nodes: [Int]) -> [[Int]] {
        var search = ComponentSearch(members: Set(nodes), graph: self)
        for node in nodes { search.visit(node) }
        return search.components.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}

/// Tarjan's algorithm.
private struct ComponentSearch {
    let members: Set<Int>
    let graph: ValueGraph
    private(set) var components: [[Int]] = []
    private var indexes: [Int: Int] = [:]
    private var lowest: [Int: Int] = [:]
    private var stack: [Int] = []
    private var isOnStack: Set<Int> = []

    init(members: Set<Int>, graph: ValueGraph) {
        self.members = members
        self.graph = graph
    }

    mutating func visit(_ node: Int) {
        guard members.contains(node), indexes[node] == nil else { return }
        let index = indexes.count
        indexes[node] = index
        lowest[node] = index
        stack.append(node)
        isOnStack.insert(node)
        for (_, target) in graph.edges[node] where members.contains(target) {
            if indexes[target] == nil {
                visit(target)
                lowest[node] = min(lowest[node] ?? index, lowest[target] ?? index)
            } else if isOnStack.contains(target) {
                lowest[node] = min(lowest[node] ?? index, indexes[target] ?? index)
            }
        }
        guard lowest[node] == index else { return }
        var component: [Int] = []
        while let last = stack.popLast() {
            isOnStack.remove(last)
            component.append(last)
            if last == node { break }
        }
        if component.count > 1 || graph.holdsItself(node) {
            components.append(component)
        }
    }
}
