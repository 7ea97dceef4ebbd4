import Foundation

/// A request that can be sent as a form.
protocol MultipartEncodable {
    func encode(to form: inout MultipartForm) throws
}

/// The parts of a `multipart/form-data` body (RFC 7578).
struct MultipartForm {
    private let boundary: String
    private var pieces: [RequestBody.Piece] = []
    private var text = ""

    /// - Parameter boundary: What separates the parts. It is random, so that no file contains it.
    init(boundary: String = "bindery-\(UUID().uuidString)") {
        self.boundary = boundary
    }

    var contentType: String {
        "multipart/form-data; boundary=\(boundary)"
    }

    /// Adds a field; nil is left out.
    mutating func append<Value: ParameterValue>(_ name: String, _ value: Value?) {
        guard let value else { return }
        appendHeader(name)
        text += value.parameterText + "\r\n"
    }

    /// Adds a field for each value, all under the same name.
    mutating func append<Value: ParameterValue>(_ name: String, _ values: [Value]?) {
        for value in values ?? [] {
            append(name, value)
        }
    }

    /// Adds a file; nil is left out. A file without a name takes the field's, as servers tell files by their names.
    mutating func append(_ name: String, file: FileUpload?) throws {
        guard let file else { return }
        appendHeader(name, fileName: file.name ?? name, contentType: file.contentType ?? "application/octet-stream")
        appendPiece(try file.piece())
    }

    /// Adds several files, all under the same name.
    mutating func append(_ name: String, files: [FileUpload]?) throws {
        for file in files ?? [] {
            try append(name, file: file)
        }
    }

    /// Adds a value as JSON; nil is left out.
    mutating func append<Value: Encodable>(_ name: String, json value: Value?) throws {
        guard let value else { return }
        appendHeader(name, contentType: "application/json")
        appendPiece(.data(try JSONEncoder.forRequests.encode(value)))
    }

    /// Adds several values as JSON, all under the same name.
    mutating func append<Value: Encodable>(_ name: String, jsonEach values: [Value]?) throws {
        for value in values ?? [] {
            try append(name, json: value)
        }
    }

    /// The whole body. Its length is known where all files' lengths are.
    func body() -> RequestBody {
        RequestBody(pieces: pieces + [.data(Data("\(text)--\(boundary)--\r\n".utf8))])
    }

    private mutating func appendHeader(_ name: String, fileName: String? = nil, contentType: String? = nil) {
        text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(escape(name))\""
        if let fileName {
            text += "; filename=\"\(escape(fileName))\""
        }
        if let contentType {
            text += "\r\nContent-Type: \(escape(contentType, quote: "\""))"
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
