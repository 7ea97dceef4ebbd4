import Foundation

/// Reads the body of a request that the API's server sends.
@_spi(Generated) public enum WebhookBody {
    /// Decodes the body as JSON.
    ///
    /// - Throws: `ClientError`, which names the place that could not be decoded.
    @_spi(Generated) public static func value<Value: Decodable>(of body: Data) throws -> Value {
        try decode(body) { try JSONDecoder().decode(Value.self, from: $0) }
    }

    /// Decodes JSON in a format of its own.
    @_spi(Generated)
    public static func value<Format: WireFormat>(of body: Data, as format: Format.Type) throws -> Format.SwiftValue {
        try decode(body) { try JSONDecoder().decode(FormattedValue<Format>.self, from: $0).value }
    }

    private static func decode<Value>(_ body: Data, _ decode: (Data) throws -> Value) throws -> Value {
        do {
            return try decode(body)
        } catch {
            throw ClientError.decoding(error, body: body)
        }
    }
}
