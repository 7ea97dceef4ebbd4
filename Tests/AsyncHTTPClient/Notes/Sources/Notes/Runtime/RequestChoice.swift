@_spi(Generated) import BinderyRuntime

/// What a call sends that can be of several media types, one case for each.
protocol RequestChoice: Sendable {
    /// The request with this body.
    func add(to request: OperationRequest) -> OperationRequest
}

extension OperationRequest {
    /// Sends one of several bodies; nil sends none.
    func body<Choice: RequestChoice>(_ choice: Choice?) -> Self {
        choice?.add(to: self) ?? self
    }
}
