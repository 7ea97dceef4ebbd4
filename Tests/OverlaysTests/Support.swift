import Overlays
import YAML

func node(_ text: String, path: String = "spec.yaml") throws -> Node {
    try YAML.load(bytes: Array(text.utf8), path: path)
}

/// The node as compact JSON, members in their order.
func json(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.kind == .string ? "\"\(scalar.text)\"" : scalar.text
    case .sequence(let elements): "[\(elements.map(json).joined(separator: ","))]"
    case .mapping(let mapping):
        "{\(mapping.pairs.map { "\"\($0.key)\":\(json($0.value))" }.joined(separator: ","))}"
    }
}

func overlay(_ actions: String) throws -> Overlay {
    let text = "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions:\n\(actions)"
    return try Overlay.parse(bytes: Array(text.utf8), path: "overlay.yaml")
}
