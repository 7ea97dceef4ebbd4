/// How a value is written in JSON, where that is not what the value's own `Codable` does.
///
/// A format goes through containers: `[DateTimeFormat].self` is an array of dates.
@_spi(Generated) public protocol WireFormat: Sendable {
    associatedtype SwiftValue

    static func decode(from decoder: any Decoder) throws -> SwiftValue
    static func encode(_ value: SwiftValue, to encoder: any Encoder) throws
}

@_spi(Generated) extension Optional: WireFormat where Wrapped: WireFormat {
    @_spi(Generated) public static func decode(from decoder: any Decoder) throws -> Wrapped.SwiftValue? {
        try decoder.singleValueContainer().decodeNil() ? nil : Wrapped.decode(from: decoder)
    }

    @_spi(Generated) public static func encode(_ value: Wrapped.SwiftValue?, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value {
            try container.encode(FormattedValue<Wrapped>(value: value))
        } else {
            try container.encodeNil()
        }
    }
}

@_spi(Generated) extension Array: WireFormat where Element: WireFormat {
    @_spi(Generated) public static func decode(from decoder: any Decoder) throws -> [Element.SwiftValue] {
        try decoder.singleValueContainer().decode([FormattedValue<Element>].self).map(\.value)
    }

    @_spi(Generated) public static func encode(_ values: [Element.SwiftValue], to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values.map { FormattedValue<Element>(value: $0) })
    }
}

@_spi(Generated) extension Dictionary: WireFormat where Key == String, Value: WireFormat {
    @_spi(Generated) public static func decode(from decoder: any Decoder) throws -> [String: Value.SwiftValue] {
        try decoder.singleValueContainer().decode([String: FormattedValue<Value>].self).mapValues(\.value)
    }

    @_spi(Generated) public static func encode(_ members: [String: Value.SwiftValue], to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(members.mapValues { FormattedValue<Value>(value: $0) })
    }
}
