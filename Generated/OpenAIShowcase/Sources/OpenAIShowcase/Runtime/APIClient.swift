import Foundation
import HTTPTypes

/// Sends the requests of the generated methods, and opens the answers.
struct APIClient: Sendable {
    let baseURL: URL
    /// The server that the API's description names, where there is one.
    let documentedURL: URL?
    let transport: any ClientTransport
    let security: APISecurity
    private(set) var options: ClientOptions
    /// Where the head of the last response is kept, for `withResponse`.
    private var lastResponse: LockedState<HTTPResponse?>?
    /// Where the bytes of answers are written to, instead of being returned.
    private(set) var download: DownloadedFile?

    init(
        baseURL: URL,
        documentedURL: URL? = nil,
        security: APISecurity = APISecurity(),
        options: ClientOptions = ClientOptions(),
        transport: any ClientTransport
    ) {
        self.baseURL = baseURL
        self.documentedURL = documentedURL
        self.security = security
        self.options = options
        self.transport = transport
    }

    /// Sends a request, and returns as soon as the head of a successful response has arrived.
    ///
    /// - Parameter accept: The media types to ask for, where the operation does not say it.
    /// - Throws: `ClientError`, for a response with another status than 2xx too, whose body has been read.
    func open(_ operation: OperationRequest, accept: String) async throws -> OpenResponse {
        let (request, body) = try bind(operation, accept: accept)
        let summary = summary(of: request, operation: operation.operation)
        let pipeline = RequestPipeline(
            transport: transport,
            options: options,
            security: security,
            required: operation.security ?? security.required,
            baseURL: serverURL(of: operation),
            operationID: operation.operation
        )
        var attempts = 0
        do {
            let exchange = try await pipeline.send(request, body: body, attempts: &attempts)
            let response = exchange.response
            lastResponse?.withLock { $0 = response }
            guard response.status.kind == .successful else {
                let body = Redaction.removing(exchange.secrets, from: try await exchange.stream.prefix(1_048_576))
                throw ClientError(.unexpectedStatus, request: summary, response: response, body: body)
            }
            return OpenResponse(request: summary, response: response, stream: exchange.stream, download: download)
        } catch {
            throw ClientError.wrapping(error, request: summary).after(attempts)
        }
    }

    /// The client with other options.
    func with(_ change: (inout ClientOptions) -> Void) -> APIClient {
        var client = self
        change(&client.options)
        return client
    }

    /// Calls a method with a client of its own, and returns the head of the last response with the result.
    func withResponse<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ call: (APIClient) async throws -> Value
    ) async throws -> (value: Value, response: HTTPResponse) {
        let last = LockedState<HTTPResponse?>(nil)
        var client = self
        client.lastResponse = last
        let value = try await call(client)
        guard let response = last.withLock({ $0 }) else {
            throw ClientError(.invalidRequest("There is no response: no request was sent."))
        }
        return (value, response)
    }

    /// Calls a method with a client of its own, which writes the bytes that come back to a file.
    ///
    /// - Returns: The result, which has no bytes then, and the head of the answer. Where the answer is something else than
    ///   bytes, there is no file.
    func download<Value>(
        to file: URL,
        isolation: isolated (any Actor)? = #isolation,
        _ call: (APIClient) async throws -> Value
    ) async throws -> (value: Value, response: HTTPResponse) {
        var client = self
        client.download = DownloadedFile(url: file)
        return try await client.withResponse(call)
    }
}

extension APIClient: CustomStringConvertible, CustomReflectable {
    /// Without headers and middleware, which may hold credentials.
    var description: String { "client of \(baseURL.host ?? "")" }

    var customMirror: Mirror { Mirror(self, children: []) }
}
