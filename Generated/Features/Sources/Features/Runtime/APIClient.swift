import Foundation
import HTTPTypes

/// Sends the requests of the generated methods, and reads the answers.
///
/// All methods throw `ClientError`.
struct APIClient: Sendable {
    let baseURL: URL
    /// The server that the API's description names, where there is one.
    let documentedURL: URL?
    let transport: any ClientTransport
    private var recorder: ResponseRecorder?

    init(baseURL: URL, documentedURL: URL? = nil, transport: any ClientTransport) {
        self.baseURL = baseURL
        self.documentedURL = documentedURL
        self.transport = transport
    }

    /// Sends a request, and decodes the JSON that comes back.
    func value<Value: Decodable & Sendable>(for operation: OperationRequest) async throws -> Value {
        try await answer(to: operation, accept: "application/json").value()
    }

    /// Sends a request, and decodes JSON in a format of its own.
    func value<Format: WireFormat>(
        for operation: OperationRequest,
        as format: Format.Type
    ) async throws -> Format.SwiftValue {
        try await answer(to: operation, accept: "application/json").value(as: format)
    }

    /// Sends a request that can succeed in several ways.
    func response<Response: ResponseChoice>(for operation: OperationRequest) async throws -> Response {
        try await Response(answer(to: operation, accept: "application/json"))
    }

    /// Sends a request, and returns the bytes that come back.
    func data(for operation: OperationRequest) async throws -> Data {
        try await answer(to: operation, accept: "*/*").body
    }

    /// Sends a request, and returns the text that comes back.
    func text(for operation: OperationRequest) async throws -> String {
        try await answer(to: operation, accept: "text/*, */*;q=0.5").text
    }

    /// Sends a request whose answer is described as a JSON string.
    func string(for operation: OperationRequest) async throws -> String {
        try await answer(to: operation, accept: "application/json, */*;q=0.5").string
    }

    /// Sends a request of whose answer only the success matters.
    func send(_ operation: OperationRequest) async throws {
        _ = try await answer(to: operation, accept: "*/*")
    }

    /// Calls a method with a client of its own, and returns the head of the last response with the result.
    func withResponse<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ call: (APIClient) async throws -> Value
    ) async throws -> (value: Value, response: HTTPResponse) {
        let recorder = ResponseRecorder()
        var client = self
        client.recorder = recorder
        let value = try await call(client)
        guard let response = recorder.response else {
            throw ClientError(.invalidRequest("There is no response: no request was sent."))
        }
        return (value, response)
    }

    private func answer(to operation: OperationRequest, accept: String) async throws -> HTTPAnswer {
        var (request, body) = try bind(operation)
        if request.headerFields[.accept] == nil {
            request.headerFields[.accept] = accept
        }
        let summary = summary(of: request, operation: operation.operation)
        do {
            let (response, stream) = try await RedirectFollower.follow(request, body, operation.operation, transport)
            recorder?.record(response)
            guard response.status.kind == .successful else {
                let body = try await stream.prefix(1_048_576)
                throw ClientError(.unexpectedStatus, request: summary, response: response, body: body)
            }
            return HTTPAnswer(request: summary, response: response, body: try await stream.collect())
        } catch let error as ClientError {
            throw error
        } catch {
            let isCancelled = Task.isCancelled || error is CancellationError
            throw ClientError(isCancelled ? .cancelled : .transport(error), request: summary)
        }
    }
}
