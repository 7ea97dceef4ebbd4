import YAML

/// Which elements of a changed sequence are those of the original.
enum ElementAlignment {
    /// An element of the original, of the changed sequence, or of both.
    struct Pair: Equatable {
        var old: Int?
        var new: Int?
    }

    private struct Origin: Hashable {
        var file: ObjectIdentifier
        var line: Int32
        var column: Int32

        init(_ node: Node) {
            file = ObjectIdentifier(node.file)
            line = node.line
            column = node.column
        }
    }

    /// Aligns by the places of the nodes, which changed nodes keep. Where others stand between two that are known again,
    /// the first of the one side is taken for the changed first of the other, and so on.
    static func pairs(_ old: [Node], _ new: [Node]) -> [Pair] {
        let anchors = anchors(old, new)
        var result: [Pair] = []
        var (left, right) = (0, 0)
        for anchor in anchors + [(old: old.count, new: new.count)] {
            while left < anchor.old || right < anchor.new {
                result.append(Pair(old: left < anchor.old ? left : nil, new: right < anchor.new ? right : nil))
                left = min(left + 1, anchor.old)
                right = min(right + 1, anchor.new)
            }
            if anchor.old < old.count { result.append(Pair(old: anchor.old, new: anchor.new)) }
            (left, right) = (anchor.old + 1, anchor.new + 1)
        }
        return result
    }

    private static func anchors(_ old: [Node], _ new: [Node]) -> [(old: Int, new: Int)] {
        let places = Dictionary(old.indices.map { (Origin(old[$0]), $0) }, uniquingKeysWith: { first, _ in first })
        var result: [(old: Int, new: Int)] = []
        for index in new.indices {
            guard let place = places[Origin(new[index])], place > result.last?.old ?? -1 else { continue }
            result.append((place, index))
        }
        return result
    }
}
