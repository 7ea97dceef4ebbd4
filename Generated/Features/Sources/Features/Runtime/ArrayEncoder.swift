/// Writes the elements of a JSON array one after the other, where each has a type of its own.
struct ArrayEncoder {
    fileprivate var container: any UnkeyedEncodingContainer
    /// How many elements were left out so far: they become null where another element follows.
    fileprivate var missing = 0

    /// Writes an element; nil becomes null.
    mutating func append<Value: Encodable>(_ value: Value) throws {
        while missing > 0 {
            try container.encodeNil()
            missing -= 1
        }
        try container.encode(value)
    }

    /// Writes an element; nil at the end of the array is left out.
    mutating func appendIfPresent<Value: Encodable>(_ value: Value?) throws {
        if let value { try append(value) } else { missing += 1 }
    }

    /// Writes further elements.
    mutating func append<Value: Encodable>(rest elements: [Value]) throws {
        for element in elements { try append(element) }
    }
}

extension Encoder {
    /// Begins an array, whose elements can then be written.
    func array() -> ArrayEncoder {
        ArrayEncoder(container: unkeyedContainer())
    }
}
