import Foundation

/// The parts of a `multipart/form-data` body (RFC 7578), as a server reads them.
struct MultipartBody: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        var name: String
        var fileName: String?
        var contentType: String?
        var data: Data
    }

    var parts: [Part]

    /// - Returns: Nil where the body is not delimited and headed as the content type says.
    init?(_ body: Data, contentType: String) {
        guard contentType.hasPrefix("multipart/form-data"),
            let boundary = contentType.components(separatedBy: "boundary=").dropFirst().first
        else { return nil }
        let delimiter = Data("--\(boundary)".utf8)
        guard body.starts(with: delimiter), body.suffix(delimiter.count + 4) == delimiter + Data("--\r\n".utf8) else {
            return nil
        }
        parts = []
        var start = body.startIndex + delimiter.count
        while let end = body.range(of: Data("\r\n".utf8) + delimiter, in: start..<body.endIndex) {
            guard let part = Part(body[start..<end.lowerBound]) else { return nil }
            parts.append(part)
            start = end.upperBound
        }
    }
}

extension MultipartBody.Part {
    /// - Parameter bytes: From the line break behind the delimiter to the one before the next.
    fileprivate init?(_ bytes: Data) {
        guard bytes.starts(with: Data("\r\n".utf8)), let blank = bytes.range(of: Data("\r\n\r\n".utf8)) else {
            return nil
        }
        data = Data(bytes[blank.upperBound...])
        var headers: [String: String] = [:]
        for line in String(decoding: bytes[..<blank.lowerBound], as: UTF8.self).components(separatedBy: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        contentType = headers["content-type"]
        guard let disposition = headers["content-disposition"], disposition.hasPrefix("form-data"),
            let name = Self.parameter("name", of: disposition)
        else { return nil }
        self.name = name
        fileName = Self.parameter("filename", of: disposition)
    }

    private static func parameter(_ name: String, of disposition: String) -> String? {
        let start = disposition.components(separatedBy: "; \(name)=\"").dropFirst().first
        return start?.split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
    }
}
