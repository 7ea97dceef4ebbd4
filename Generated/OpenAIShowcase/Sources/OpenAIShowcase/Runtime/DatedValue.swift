import Foundation

/// A date, or a value that has dates in it, for whose own `Codable` the strategies of the decoder and encoder count.
protocol DatedValue: Codable {
    /// The same with a `CodableDate` for each date.
    associatedtype Coded: Codable

    init(coded: Coded)
    var coded: Coded { get }
}

extension Date: DatedValue {
    init(coded: CodableDate) { self = coded.date }
    var coded: CodableDate { CodableDate(self) }
}

extension Optional: DatedValue where Wrapped: DatedValue {
    init(coded: Wrapped.Coded?) { self = coded.map(Wrapped.init) }
    var coded: Wrapped.Coded? { map(\.coded) }
}

extension Array: DatedValue where Element: DatedValue {
    init(coded: [Element.Coded]) { self = coded.map(Element.init) }
    var coded: [Element.Coded] { map(\.coded) }
}

extension Dictionary: DatedValue where Key == String, Value: DatedValue {
    init(coded: [String: Value.Coded]) { self = coded.mapValues(Value.init) }
    var coded: [String: Value.Coded] { mapValues(\.coded) }
}

// The compiler's `Codable` calls these for the properties of a struct, in place of the standard ones.

extension KeyedDecodingContainer {
    func decode<Value: DatedValue>(_ type: Value.Type, forKey key: Key) throws -> Value {
        Value(coded: try decode(Value.Coded.self, forKey: key))
    }

    func decodeIfPresent<Value: DatedValue>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try decodeIfPresent(Value.Coded.self, forKey: key).map(Value.init)
    }
}

extension KeyedEncodingContainer {
    mutating func encode<Value: DatedValue>(_ value: Value, forKey key: Key) throws {
        try encode(value.coded, forKey: key)
    }

    mutating func encodeIfPresent<Value: DatedValue>(_ value: Value?, forKey key: Key) throws {
        try encodeIfPresent(value.coded, forKey: key)
    }
}
