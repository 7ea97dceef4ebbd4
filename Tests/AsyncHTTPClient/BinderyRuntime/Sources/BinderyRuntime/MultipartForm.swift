import Foundation
import HTTPTypes

/// The parts of a `multipart/form-data` body (RFC 7578).
///
/// `contentType` and `headers` of a part are those of its property's encoding (OpenAPI 3.1 §4.8.15, Encoding Object).
@_spi(Generated) public struct MultipartForm {
    private let boundary: String
    private var pieces: [RequestBody.Piece] = []
    private var text = ""
    /// Why a part cannot be sent.
    private var problem: (any Error)?

    /// - Parameter boundary: What separates the parts. It is random, so that no file contains it.
    init(boundary: String = "bindery-\(UUID().uuidString)") {
        self.boundary = boundary
    }

    var contentType: String {
        "multipart/form-data; boundary=\(boundary)"
    }

    /// Adds a field, or one for each element of a list, all under the same name; nil is left out.
    @_spi(Generated) public mutating func append<Value: ParameterValue>(
        _ name: String,
        _ value: Value?,
        contentType: String? = nil,
        headers: KeyValuePairs<String, String> = [:]
    ) {
        guard let value else { return }
        do {
            for element in value as? [any ParameterValue] ?? [value] {
                appendField(name, try ParameterContent.text(of: element), contentType: contentType, headers: headers)
            }
        } catch {
            problem = error
        }
    }

    /// Adds a value in a style, as the query of an address would have it: a field for each of its items.
    @_spi(Generated) public mutating func append<Value: Encodable>(
        _ name: String,
        object value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true
    ) throws {
        guard let value else { return }
        let content = try ParameterContent(object: value)
        for item in content.query(style, name: name, explode: explode, allowReserved: false) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.removingPercentEncoding ?? "" }
            appendField(parts[0], parts.count > 1 ? parts[1] : "")
        }
    }

    /// Adds a file; nil is left out. A file without a name takes the field's, as servers tell files by their names.
    @_spi(Generated) public mutating func append(
        _ name: String,
        file: FileUpload?,
        contentType: String = "application/octet-stream",
        headers: KeyValuePairs<String, String> = [:]
    ) throws {
        guard let file else { return }
        appendHeader(
            name,
            fileName: file.name ?? name,
            contentType: file.contentType ?? contentType,
            headers: headers.map { ($0, $1) } + file.headers.map { ($0.name.rawName, $0.value) }
        )
        appendPiece(try file.piece())
    }

    /// Adds several files, all under the same name.
    @_spi(Generated) public mutating func append(
        _ name: String,
        files: [FileUpload]?,
        contentType: String = "application/octet-stream",
        headers: KeyValuePairs<String, String> = [:]
    ) throws {
        for file in files ?? [] {
            try append(name, file: file, contentType: contentType, headers: headers)
        }
    }

    /// Adds a value as JSON; nil is left out.
    @_spi(Generated) public mutating func append<Value: Encodable>(
        _ name: String,
        json value: Value?,
        contentType: String = "application/json",
        headers: KeyValuePairs<String, String> = [:]
    ) throws {
        guard let value else { return }
        appendHeader(name, contentType: contentType, headers: headers.map { ($0, $1) })
        appendPiece(.data(try JSONEncoder.forRequests.encode(value)))
    }

    /// Adds several values as JSON, all under the same name.
    @_spi(Generated) public mutating func append<Value: Encodable>(
        _ name: String,
        jsonEach values: [Value]?,
        contentType: String = "application/json",
        headers: KeyValuePairs<String, String> = [:]
    ) throws {
        for value in values ?? [] {
            try append(name, json: value, contentType: contentType, headers: headers)
        }
    }

    /// The whole body. Its length is known where all files' lengths are.
    ///
    /// Throws where a value cannot be sent.
    func body() throws -> RequestBody {
        if let problem { throw problem }
        return RequestBody(pieces: pieces + [.data(Data("\(text)--\(boundary)--\r\n".utf8))])
    }
}

extension MultipartForm {
    private mutating func appendField(
        _ name: String,
        _ value: String,
        contentType: String? = nil,
        headers: KeyValuePairs<String, String> = [:]
    ) {
        appendHeader(name, contentType: contentType, headers: headers.map { ($0, $1) })
        text += value + "\r\n"
    }

    private mutating func appendHeader(
        _ name: String,
        fileName: String? = nil,
        contentType: String?,
        headers: [(name: String, value: String)]
    ) {
        text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(escape(name))\""
        if let fileName {
            text += "; filename=\"\(escape(fileName))\""
        }
        if let contentType {
            text += "\r\nContent-Type: \(escape(contentType, quote: "\""))"
        }
        for header in headers {
            text += "\r\n\(header.name): \(escape(header.value, quote: "\""))"
        }
        text += "\r\n\r\n"
    }

    private mutating func appendPiece(_ piece: RequestBody.Piece) {
        pieces += [.data(Data(text.utf8)), piece]
        text = "\r\n"
    }

    /// As browsers do it (WHATWG HTML, multipart form data): a quote or a line break cannot end the header.
    private func escape(_ text: String, quote: String = "%22") -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += quote
            case "\r": escaped += "%0D"
            case "\n": escaped += "%0A"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension OperationRequest {
    /// Sends the parts that are added to a `multipart/form-data` form.
    @_spi(Generated) public func parts(_ add: @escaping @Sendable (inout MultipartForm) throws -> Void) -> Self {
        body {
            var form = MultipartForm()
            try add(&form)
            return (try form.body(), form.contentType)
        }
    }
}
