import Foundation
import HTTPTypes

/// A successful response with its whole body.
package struct HTTPAnswer: Sendable {
    let request: ClientError.Request
    let response: HTTPResponse
    package let body: Data

    package var status: Int { response.status.code }

    private var contentType: String {
        response.headerFields[.contentType]?.lowercased() ?? ""
    }

    /// The content type without its parameters; empty where the server gives none.
    private var mediaType: Substring {
        contentType.prefix { $0 != ";" && $0 != " " }
    }

    /// Whether the media type is JSON, or ends in `+json`.
    package var isJSON: Bool {
        mediaType == "application/json" || mediaType == "text/json" || mediaType.hasSuffix("+json")
    }

    /// Whether the body is of one of these media types, or in one of these ranges, which JSON never is.
    ///
    /// - Parameter mediaTypes: In lower case and without parameters: `text/plain`, `text/*`, `*/*`.
    package func comes(as mediaTypes: String...) -> Bool {
        guard !isJSON, !mediaType.isEmpty else { return false }
        return mediaTypes.contains { documented in
            if documented == "*/*" { return true }
            return documented.hasSuffix("/*") ? mediaType.hasPrefix(documented.dropLast()) : mediaType == documented
        }
    }

    /// The body as text: UTF-8, unless the content type says Latin-1.
    package var text: String {
        if contentType.contains("iso-8859-1"), let text = String(data: body, encoding: .isoLatin1) {
            return text
        }
        return String(decoding: body, as: UTF8.self)
    }

    /// The body as a string that is described as a JSON string.
    ///
    /// Servers mean two things by it: a JSON string in quotes, or the plain text. So a string literal under a JSON
    /// content type is decoded; anything else is returned as it is.
    package var string: String {
        guard isJSON, let string = try? JSONDecoder().decode(String.self, from: body) else { return text }
        return string
    }

    /// The body, decoded as JSON.
    package func value<Value: Decodable>() throws -> Value {
        try decode { try JSONDecoder().decode(Value.self, from: $0) }
    }

    /// The body, decoded as JSON in a format of its own.
    package func value<Format: WireFormat>(as format: Format.Type) throws -> Format.SwiftValue {
        try decode { try JSONDecoder().decode(FormattedValue<Format>.self, from: $0).value }
    }

    /// What to throw where the API's description does not know the status, though it is a success.
    package var undocumented: ClientError {
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
