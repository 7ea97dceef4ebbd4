import Diagnostics
import YAML

/// Reads a document that the test holds for correct.
func load(_ text: String, limits: YAML.Limits = .init()) throws -> Node {
    try YAML.load(bytes: Array(text.utf8), path: "test.yaml", limits: limits)
}

/// The findings about a document, in one line each: `2:1 duplicate-key`.
func findings(_ bytes: [UInt8], path: String = "test.yaml", limits: YAML.Limits = .init()) -> [String] {
    do {
        return ["read: \(try YAML.load(bytes: bytes, path: path, limits: limits).outline)"]
    } catch {
        return error.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.id)" }
    }
}

func findings(_ text: String, path: String = "test.yaml", limits: YAML.Limits = .init()) -> [String] {
    findings(Array(text.utf8), path: path, limits: limits)
}

extension Node {
    /// The value at the keys, from the root.
    subscript(_ path: String...) -> Node? {
        path.reduce(self as Node?) { $0?.mapping?[$1] }
    }

    var place: String { "\(line):\(column)" }
}
