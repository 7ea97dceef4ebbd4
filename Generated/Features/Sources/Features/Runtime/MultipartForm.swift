import Foundation
import HTTPTypes

/// The parts of a `multipart/form-data` body (RFC 7578).
///
/// `headers` of a part are the content type and the headers of its property's encoding (OpenAPI 3.1 §4.8.15, Encoding
/// Object).
struct MultipartForm {
    typealias Headers = KeyValuePairs<String, String>

    private let type: String
    private let boundary: String
    private var pieces: [RequestBody.Piece] = []
    private var text = ""

    /// - Parameter boundary: What separates the parts. It is random, so that no file contains it.
    init(_ type: String = "multipart/form-data", boundary: String = "bindery-\(UUID().uuidString)") {
        self.type = type
        self.boundary = boundary
    }

    /// The type of the whole, which names what separates the parts.
    var contentType: String { "\(type); boundary=\(boundary)" }

    /// Adds a field, or one for each element of a list, all under the same name; nil is left out.
    mutating func append(_ name: String, _ value: (some ParameterValue)?, headers: Headers = [:]) throws {
        try append(name, value.map { [$0] }, headers: headers)
    }

    mutating func append(_ name: String, _ values: [some ParameterValue]?, headers: Headers = [:]) throws {
        for value in values ?? [] {
            append(name, text: try ParameterContent.text(of: value), fields(headers))
        }
    }

    /// Adds a value in a style, as the query of an address would have it: a field for each of its items.
    mutating func append<Value: Encodable>(
        _ name: String,
        object value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true
    ) throws {
        guard let value else { return }
        let content = try ParameterContent(value)
        for item in content.query(style, name: name, explode: explode, allowReserved: false) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.removingPercentEncoding ?? "" }
            append(parts[0], text: parts.count > 1 ? parts[1] : "", [:])
        }
    }

    /// Adds a file; nil is left out. A file without a name takes the field's, as servers tell files by their names.
    mutating func append(_ name: String, file: FileUpload?, headers: Headers = [:]) throws {
        guard let file else { return }
        if let text = file.text { return append(name, text: text, file.headers) }
        var fields = fields(headers, contentType: "application/octet-stream")
        fields[.contentType] = file.contentType ?? fields[.contentType]
        appendHead(name, fileName: file.name ?? name, fields + file.headers)
        appendPiece(try file.piece())
    }

    /// Adds several files, all under the same name.
    mutating func append(_ name: String, files: [FileUpload?]?, headers: Headers = [:]) throws {
        for file in files ?? [] { try append(name, file: file, headers: headers) }
    }

    /// Adds a value as what it is: a text, unless the document asks for JSON, a file, several, or JSON; nil is left out.
    ///
    /// Another content type than JSON's is that of texts and files.
    mutating func append<Value: Encodable>(_ name: String, json value: Value?, headers: Headers = [:]) throws {
        guard let value else { return }
        let found = LockedState<[FileUpload]>([])
        let encoder = JSONEncoder.forRequests
        if let key = FileUpload.found { encoder.userInfo[key] = found }
        var json = try encoder.encode(value)
        let files = found.withLock { $0 }
        if !files.isEmpty {
            // Files among other values of a list are JSON as these are.
            let count = try JSONDecoder().decode(JSONValue.self, from: json).arrayValue?.count ?? 1
            if files.count == count { return try append(name, files: files, headers: headers) }
            json = try JSONEncoder.forRequests.encode(value)
        }
        var fields = fields(headers)
        let isJSON = fields[.contentType]?.contains("json") ?? false
        if json.first == UInt8(ascii: "\""), !isJSON {
            return append(name, text: try JSONDecoder().decode(String.self, from: json), fields)
        }
        if !isJSON { fields[.contentType] = "application/json" }
        appendHead(name, fields)
        appendPiece(.data(json))
    }

    /// Adds several values as JSON, all under the same name.
    mutating func append<Value: Encodable>(_ name: String, jsonEach: [Value]?, headers: Headers = [:]) throws {
        for value in jsonEach ?? [] { try append(name, json: value, headers: headers) }
    }

    /// Adds the members of an object that the API's description does not know.
    mutating func append(members object: JSONValue) throws {
        for (name, value) in (object.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            try append(name, json: value)
        }
    }

    /// The whole body. Its length is known where all files' lengths are.
    var body: RequestBody {
        RequestBody(pieces: pieces + [.data(Data("\(text)--\(boundary)--\r\n".utf8))])
    }
}

extension MultipartForm {
    private mutating func append(_ name: String, text value: String, _ fields: HTTPFields) {
        appendHead(name, fields)
        text += value + "\r\n"
    }

    /// The headers of a part, in whose values no line can end.
    private func fields(_ headers: Headers, contentType: String? = nil) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentType] = contentType
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }

    private mutating func appendHead(_ name: String, fileName: String? = nil, _ fields: HTTPFields) {
        text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(escape(name))\""
        if let fileName { text += "; filename=\"\(escape(fileName))\"" }
        for field in fields { text += "\r\n\(field.name.rawName): \(field.value)" }
        text += "\r\n\r\n"
    }

    private mutating func appendPiece(_ piece: RequestBody.Piece) {
        pieces += [.data(Data(text.utf8)), piece]
        text = "\r\n"
    }

    /// As browsers do it (WHATWG HTML, multipart form data): a quote or a line break cannot end the name.
    private func escape(_ name: String) -> String {
        let escapes: [Unicode.Scalar: String] = ["\"": "%22", "\r": "%0D", "\n": "%0A"]
        return name.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
    }
}

extension OperationRequest {
    /// Sends the parts that are added to a form.
    func parts(
        _ contentType: String = "multipart/form-data",
        _ add: @escaping @Sendable (inout MultipartForm) throws -> Void
    ) -> Self {
        body {
            var form = MultipartForm(contentType)
            try add(&form)
            return (form.body, form.contentType)
        }
    }
}
