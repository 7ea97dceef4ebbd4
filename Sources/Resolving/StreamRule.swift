package import Diagnostics
package import IR

/// What the configuration says about the stream of an operation.
package struct StreamRule: Hashable, Sendable {
    /// The operation: its operationId, `GET /path`, or its JSON pointer.
    package var operation: String
    /// Whether the operation streams at all.
    package var isOn = true
    /// The type of an event: the name of a component schema, its JSON pointer, `String` or `JSONValue`; by the document
    /// where it is `nil`.
    package var event: String?
    package var name: String?
    package var format: Operation.Stream.Format?
    package var sentinel = Operation.Stream.Sentinel.usual
    package var location: SourceLocation

    package init(operation: String, location: SourceLocation) {
        self.operation = operation
        self.location = location
    }
}
