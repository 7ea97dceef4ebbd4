import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A request in flight. Its connection is closed when the exchange is given up before the end.
final class URLSessionExchange: Sendable {
    private let task: URLSessionTask
    private let receiver: ResponseReceiver
    private let connection: URLSessionConnection
    /// Holds the temporary files.
    private let body: RequestBody?

    init(task: URLSessionTask, receiver: ResponseReceiver, connection: URLSessionConnection, body: RequestBody?) {
        self.task = task
        self.receiver = receiver
        self.connection = connection
        self.body = body
    }

    deinit {
        // Without effect on a task that has ended.
        task.cancel()
    }

    /// Waits for the head of the response.
    func response() async throws -> HTTPResponse {
        try await withTaskCancellationHandler {
            try await receiver.response()
        } onCancel: {
            cancel()
        }
    }

    /// Waits for the next bytes of the response; nil at its end.
    func nextChunk() async throws -> Data? {
        try await withTaskCancellationHandler {
            try await receiver.nextChunk()
        } onCancel: {
            cancel()
        }
    }

    private func cancel() {
        receiver.end(with: CancellationError())
        task.cancel()
    }
}
