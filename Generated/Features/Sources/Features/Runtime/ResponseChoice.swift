/// What a call results in that can succeed in several ways, one case for each documented status.
protocol ResponseChoice: Sendable {
    /// - Throws: `ClientError` where the status is none of the documented ones, or the body does not decode.
    init(_ answer: OpenResponse) async throws
}
