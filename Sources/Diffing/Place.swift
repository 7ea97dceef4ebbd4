import Diagnostics
import OpenAPI
import YAML

/// A node of a document with the way to it.
struct Place {
    let node: Node
    let pointer: JSONPointer

    /// The member with the key.
    subscript(key: String) -> Place? {
        node.mapping?[key].map { Place(node: $0, pointer: pointer.appending(key)) }
    }

    /// The members of an object, in their order.
    var members: [(key: String, place: Place)] {
        node.mapping?.pairs.map { ($0.key, Place(node: $0.value, pointer: pointer.appending($0.key))) } ?? []
    }

    /// The elements of an array.
    var elements: [Place] {
        node.sequence?.enumerated().map { Place(node: $1, pointer: pointer.appending($0)) } ?? []
    }

    var reference: String? { node.mapping?["$ref"]?.string }

    /// The text of a scalar member, whatever its kind.
    func text(_ key: String) -> String? { node.mapping?[key]?.scalar?.text }

    func flag(_ key: String) -> Bool { node.mapping?[key]?.bool ?? false }

    /// The texts of the scalars of an array.
    func texts(_ key: String) -> [String] {
        node.mapping?[key]?.sequence?.compactMap { $0.scalar?.text } ?? []
    }
}

extension [(key: String, place: Place)] {
    /// The places by their keys, the first of several.
    var byKey: [String: Place] { byKey { $0 } }

    /// The places by what their keys mean.
    func byKey(_ meaning: (String) -> String) -> [String: Place] {
        Dictionary(map { (meaning($0.key), $0.place) }, uniquingKeysWith: { first, _ in first })
    }
}

/// Whether two places hold the same, the order of members aside.
func isSame(_ left: Node, _ right: Node) -> Bool {
    left.isSame(as: right, scalars: ==)
}
