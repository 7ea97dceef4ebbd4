package import Diagnostics

/// A `$ref` as it is written.
package struct Reference: Hashable, Sendable {
    /// The URI reference: `#/components/schemas/Engine`, `common.yaml#/Error`.
    package var text: String
    package var location: SourceLocation
    /// In a Reference Object (3.1): what overrides the target's own.
    package var summary: String?
    package var description: String?
}

/// An object, or a reference to one (Reference Object).
package enum Referenced<Value: Sendable>: Sendable {
    case value(Value)
    case reference(Reference)
}

extension Referenced {
    /// The reference, where it is one.
    package var reference: Reference? {
        if case .reference(let reference) = self { reference } else { nil }
    }

    /// The object itself, where it stands in its place.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}

/// A place in a document (RFC 6901), kept as a chain so that siblings share their parents.
package final class JSONPointer: Sendable {
    package let parent: JSONPointer?
    /// The last token, unescaped; empty for the root.
    package let token: String

    private init(parent: JSONPointer?, token: String) {
        self.parent = parent
        self.token = token
    }

    package static let root = JSONPointer(parent: nil, token: "")

    package func appending(_ token: String) -> JSONPointer {
        JSONPointer(parent: self, token: token)
    }

    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(parent: self, token: String(index))
    }
}
