/// The identity of a type: the JSON pointer of the schema that it comes from. Never a name.
package struct TypeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// `#/components/schemas/Engine`.
    package let pointer: String

    package init(_ pointer: String) {
        self.pointer = pointer
    }

    package var description: String { pointer }

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
