/// The identity of a type: the JSON pointer of the schema that it comes from. Never a name.
package struct TypeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// `#/components/schemas/Engine`.
    package let pointer: String
    /// Types are looked up many times by each pass, and their pointers are long.
    private let hash: Int

    package init(_ pointer: String) {
        self.pointer = pointer
        hash = pointer.hashValue
    }

    package var description: String { pointer }

    /// Whether a place is the one of this type, or inside of it.
    package func contains(_ place: String) -> Bool {
        guard place.utf8.starts(with: pointer.utf8) else { return false }
        return [nil, UInt8(ascii: "/")].contains(place.utf8.dropFirst(pointer.utf8.count).first)
    }

    package static func == (left: TypeID, right: TypeID) -> Bool {
        left.hash == right.hash && left.pointer == right.pointer
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }

    package static func < (left: TypeID, right: TypeID) -> Bool { left.pointer < right.pointer }
}

/// The identity of an operation: its JSON pointer, `#/paths/~1files/get`.
package struct OperationID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let pointer: String

    package init(_ pointer: String) {
        self.pointer = pointer
    }

    package var description: String { pointer }

    package static func < (left: OperationID, right: OperationID) -> Bool { left.pointer < right.pointer }
}
