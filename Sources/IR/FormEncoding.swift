/// How a property is written in a form (OpenAPI 3.1 §4.8.15, Encoding Object).
package struct FormEncoding: Hashable, Sendable {
    /// A header of the property's part whose value the document knows.
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The property's name in the form.
    package var property: String
    /// The media type of the part; `nil` where the value's type decides.
    package var contentType: String?
    /// How the parts of the value are written; `nil` where the media type decides.
    package var style: Operation.Style?
    package var isExploded: Bool
    package var allowsReserved: Bool
    package var headers: [Header]

    package init(
        property: String,
        contentType: String? = nil,
        style: Operation.Style? = nil,
        isExploded: Bool = true,
        allowsReserved: Bool = false,
        headers: [Header] = []
    ) {
        self.property = property
        self.contentType = contentType
        self.style = style
        self.isExploded = isExploded
        self.allowsReserved = allowsReserved
        self.headers = headers
    }
}
