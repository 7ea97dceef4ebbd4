// The members of a JSON object by their names in the document.

extension Encoder {
    /// Begins an object, whose members can then be written.
    func object() -> KeyedEncodingContainer<StringKey> {
        container(keyedBy: StringKey.self)
    }

    /// Writes an object and a member that it does not declare: the text by which a union tells it from others.
    func encode<Value: Encodable>(_ value: Value, with text: String, for key: String) throws {
        try value.encode(to: self)
        var object = object()
        try object.encode(text, key)
    }
}

extension KeyedEncodingContainer<StringKey> {
    /// Writes a member; nil becomes null.
    mutating func encode<Value: Encodable>(_ value: Value, _ key: String) throws {
        try encode(value, forKey: StringKey(key))
    }

    /// Writes a member; nil is left out.
    mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, _ key: String) throws {
        try encodeIfPresent(value, forKey: StringKey(key))
    }

    /// Writes undeclared members. Declared ones that are written later win.
    mutating func encodeAdditionalProperties<Value: Encodable>(_ members: [String: Value]) throws {
        for (key, value) in members { try encode(value, key) }
    }
}
