extension KeyedDecodingContainer {
    /// Called by the compiler's `Codable` in place of the standard one, which takes a member that is null for one that is
    /// missing.
    func decodeIfPresent<Value: Decodable>(
        _ type: Nullable<Value>.Type,
        forKey key: Key
    ) throws -> Nullable<Value>? {
        contains(key) ? try decode(type, forKey: key) : nil
    }
}

extension KeyedDecodingContainer<StringKey> {
    /// Reads a member that may be null; nil where it is absent.
    func decodeNullable<Value: Decodable>(_ key: String) throws -> Nullable<Value>? {
        // The type is spelled out, since an optional of it would read null as nil.
        contains(StringKey(key)) ? try decode(key) as Nullable<Value> : nil
    }
}

extension Nullable: DatedValue where Value: DatedValue {
    init(coded: Nullable<Value.Coded>) {
        self = coded.value.map { .value(Value(coded: $0)) } ?? .null
    }

    var coded: Nullable<Value.Coded> {
        value.map { .value($0.coded) } ?? .null
    }
}
