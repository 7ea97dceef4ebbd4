import Foundation
import HTTPTypes

/// A successful response whose head has arrived, and whose body has not been read yet.
struct OpenResponse: Sendable {
    let request: ClientError.Request
    let response: HTTPResponse
    /// The body. It throws what the transport throws: whoever reads it makes that a `ClientError` with `failure(_:)`.
    let stream: ByteStream

    /// Reads the whole body.
    func collect() async throws -> HTTPAnswer {
        do {
            return HTTPAnswer(request: request, response: response, body: try await stream.collect())
        } catch {
            throw failure(error)
        }
    }

    /// The error to throw where the body could not be read to its end.
    func failure(_ error: any Error) -> ClientError {
        ClientError.wrapping(error, request: request, response: response)
    }
}
