// The members of a JSON object by their names in the document. Models use it where the compiler cannot write `Codable`, as for
// undeclared members.

extension Decoder {
    /// The value as an object, whose members can be read.
    @_spi(Generated) public func object() throws -> KeyedDecodingContainer<StringKey> {
        try container(keyedBy: StringKey.self)
    }
}

@_spi(Generated) extension KeyedDecodingContainer<StringKey> {
    /// Reads a member that has to be there.
    @_spi(Generated) public func decode<Value: Decodable>(_ key: String) throws -> Value {
        try decode(Value.self, forKey: StringKey(key))
    }

    /// Reads a member; nil where it is absent or null.
    @_spi(Generated) public func decodeIfPresent<Value: Decodable>(_ key: String) throws -> Value? {
        try decodeIfPresent(Value.self, forKey: StringKey(key))
    }

    /// Reads all members but the declared ones.
    @_spi(Generated) public func members<Value: Decodable>(besides declared: [String]) throws -> [String: Value] {
        let declared = Set(declared)
        var members: [String: Value] = [:]
        for key in allKeys where !declared.contains(key.stringValue) {
            members[key.stringValue] = try decode(Value.self, forKey: key)
        }
        return members
    }
}
