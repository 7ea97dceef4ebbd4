/// Reads the elements of a JSON array one after the other, where each has a type of its own.
@_spi(Generated) public struct ArrayDecoder {
    private var container: any UnkeyedDecodingContainer

    init(_ container: any UnkeyedDecodingContainer) {
        self.container = container
    }

    /// Reads an element that has to be there.
    @_spi(Generated) public mutating func next<Value: Decodable>() throws -> Value {
        try container.decode(Value.self)
    }

    /// Reads an element; nil where it is null, and where the array has ended.
    @_spi(Generated) public mutating func nextIfPresent<Value: Decodable>() throws -> Value? {
        container.isAtEnd ? nil : try container.decodeIfPresent(Value.self)
    }

    /// Reads an element that is written in a format of its own.
    @_spi(Generated) public mutating func next<Format: WireFormat>(as format: Format.Type) throws -> Format.SwiftValue {
        try container.decode(FormattedValue<Format>.self).value
    }

    /// Reads an element that is written in a format of its own; nil where it is null, and where the array has ended.
    @_spi(Generated)
    public mutating func nextIfPresent<Format: WireFormat>(as format: Format.Type) throws -> Format.SwiftValue? {
        container.isAtEnd ? nil : try container.decodeIfPresent(FormattedValue<Format>.self)?.value
    }

    /// Reads all elements that are left.
    @_spi(Generated) public mutating func rest<Value: Decodable>() throws -> [Value] {
        var elements: [Value] = []
        while !container.isAtEnd { elements.append(try container.decode(Value.self)) }
        return elements
    }

    /// Reads all elements that are left, in a format of their own.
    @_spi(Generated)
    public mutating func rest<Format: WireFormat>(as format: Format.Type) throws -> [Format.SwiftValue] {
        let elements: [FormattedValue<Format>] = try rest()
        return elements.map(\.value)
    }
}

extension Decoder {
    /// The value as an array, whose elements can be read.
    @_spi(Generated) public func array() throws -> ArrayDecoder {
        ArrayDecoder(try unkeyedContainer())
    }
}
