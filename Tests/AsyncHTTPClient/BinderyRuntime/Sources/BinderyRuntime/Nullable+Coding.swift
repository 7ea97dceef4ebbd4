extension KeyedDecodingContainer {
    /// Called by the compiler's `Codable` in place of the standard one, which takes a member that is null for one that is
    /// missing.
    @_spi(Generated) public func decodeIfPresent<Value: Decodable>(
        _ type: Nullable<Value>.Type,
        forKey key: Key
    ) throws -> Nullable<Value>? {
        contains(key) ? try decode(type, forKey: key) : nil
    }
}

@_spi(Generated) extension KeyedDecodingContainer<StringKey> {
    /// Reads a member that may be null; nil where it is absent.
    @_spi(Generated) public func decodeNullable<Value: Decodable>(_ key: String) throws -> Nullable<Value>? {
        // The type is spelled out, since an optional of it would read null as nil.
        contains(key) ? try decode(key) as Nullable<Value> : nil
    }

    /// Reads a member that may be null and is written in a format of its own; nil where it is absent.
    @_spi(Generated) public func decodeNullable<Format: WireFormat>(
        _ key: String,
        as format: Nullable<Format>.Type
    ) throws -> Nullable<Format.SwiftValue>? {
        contains(key) ? try decode(key, as: format) : nil
    }
}

@_spi(Generated) extension Nullable: WireFormat where Value: WireFormat {
    @_spi(Generated) public static func decode(from decoder: any Decoder) throws -> Nullable<Value.SwiftValue> {
        try decoder.singleValueContainer().decodeNil() ? .null : .value(Value.decode(from: decoder))
    }

    @_spi(Generated) public static func encode(_ value: Nullable<Value.SwiftValue>, to encoder: any Encoder) throws {
        try Value?.encode(value.value, to: encoder)
    }
}
