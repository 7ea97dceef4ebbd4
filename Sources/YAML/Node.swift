package import Diagnostics

/// A value of a YAML or JSON document, with its place in the source.
///
/// Nodes are immutable and shared: an alias is the node of its anchor, so that one node may stand at many places of
/// the tree.
package final class Node: Sendable {
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([Node])
        case mapping(Mapping)
    }

    package let content: Content
    /// The file that the node stands in.
    package let file: SourceFile
    /// Where the node begins: line and column from 1.
    package let line: Int32
    package let column: Int32

    package init(_ content: Content, file: SourceFile, line: Int32, column: Int32) {
        self.content = content
        self.file = file
        self.line = line
        self.column = column
    }

    package var location: SourceLocation {
        SourceLocation(path: file.place, line: line, column: column)
    }
}

/// A scalar as the source spells it, with its meaning under the core schema of YAML 1.2 (§10.3).
package struct Scalar: Hashable, Sendable {
    package enum Kind: Sendable {
        case null, bool, integer, float, string
    }

    /// The value's text after unfolding and unescaping: `0o17`, `1.10`, `yes`.
    package let text: String
    package let kind: Kind

    package init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }
}

/// The pairs of a mapping in document order, merge keys already applied. Keys are text: `200` and `"200"` are one key.
package struct Mapping: Sendable {
    package struct Pair: Sendable {
        package let key: String
        /// The scalar node of the key, for its place.
        package let keyNode: Node
        package let value: Node

        package init(key: String, keyNode: Node, value: Node) {
            self.key = key
            self.keyNode = keyNode
            self.value = value
        }
    }

    package let pairs: [Pair]

    package init(_ pairs: [Pair]) {
        self.pairs = pairs
    }

    /// The value of the key. Linear in the number of pairs: look up a few known keys, or iterate over `pairs` once.
    package subscript(key: String) -> Node? {
        pairs.first { $0.key == key }?.value
    }
}

/// A file that was read, shared by its nodes.
package final class SourceFile: Sendable {
    /// The path as the user gave it.
    package let path: String
    /// The path in the locations of its nodes.
    let place: SourcePath
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        place = SourcePath(path)
        self.bytes = bytes
    }
}
