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
