import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension ClientError: CustomStringConvertible {
    /// For example `createCompletion (POST https://api.openai.com/v1/completions) failed: 404 Not Found: {"error":…}`.
    public var description: String {
        let times = attempts > 1 ? " after \(attempts) attempts" : ""
        let subject = request.map { "\($0.operation) (\($0.method.rawValue) \($0.url)) failed\(times): " } ?? ""
        return subject + reason + (requestID.map { " (request \($0))" } ?? "")
    }

    private var reason: String {
        switch kind {
        case .invalidRequest(let reason): return reason
        case .encoding(let error): return "The body could not be encoded. \(Self.text(of: error))"
        case .missingCredentials(let lists):
            let texts = lists.map { list in list.map { "`\($0)`" }.joined(separator: " and ") }
            return "It needs credentials: give the client \(texts.joined(separator: ", or "))."
        case .credential(let label, let error):
            return "The credential `\(label)` could not be got. \(Self.text(of: error))"
        case .transport(let error), .file(let error): return Self.text(of: error)
        case .timeout(.request(let limit)): return "Nothing arrived for \(limit), the time limit of a request."
        case .timeout(.deadline(let limit)): return "It took longer than \(limit), the deadline of the call."
        case .timeout(.transport): return "Nothing arrived within the transport's time limit."
        case .cancelled: return "The task was cancelled."
        case .unexpectedStatus:
            let status = response.map { Self.text(of: $0.status) } ?? "no status"
            return body.isEmpty ? status : "\(status): \(Self.excerpt(of: Self.line(of: body)))"
        case .errorEvent: return "The stream has an error: \(Self.excerpt(of: Self.line(of: body)))"
        case .decoding(let codingPath, let json, let reason):
            let whole = response == nil ? "body" : "answer"
            let place = codingPath.isEmpty ? "The \(whole)" : "`\(codingPath)` in the \(whole)"
            return "\(place) could not be decoded. \(reason)" + (json.map { " JSON: \($0)" } ?? "")
        }
    }

    /// `404 Not Found`
    static func text(of status: HTTPResponse.Status) -> String {
        status.reasonPhrase.isEmpty ? "\(status.code)" : "\(status.code) \(status.reasonPhrase)"
    }

    /// The body as one line: JSON without blanks, text as it is.
    private static func line(of body: Data) -> String {
        let json = try? JSONDecoder().decode(JSONValue.self, from: body)
        return json?.description ?? String(decoding: body, as: UTF8.self)
    }

    static func excerpt(of text: String) -> String {
        text.count > 400 ? text.prefix(400) + "…" : text
    }

    static func text(of error: any Error) -> String {
        switch error {
        case let error as ClientError: return error.description
        case let error as EncodingError:
            guard case .invalidValue(_, let context) = error else { return "\(error)" }
            let place = path(context.codingPath)
            return (place.isEmpty ? "" : "`\(place)`: ") + context.debugDescription
        case let error as CocoaError:
            return error.localizedDescription + (error.filePath.map { " (\($0))" } ?? "")
        case is any LocalizedError, is URLError: return error.localizedDescription
        default: return "\(error)"
        }
    }

    /// `choices[0].text`
    static func path(_ codingPath: [any CodingKey]) -> String {
        codingPath.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}

extension ClientError: LocalizedError {
    public var errorDescription: String? { description }
}
