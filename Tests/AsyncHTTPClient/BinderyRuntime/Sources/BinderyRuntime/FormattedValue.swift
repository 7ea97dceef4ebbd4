/// A value together with its format, so that the standard containers can hold it.
@_spi(Generated) public struct FormattedValue<Format: WireFormat>: Codable {
    @_spi(Generated) public let value: Format.SwiftValue

    @_spi(Generated) public init(value: Format.SwiftValue) {
        self.value = value
    }

    @_spi(Generated) public init(from decoder: any Decoder) throws {
        value = try Format.decode(from: decoder)
    }

    @_spi(Generated) public func encode(to encoder: any Encoder) throws {
        try Format.encode(value, to: encoder)
    }
}
