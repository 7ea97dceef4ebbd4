/// A value together with its format, so that the standard containers can hold it.
package struct FormattedValue<Format: WireFormat>: Codable {
    package let value: Format.SwiftValue

    package init(value: Format.SwiftValue) {
        self.value = value
    }

    package init(from decoder: any Decoder) throws {
        value = try Format.decode(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try Format.encode(value, to: encoder)
    }
}
