// The members of a JSON object by their names in the document.

extension Encoder {
    /// Begins an object, whose members can then be written.
    @_spi(Generated) public func object() -> KeyedEncodingContainer<StringKey> {
        container(keyedBy: StringKey.self)
    }

    /// Writes an object and a member that it does not declare: the text by which a union tells it from others.
    @_spi(Generated) public func encode<Value: Encodable>(_ value: Value, with text: String, for key: String) throws {
        try value.encode(to: self)
        var object = object()
        try object.encode(text, key)
    }
}

@_spi(Generated) extension KeyedEncodingContainer<StringKey> {
    /// Writes a member; nil becomes null.
    @_spi(Generated) public mutating func encode<Value: Encodable>(_ value: Value, _ key: String) throws {
        try encode(value, forKey: StringKey(key))
    }

    /// Writes a member; nil is left out.
    @_spi(Generated) public mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, _ key: String) throws {
        try encodeIfPresent(value, forKey: StringKey(key))
    }

    /// Writes undeclared members. Declared ones that are written later win.
    @_spi(Generated)
    public mutating func encodeAdditionalProperties<Value: Encodable>(_ members: [String: Value]) throws {
        for (key, value) in members { try encode(value, key) }
    }
}
