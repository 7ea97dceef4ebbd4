package import Diagnostics

/// A `$ref` as it is written, and what it points at.
package struct Reference: Hashable, Sendable {
    /// The URI reference: `#/components/schemas/Engine`, `common.yaml#/Error`.
    package var text: String
    /// The pointer of what it points at, one for all spellings, as `JSONPointer.description` writes it:
    /// `#/components/schemas/Engine`, `common.yaml#/Error`. The text itself where it cannot be understood.
    package var target: String
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
