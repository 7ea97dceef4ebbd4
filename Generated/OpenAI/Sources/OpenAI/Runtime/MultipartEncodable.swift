/// A request that can be sent as a form.
protocol MultipartEncodable: Sendable {
    func encode(to form: inout MultipartForm) throws
}

extension OperationRequest {
    /// Sends the parts of a form; nil sends no body.
    func multipart<Value: MultipartEncodable>(_ value: Value?, contentType: String = "multipart/form-data") -> Self {
        guard let value else { return self }
        return parts(contentType) { form in try value.encode(to: &form) }
    }
}
