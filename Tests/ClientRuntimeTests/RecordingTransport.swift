import Foundation
import HTTPTypes

@testable import ClientRuntime

/// Keeps what it is asked to send, and answers without a network.
final class RecordingTransport: ClientTransport {
    struct Sent: Sendable {
        var request: HTTPRequest
        var body: Data?
        var operation: String
    }

    typealias HTTPAnswer = @Sendable (Sent) async throws -> (HTTPResponse, ByteStream)

    private let log = LockedState<[Sent]>([])
    private let answer: HTTPAnswer

    init(_ answer: @escaping HTTPAnswer) {
        self.answer = answer
    }

    /// Answers every request in the same way.
    convenience init(_ status: Int = 200, _ body: String = "{}", headers: HTTPFields = [:]) {
        self.init { _ in (HTTPResponse(status: .init(code: status), headerFields: headers), ByteStream(Data(body.utf8)))
        }
    }

    var sent: [Sent] {
        log.withLock { $0 }
    }

    func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        let sent = Sent(request: request, body: try await body?.chunks.collect(), operation: operation)
        log.withLock { $0.append(sent) }
        return try await answer(sent)
    }

    /// What a client sends for a request.
    static func sending(_ operation: OperationRequest, base: String = "https://example.com/v1") async throws -> Sent {
        let transport = RecordingTransport()
        try await APIClient(baseURL: URL(server: base), transport: transport).send(operation)
        return transport.sent[0]
    }
}
