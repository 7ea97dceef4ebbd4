import Foundation

// The compiler's `Codable` calls these for the properties of a struct, in place of the standard ones, whose text depends
// on the strategies of the decoder and encoder.

extension KeyedDecodingContainer {
    @_spi(Generated) public func decode(_ type: Date.Type, forKey key: Key) throws -> Date {
        try decode(FormattedValue<DateTimeFormat>.self, forKey: key).value
    }

    @_spi(Generated) public func decodeIfPresent(_ type: Date.Type, forKey key: Key) throws -> Date? {
        try decodeIfPresent(FormattedValue<DateTimeFormat>.self, forKey: key)?.value
    }
}

extension KeyedEncodingContainer {
    @_spi(Generated) public mutating func encode(_ value: Date, forKey key: Key) throws {
        try encode(FormattedValue<DateTimeFormat>(value: value), forKey: key)
    }

    @_spi(Generated) public mutating func encodeIfPresent(_ value: Date?, forKey key: Key) throws {
        try encodeIfPresent(value.map { FormattedValue<DateTimeFormat>(value: $0) }, forKey: key)
    }
}
