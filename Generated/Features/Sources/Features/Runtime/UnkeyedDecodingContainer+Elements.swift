// The elements of a JSON array one after the other, where each has a type of its own.

extension Decoder {
    /// The value as an array, whose elements can be read.
    func array() throws -> any UnkeyedDecodingContainer {
        try unkeyedContainer()
    }
}

extension UnkeyedDecodingContainer {
    /// Reads an element that has to be there.
    mutating func next<Value: Decodable>() throws -> Value {
        try decode(Value.self)
    }

    /// Reads an element; nil where it is null, and where the array has ended.
    mutating func nextIfPresent<Value: Decodable>() throws -> Value? {
        isAtEnd ? nil : try decodeIfPresent(Value.self)
    }

    /// Reads an element that may be null; nil where the array has ended.
    mutating func nextNullable<Value: Decodable>() throws -> Value? {
        isAtEnd ? nil : try decode(Value.self)
    }

    /// Reads all elements that are left.
    mutating func rest<Value: Decodable>() throws -> [Value] {
        var elements: [Value] = []
        while !isAtEnd { elements.append(try decode(Value.self)) }
        return elements
    }
}
