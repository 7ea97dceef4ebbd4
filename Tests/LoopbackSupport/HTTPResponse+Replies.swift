package import FlyingFox
package import Foundation

extension HTTPResponse {
    package static func json(_ text: String, status: HTTPStatusCode = .ok) -> Self {
        Self(statusCode: status, headers: [.contentType: "application/json"], body: Data(text.utf8))
    }

    package static func text(_ text: String, contentType: String) -> Self {
        Self(statusCode: .ok, headers: [.contentType: contentType], body: Data(text.utf8))
    }

    package static func redirect(to url: String, status: HTTPStatusCode = .found) -> Self {
        Self(statusCode: status, headers: [.location: url])
    }

    /// - Parameters:
    ///   - status: The code; its phrase is left empty.
    ///   - contentType: Nil for none.
    package static func reply(
        _ status: Int = 200,
        _ body: Data = Data(),
        contentType: String? = nil,
        headers: [String: String] = [:]
    ) -> Self {
        var fields: HTTPHeaders = [:]
        for (name, value) in headers {
            fields[HTTPHeader(name)] = value
        }
        fields[.contentType] = contentType
        return Self(statusCode: HTTPStatusCode(status, phrase: ""), headers: fields, body: body)
    }
}
