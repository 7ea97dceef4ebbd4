import Foundation
import Testing

/// The value of a JSON text.
func decoded<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
}

/// The JSON text of a value, with sorted keys.
func json(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Checks that a JSON text, whose keys have to be sorted, decodes and encodes again to the same text.
///
/// - Parameter result: What it encodes to, where that differs.
@discardableResult
func expectRoundTrip<Value: Codable>(
    _ text: String,
    as type: Value.Type = Value.self,
    to result: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> Value {
    let value = try decoded(text, as: type)
    #expect(try json(of: value) == result ?? text, sourceLocation: sourceLocation)
    return value
}
