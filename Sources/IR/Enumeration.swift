/// A string or integer that takes one of some known values, and of others that later versions of the API may add.
package struct Enumeration: Sendable {
    package enum RawType: Sendable {
        case string, integer
    }

    package struct Value: Hashable, Sendable {
        /// The string, or the integer in digits.
        package var text: String
        /// What the document calls the value (`x-enum-varnames`, `title`).
        package var name: String?
        package var description: String?
        package var isDeprecated: Bool

        package init(_ text: String, name: String? = nil, description: String? = nil, isDeprecated: Bool = false) {
            self.text = text
            self.name = name
            self.description = description
            self.isDeprecated = isDeprecated
        }
    }

    package var rawType: RawType
    /// The values in document order, each once.
    package var values: [Value]
    /// Whether unknown values decode and keep their text.
    package var isOpen: Bool

    package init(rawType: RawType = .string, values: [Value], isOpen: Bool) {
        self.rawType = rawType
        self.values = values
        self.isOpen = isOpen
    }
}
