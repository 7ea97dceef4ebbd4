/// Reads the members of a JSON object by their names in the document.
///
/// Models use it where the compiler cannot write `Codable`: for undeclared members, and for formats inside of others.
@_spi(Generated) public struct ObjectDecoder {
    private let container: KeyedDecodingContainer<StringKey>

    init(_ container: KeyedDecodingContainer<StringKey>) {
        self.container = container
    }

    /// Reads a member that has to be there.
    @_spi(Generated) public func decode<Value: Decodable>(_ key: String) throws -> Value {
        try container.decode(Value.self, forKey: StringKey(key))
    }

    /// Reads a member; nil where it is absent or null.
    @_spi(Generated) public func decodeIfPresent<Value: Decodable>(_ key: String) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: StringKey(key))
    }

    /// Reads a member that is written in a format of its own.
    @_spi(Generated)
    public func decode<Format: WireFormat>(_ key: String, as format: Format.Type) throws -> Format.SwiftValue {
        try container.decode(FormattedValue<Format>.self, forKey: StringKey(key)).value
    }

    /// Reads a member that is written in a format of its own; nil where it is absent or null.
    @_spi(Generated) public func decodeIfPresent<Format: WireFormat>(
        _ key: String,
        as format: Format.Type
    ) throws -> Format.SwiftValue? {
        try container.decodeIfPresent(FormattedValue<Format>.self, forKey: StringKey(key))?.value
    }

    /// Whether the object has the member, null or not.
    @_spi(Generated) public func contains(_ key: String) -> Bool {
        container.contains(StringKey(key))
    }

    /// Reads all members but the declared ones.
    @_spi(Generated) public func members<Value: Decodable>(besides declared: [String]) throws -> [String: Value] {
        let declared = Set(declared)
        var members: [String: Value] = [:]
        for key in container.allKeys where !declared.contains(key.stringValue) {
            members[key.stringValue] = try container.decode(Value.self, forKey: key)
        }
        return members
    }

    /// Reads all members but the declared ones, in a format of their own.
    @_spi(Generated) public func members<Format: WireFormat>(
        besides declared: [String],
        as format: Format.Type
    ) throws -> [String: Format.SwiftValue] {
        let members: [String: FormattedValue<Format>] = try members(besides: declared)
        return members.mapValues(\.value)
    }
}

extension Decoder {
    /// The value as an object, whose members can be read.
    @_spi(Generated) public func object() throws -> ObjectDecoder {
        ObjectDecoder(try container(keyedBy: StringKey.self))
    }
}
