/// A string that takes one of some known values, and of others that later versions of the API may add.
package struct Enumeration: Sendable {
    /// The values in document order, each once.
    package var values: [String]
    /// Whether unknown values decode and keep their text.
    package var isOpen: Bool

    package init(values: [String], isOpen: Bool) {
        self.values = values
        self.isOpen = isOpen
    }
}
