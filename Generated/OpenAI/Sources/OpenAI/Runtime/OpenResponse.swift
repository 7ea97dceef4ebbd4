import Foundation
import HTTPTypes

/// A successful response whose head has arrived, and whose body can be read once, in one of several ways.
struct OpenResponse: Sendable {
    let request: ClientError.Request
    let response: HTTPResponse
    /// The body. It throws what the transport throws: whoever reads it makes that a `ClientError` with `failure(_:)`.
    let stream: ByteStream
    /// Where bytes are written to, instead of being returned.
    var download: DownloadedFile?
    /// The body where it is in memory already, so that it can be looked at.
    private(set) var body: Data?

    /// The same response with its body in memory, unless it may belong into a file.
    func collected() async throws -> OpenResponse {
        if download != nil { return self }
        var copy = self
        copy.body = try await collect()
        return copy
    }

    /// The whole body.
    func collect() async throws -> Data {
        if let body { return body }
        do {
            return try await stream.collect()
        } catch {
            throw failure(error)
        }
    }

    /// The error to throw where the body could not be read to its end.
    func failure(_ error: any Error) -> ClientError {
        ClientError.wrapping(error, request: request, response: response)
    }
}

// MARK: - What comes

extension OpenResponse {
    var status: Int { response.status.code }

    private var contentType: String {
        response.headerFields[.contentType]?.lowercased() ?? ""
    }

    /// The content type without its parameters; empty where the server gives none.
    private var mediaType: Substring {
        contentType.prefix { $0 != ";" && $0 != " " }
    }

    /// Whether the media type is JSON, or ends in `+json`.
    private var isJSON: Bool {
        mediaType == "application/json" || mediaType == "text/json" || mediaType.hasSuffix("+json")
    }

    /// Whether the body is of one of these media types, or in one of these ranges, which JSON never is.
    ///
    /// - Parameters:
    ///   - mediaTypes: In lower case and without parameters: `text/plain`, `text/*`, `*/*`.
    ///   - range: The types beside them that the API's description does not know. Servers that send JSON under such a type,
    ///     or under none, send JSON all the same: a body that begins as an object or an array is none of them.
    func comes(as mediaTypes: String..., or range: String? = nil) -> Bool {
        if isJSON { return false }
        if !mediaType.isEmpty, mediaTypes.contains(where: isIn) { return true }
        return ((range.map { [$0] } ?? []) + mediaTypes).contains(where: isIn) && !beginsAsJSON
    }

    private func isIn(_ range: String) -> Bool {
        if range == "*/*" { return true }
        return range.hasSuffix("/*") ? mediaType.hasPrefix(range.dropLast()) : mediaType == range
    }

    private var beginsAsJSON: Bool {
        let first = body?.first { !ASCII.isBlank($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}

// MARK: - Reading it

extension OpenResponse {
    /// The body, decoded as JSON.
    func value<Value: Decodable>() async throws -> Value {
        let body = try await collect()
        do {
            return try JSONDecoder.forAnswers.decode(Value.self, from: body)
        } catch {
            throw ClientError.decoding(error, request: request, response: response, body: body)
        }
    }

    /// The body as text: UTF-8, unless the content type says Latin-1.
    func text() async throws -> String {
        text(of: try await collect())
    }

    private func text(of body: Data) -> String {
        if contentType.contains("iso-8859-1"), let text = String(data: body, encoding: .isoLatin1) { return text }
        return String(decoding: body, as: UTF8.self)
    }

    /// The body as a string that is described as a JSON string.
    ///
    /// Servers mean two things by it: a JSON string in quotes, or the plain text. So a string literal under a JSON
    /// content type is decoded; anything else is returned as it is.
    func string() async throws -> String {
        let body = try await collect()
        guard isJSON, let string = try? JSONDecoder().decode(String.self, from: body) else { return text(of: body) }
        return string
    }

    /// The body as it is: nothing where it is written to a file.
    func data() async throws -> Data {
        guard let download else { return try await collect() }
        try await download.write(self)
        return Data()
    }

    /// What to throw where the API's description does not know the status, though it is a success.
    func undocumented() async throws -> ClientError {
        ClientError(.unexpectedStatus, request: request, response: response, body: try await collect())
    }
}
