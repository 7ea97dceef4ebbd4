import Foundation

/// A date, or a value that has dates in it, for whose own `Codable` the strategies of the decoder and encoder count.
@_spi(Generated) public protocol DatedValue: Codable {
    /// The same with a `CodableDate` for each date.
    associatedtype Coded: Codable

    init(coded: Coded)
    var coded: Coded { get }
}

@_spi(Generated) extension Date: DatedValue {
    @_spi(Generated) public init(coded: CodableDate) { self = coded.date }
    @_spi(Generated) public var coded: CodableDate { CodableDate(self) }
}

@_spi(Generated) extension Optional: DatedValue where Wrapped: DatedValue {
    @_spi(Generated) public init(coded: Wrapped.Coded?) { self = coded.map(Wrapped.init) }
    @_spi(Generated) public var coded: Wrapped.Coded? { map(\.coded) }
}

@_spi(Generated) extension Array: DatedValue where Element: DatedValue {
    @_spi(Generated) public init(coded: [Element.Coded]) { self = coded.map(Element.init) }
    @_spi(Generated) public var coded: [Element.Coded] { map(\.coded) }
}

@_spi(Generated) extension Dictionary: DatedValue where Key == String, Value: DatedValue {
    @_spi(Generated) public init(coded: [String: Value.Coded]) { self = coded.mapValues(Value.init) }
    @_spi(Generated) public var coded: [String: Value.Coded] { mapValues(\.coded) }
}

// The compiler's `Codable` calls these for the properties of a struct, in place of the standard ones.

extension KeyedDecodingContainer {
    @_spi(Generated) public func decode<Value: DatedValue>(_ type: Value.Type, forKey key: Key) throws -> Value {
        Value(coded: try decode(Value.Coded.self, forKey: key))
    }

    @_spi(Generated)
    public func decodeIfPresent<Value: DatedValue>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try decodeIfPresent(Value.Coded.self, forKey: key).map(Value.init)
    }
}

extension KeyedEncodingContainer {
    @_spi(Generated) public mutating func encode<Value: DatedValue>(_ value: Value, forKey key: Key) throws {
        try encode(value.coded, forKey: key)
    }

    @_spi(Generated) public mutating func encodeIfPresent<Value: DatedValue>(_ value: Value?, forKey key: Key) throws {
        try encodeIfPresent(value.coded, forKey: key)
    }
}
