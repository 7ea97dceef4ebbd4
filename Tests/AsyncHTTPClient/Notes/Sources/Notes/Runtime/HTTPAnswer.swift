import Foundation
import HTTPTypes

/// A successful response with its whole body.
struct HTTPAnswer: Sendable {
    let request: ClientError.Request
    let response: HTTPResponse
    let body: Data

    var status: Int { response.status.code }

    private var contentType: String {
        response.headerFields[.contentType]?.lowercased() ?? ""
    }

    /// Whether the media type is `application/json`, or ends in `+json`.
    var isJSON: Bool {
        let mediaType = contentType.prefix { $0 != ";" && $0 != " " }
        return mediaType == "application/json" || mediaType.hasSuffix("+json")
    }

    /// The body as text: UTF-8, unless the content type says Latin-1.
    var text: String {
        if contentType.contains("iso-8859-1"), let text = String(data: body, encoding: .isoLatin1) {
            return text
        }
        return String(decoding: body, as: UTF8.self)
    }

    /// The body as a string that is described as a JSON string.
    ///
    /// Servers mean two things by it: a JSON string in quotes, or the plain text. So a string literal under a JSON
    /// content type is decoded; anything else is returned as it is.
    var string: String {
        guard isJSON, let string = try? JSONDecoder().decode(String.self, from: body) else { return text }
        return string
    }

    /// The body, decoded as JSON.
    func value<Value: Decodable>() throws -> Value {
        try decode { try JSONDecoder().decode(Value.self, from: $0) }
    }

    /// The body, decoded as JSON in a format of its own.
    func value<Format: WireFormat>(as format: Format.Type) throws -> Format.SwiftValue {
        try decode { try JSONDecoder().decode(FormattedValue<Format>.self, from: $0).value }
    }

    /// What to throw where the API's description does not know the status, though it is a success.
    var undocumented: ClientError {
        ClientError(.unexpectedStatus, request: request, response: response, body: body)
    }

    private func decode<Value>(_ decode: (Data) throws -> Value) throws -> Value {
        do {
            return try decode(body)
        } catch {
            throw ClientError.decoding(error, request: request, response: response, body: body)
        }
    }
}
