/// A value together with its format, so that the standard containers can hold it.
struct FormattedValue<Format: WireFormat>: Codable {
    let value: Format.SwiftValue

    init(value: Format.SwiftValue) {
        self.value = value
    }

    init(from decoder: any Decoder) throws {
        value = try Format.decode(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try Format.encode(value, to: encoder)
    }
}
