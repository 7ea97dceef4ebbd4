import Foundation

// The compiler's `Codable` calls these for the properties of a struct, in place of the standard ones, whose text depends
// on the strategies of the decoder and encoder.

extension KeyedDecodingContainer {
    func decode(_ type: Date.Type, forKey key: Key) throws -> Date {
        try decode(FormattedValue<DateTimeFormat>.self, forKey: key).value
    }

    func decodeIfPresent(_ type: Date.Type, forKey key: Key) throws -> Date? {
        try decodeIfPresent(FormattedValue<DateTimeFormat>.self, forKey: key)?.value
    }
}

extension KeyedEncodingContainer {
    mutating func encode(_ value: Date, forKey key: Key) throws {
        try encode(FormattedValue<DateTimeFormat>(value: value), forKey: key)
    }

    mutating func encodeIfPresent(_ value: Date?, forKey key: Key) throws {
        try encodeIfPresent(value.map { FormattedValue<DateTimeFormat>(value: $0) }, forKey: key)
    }
}
