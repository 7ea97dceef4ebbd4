/// What a call sends that can be of several media types, one case for each.
protocol RequestChoice: Sendable {
    /// The request with this body.
    func add(to request: OperationRequest) -> OperationRequest
}
