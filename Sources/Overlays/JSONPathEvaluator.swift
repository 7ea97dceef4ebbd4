import YAML

/// A step from a node to one of its children.
package enum NodeKey: Hashable, Sendable {
    case member(String)
    case element(Int)
}

/// A node with the way to it from the root.
struct LocatedNode {
    let node: Node
    /// The steps, the last first found through `parent`, so that siblings share the way.
    let way: NodeWay?

    func child(_ node: Node, _ key: NodeKey) -> LocatedNode {
        LocatedNode(node: node, way: NodeWay(key: key, parent: way))
    }

    /// The steps from the root.
    var keys: [NodeKey] {
        var keys: [NodeKey] = []
        var step = way
        while let current = step {
            keys.append(current.key)
            step = current.parent
        }
        return keys.reversed()
    }
}

final class NodeWay: Sendable {
    let key: NodeKey
    let parent: NodeWay?

    init(key: NodeKey, parent: NodeWay?) {
        self.key = key
        self.parent = parent
    }
}

/// Finds the nodes that a query is for.
struct JSONPathEvaluator {
    let root: Node
    private let patterns = PatternCache()

    init(root: Node) {
        self.root = root
    }

    /// The nodes in the order of the document; one that several selectors find is there several times (§2.1.2).
    func nodes(_ path: JSONPath) -> [LocatedNode] {
        nodes(path.segments, from: LocatedNode(node: root, way: nil))
    }

    private func nodes(_ segments: [JSONPath.Segment], from start: LocatedNode) -> [LocatedNode] {
        segments.reduce([start]) { nodes, segment in
            var found: [LocatedNode] = []
            for node in nodes { collect(segment, of: node, into: &found) }
            return found
        }
    }

    private func collect(_ segment: JSONPath.Segment, of node: LocatedNode, into found: inout [LocatedNode]) {
        for selector in segment.selectors { select(selector, of: node, into: &found) }
        guard segment.isDescendant else { return }
        forEachChild(of: node) { collect(segment, of: $0, into: &found) }
    }

    private func forEachChild(of parent: LocatedNode, _ body: (LocatedNode) -> Void) {
        switch parent.node.content {
        case .mapping(let mapping):
            for pair in mapping.pairs { body(parent.child(pair.value, .member(pair.key))) }
        case .sequence(let elements):
            for (index, element) in elements.enumerated() { body(parent.child(element, .element(index))) }
        case .scalar: break
        }
    }

    private func select(_ selector: JSONPath.Selector, of parent: LocatedNode, into found: inout [LocatedNode]) {
        switch selector {
        case .name(let name):
            if let value = parent.node.mapping?[name] { found.append(parent.child(value, .member(name))) }
        case .wildcard: forEachChild(of: parent) { found.append($0) }
        case .index(let index):
            guard let elements = parent.node.sequence else { return }
            let position = index < 0 ? elements.count + index : index
            guard elements.indices.contains(position) else { return }
            found.append(parent.child(elements[position], .element(position)))
        case .slice(let start, let end, let step):
            guard let elements = parent.node.sequence else { return }
            for index in Self.indexes(start: start, end: end, step: step, count: elements.count) {
                found.append(parent.child(elements[index], .element(index)))
            }
        case .filter(let condition):
            forEachChild(of: parent) { child in
                if holds(condition, for: child.node) { found.append(child) }
            }
        }
    }

    /// The indexes of a slice (§2.3.4.2.2).
    private static func indexes(start: Int?, end: Int?, step: Int, count: Int) -> [Int] {
        func normalized(_ index: Int) -> Int { index >= 0 ? index : count + index }
        switch step {
        case 1...:
            let lower = min(max(normalized(start ?? 0), 0), count)
            let upper = min(max(normalized(end ?? count), 0), count)
            return Array(stride(from: lower, to: upper, by: step))
        case ..<0:
            let upper = min(max(normalized(start ?? count - 1), -1), count - 1)
            let lower = end.map { min(max(normalized($0), -1), count - 1) } ?? -1
            return Array(stride(from: upper, to: lower, by: step))
        default: return []
        }
    }

    // MARK: - Filters

    private func holds(_ condition: JSONPath.Condition, for node: Node) -> Bool {
        switch condition {
        case .or(let parts): parts.contains { holds($0, for: node) }
        case .and(let parts): parts.allSatisfy { holds($0, for: node) }
        case .not(let part): !holds(part, for: node)
        case .exists(let query): !self.nodes(query, from: node).isEmpty
        case .comparison(let left, let comparison, let right):
            compare(value(of: left, for: node), comparison, value(of: right, for: node))
        case .function(let function): isTrue(function, for: node)
        }
    }

    private func nodes(_ query: JSONPath.Query, from node: Node) -> [Node] {
        let start = LocatedNode(node: query.isRelative ? node : root, way: nil)
        return nodes(query.segments, from: start).map(\.node)
    }

    /// `nil` is "nothing", which is no value (§2.4).
    private func value(of operand: JSONPath.Operand, for node: Node) -> FilterValue? {
        switch operand {
        case .literal(let literal): FilterValue(literal)
        case .query(let query): nodes(query, from: node).first.map(FilterValue.init)
        case .function(let function): value(of: function, for: node)
        }
    }

    private func value(of function: JSONPath.Function, for node: Node) -> FilterValue? {
        switch function {
        case .length(let operand): return value(of: operand, for: node)?.length.map { .number(Double($0)) }
        case .count(let query): return .number(Double(nodes(query, from: node).count))
        case .value(let query):
            let found = nodes(query, from: node)
            return found.count == 1 ? FilterValue(found[0]) : nil
        case .matches: return nil
        }
    }

    private func isTrue(_ function: JSONPath.Function, for node: Node) -> Bool {
        guard case .matches(let operand, let pattern, let isWhole) = function,
            case .string(let text)? = value(of: operand, for: node),
            case .string(let pattern)? = value(of: pattern, for: node)
        else { return false }
        return patterns.matches(text, pattern: pattern, isWhole: isWhole)
    }

    /// The comparisons of §2.3.5.2.2.
    private func compare(_ left: FilterValue?, _ comparison: JSONPath.Comparison, _ right: FilterValue?) -> Bool {
        switch comparison {
        case .equal: left == right
        case .unequal: left != right
        case .less: isLess(left, right)
        case .greater: isLess(right, left)
        case .atMost: left == right || isLess(left, right)
        case .atLeast: left == right || isLess(right, left)
        }
    }

    private func isLess(_ left: FilterValue?, _ right: FilterValue?) -> Bool {
        switch (left, right) {
        case (.number(let left)?, .number(let right)?): left < right
        case (.string(let left)?, .string(let right)?):
            left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        default: false
        }
    }
}
