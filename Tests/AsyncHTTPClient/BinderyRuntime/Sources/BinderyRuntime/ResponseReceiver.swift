import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Where a response arrives in the one order, and is awaited in the other.
final class ResponseReceiver: Sendable {
    private struct State {
        var response: HTTPResponse?
        var buffer = ChunkBuffer()
        /// How the response has ended: with an error, or with none.
        var end: Result<Void, any Error>?
        var responseWaiter: CheckedContinuation<HTTPResponse, any Error>?
        var chunkWaiter: CheckedContinuation<Data?, any Error>?
    }

    private let state = LockedState(State())

    // MARK: - What arrives

    func receive(_ response: HTTPResponse) {
        state.withLock { state in
            state.response = response
            state.responseWaiter?.resume(returning: response)
            state.responseWaiter = nil
        }
    }

    func receive(_ data: Data) throws {
        try state.withLock { state in
            guard state.end == nil else { return }
            if let waiter = state.chunkWaiter {
                state.chunkWaiter = nil
                waiter.resume(returning: data)
            } else {
                try state.buffer.append(data)
            }
        }
    }

    /// Ends the response; the first end counts.
    func end(with error: (any Error)?) {
        state.withLock { state in
            guard state.end == nil else { return }
            state.end = error.map { .failure($0) } ?? .success(())
            if error is CancellationError {
                state.buffer = ChunkBuffer()
            }
            state.responseWaiter?.resume(throwing: error ?? URLError(.badServerResponse))
            state.responseWaiter = nil
            state.chunkWaiter?.resume(with: error.map { .failure($0) } ?? .success(nil))
            state.chunkWaiter = nil
        }
    }

    // MARK: - What is awaited

    func response() async throws -> HTTPResponse {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                if let response = state.response {
                    continuation.resume(returning: response)
                } else if let end = state.end {
                    continuation.resume(with: end.flatMap { .failure(URLError(.badServerResponse)) })
                } else {
                    state.responseWaiter = continuation
                }
            }
        }
    }

    /// The next bytes; nil at the end. One reader at a time.
    func nextChunk() async throws -> Data? {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                do {
                    if let chunk = try state.buffer.popFirst() {
                        continuation.resume(returning: chunk)
                    } else if let end = state.end {
                        continuation.resume(with: end.map { nil })
                    } else if state.chunkWaiter != nil {
                        continuation.resume(throwing: CocoaError(.featureUnsupported))
                    } else {
                        state.chunkWaiter = continuation
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
