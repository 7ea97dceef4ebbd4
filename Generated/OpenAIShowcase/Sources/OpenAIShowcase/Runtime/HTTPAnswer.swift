import Foundation
import HTTPTypes

/// A successful response with its whole body.
struct HTTPAnswer: Sendable {
    let request: ClientError.Request
    let response: HTTPResponse
    let body: Data

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

    func decode<Value>(_ decode: (Data) throws -> Value) throws -> Value {
        do {
            return try decode(body)
        } catch {
            throw ClientError.decoding(error, request: request, response: response, body: body)
        }
    }
}
