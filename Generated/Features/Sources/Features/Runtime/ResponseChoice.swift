/// What a call results in that can succeed in several ways, one case for each documented status.
protocol ResponseChoice: Sendable {
    /// - Throws: `ClientError` where the status is none of the documented ones, or the body does not decode.
    init(_ answer: OpenResponse) async throws
}

extension APIClient {
    /// Sends a request that can succeed in several ways.
    func response<Response: ResponseChoice>(for operation: OperationRequest) async throws -> Response {
        try await Response(answer(to: operation))
    }
}
