/// Where a stream's events come from, and how they are told from what is none.
struct EventSource: Sendable {
    /// The format that is expected. The content type of the response may name another one.
    let format: StreamFormat
    /// The text that ends the stream without being an event.
    let sentinel: String?
    /// Whether the events' own type describes errors, so that an event about one is an event like others.
    let holdsErrors: Bool
    /// The longest event that is read, in bytes. A server that never ends its event would fill the memory.
    var limit = 67_108_864
    /// Sends the request.
    let open: @Sendable () async throws -> OpenResponse

    /// The same stream, its request sent already, to be read once.
    func opened(_ response: OpenResponse) -> EventSource {
        let box = LockedState<OpenResponse?>(response)
        let request = response.request
        return EventSource(format: format, sentinel: sentinel, holdsErrors: holdsErrors, limit: limit) {
            let response = box.withLock { response in
                defer { response = nil }
                return response
            }
            guard let response else {
                throw ClientError(.invalidRequest("An opened stream can be read once."), request: request)
            }
            return response
        }
    }
}
