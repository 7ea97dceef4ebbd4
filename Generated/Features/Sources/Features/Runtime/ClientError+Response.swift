import Foundation
import HTTPTypes

extension ClientError {
    /// The status of the answer, if there was one.
    public var status: Int? { response?.status.code }

    /// The headers of the answer.
    public var headers: HTTPFields { response?.headerFields ?? [:] }

    /// How long the server asks to wait before the next request, from its header `Retry-After`.
    public var retryAfter: Duration? { headers.retryAfter }

    /// The server's name for this request, which its makers ask for when they are asked for help.
    public var requestID: String? {
        ["X-Request-ID", "Request-ID", "X-Amzn-RequestId", "X-MS-Request-ID", "X-Correlation-ID"]
            .lazy.compactMap { HTTPField.Name($0) }.compactMap { headers[$0] }.first
    }

    /// The body of the answer as the type that the API's description has for this failure.
    ///
    /// ```swift
    /// } catch let error as ClientError {
    ///     print(error.body(as: Problem.self)?.detail ?? error.description)
    /// }
    /// ```
    ///
    /// - Returns: nil where the body is something else. Every text is a `String`.
    public func body<Value: Decodable>(as type: Value.Type = Value.self) -> Value? {
        (try? JSONDecoder.forAnswers.decode(type, from: body)) ?? (String(data: body, encoding: .utf8) as? Value)
    }
}
