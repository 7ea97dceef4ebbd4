import Foundation

/// Reads the body of a request that the API's server sends.
enum WebhookBody {
    /// Decodes the body as JSON.
    ///
    /// - Throws: `ClientError`, which names the place that could not be decoded.
    static func value<Value: Decodable>(of body: Data) throws -> Value {
        do {
            return try JSONDecoder.forAnswers.decode(Value.self, from: body)
        } catch {
            throw ClientError.decoding(error, body: body)
        }
    }
}
