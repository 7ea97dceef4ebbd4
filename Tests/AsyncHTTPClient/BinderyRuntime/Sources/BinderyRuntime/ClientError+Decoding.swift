import Foundation
import HTTPTypes

extension ClientError {
    /// The error for an answer, or a webhook's request, that could not be decoded.
    static func decoding(
        _ error: any Error,
        request: Request? = nil,
        response: HTTPResponse? = nil,
        body: Data
    ) -> ClientError {
        func failure(_ codingPath: [any CodingKey], _ reason: String) -> ClientError {
            let json = piece(of: body, at: codingPath).map { excerpt(of: $0) }
            return ClientError(
                .decoding(codingPath: path(codingPath), json: json, reason: reason),
                request: request,
                response: response,
                body: body
            )
        }
        guard let error = error as? DecodingError else { return failure([], "\(error)") }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return failure(context.codingPath, context.debugDescription)
        case .keyNotFound(let key, let context):
            let sentences = ["The key \"\(key.stringValue)\" is missing.", context.unionExplanation]
            return failure(context.codingPath, sentences.filter { !$0.isEmpty }.joined(separator: " "))
        case .dataCorrupted(let context):
            let contentType = response?.headerFields[.contentType]
            let hint = contentType.flatMap { $0.contains("json") ? nil : " (The content type is \($0).)" } ?? ""
            let reason = body.isEmpty ? "The body is empty." : context.debugDescription
            return failure(context.codingPath, reason + hint)
        @unknown default:
            return failure([], "\(error)")
        }
    }

    /// The piece of the answer at the coding path; all of it where it is no JSON.
    private static func piece(of body: Data, at codingPath: [any CodingKey]) -> String? {
        guard !body.isEmpty else { return nil }
        guard let whole = try? JSONDecoder().decode(JSONValue.self, from: body) else {
            return String(decoding: body, as: UTF8.self)
        }
        let piece = codingPath.reduce(Optional(whole)) { value, key in
            key.intValue.flatMap { value?[$0] } ?? value?[key.stringValue]
        }
        return piece?.description
    }
}
