// The standard containers take a member that is null for one that is missing. These are called in their place.

extension KeyedDecodingContainer {
    func decodeIfPresent<Value: Decodable>(_ type: Nullable<Value>.Type, forKey key: Key) throws -> Nullable<Value>? {
        contains(key) ? try decode(type, forKey: key) : nil
    }
}

extension ObjectDecoder {
    func decodeIfPresent<Value: Decodable>(_ key: String) throws -> Nullable<Value>? {
        contains(key) ? try decode(key) : nil
    }

    func decodeIfPresent<Format: WireFormat>(
        _ key: String,
        as format: Nullable<Format>.Type
    ) throws -> Nullable<Format.SwiftValue>? {
        contains(key) ? try decode(key, as: format) : nil
    }
}

extension Nullable: WireFormat where Value: WireFormat {
    static func decode(from decoder: any Decoder) throws -> Nullable<Value.SwiftValue> {
        try decoder.singleValueContainer().decodeNil() ? .null : .value(Value.decode(from: decoder))
    }

    static func encode(_ value: Nullable<Value.SwiftValue>, to encoder: any Encoder) throws {
        try Value?.encode(value.value, to: encoder)
    }
}
