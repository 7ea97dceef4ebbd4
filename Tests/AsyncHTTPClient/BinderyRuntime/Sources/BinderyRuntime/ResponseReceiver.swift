import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Where the response to a task arrives in the one order, and is awaited in the other.
final class ResponseReceiver: Sendable {
    private struct State {
        var response: HTTPResponse?
        var buffer = ChunkBuffer()
        /// How the response has ended: with an error, or with none.
        var end: Result<Void, any Error>?
        /// How often something has arrived, so that nobody waits for what came in between.
        var changes = 0
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    let task: URLSessionTask
    /// What is sent. It holds the temporary file.
    let body: RequestBody?
    private let state = LockedState(State())

    init(_ task: URLSessionTask, body: RequestBody?) {
        self.task = task
        self.body = body
    }

    // MARK: - What arrives

    func receive(_ response: HTTPResponse) {
        change { $0.response = response }
    }

    /// Throws where there is no room on the disk.
    func receive(_ data: Data) throws {
        try change { state in
            if state.end == nil { try state.buffer.append(data) }
        }
    }

    /// Ends the response; the first end counts.
    func end(with error: (any Error)?) {
        change { state in
            guard state.end == nil else { return }
            state.end = error.map { .failure($0) } ?? .success(())
            if error is CancellationError { state.buffer = ChunkBuffer() }
        }
    }

    private func change(_ body: (inout State) throws -> Void) rethrows {
        let waiters = try state.withLock { state in
            try body(&state)
            state.changes += 1
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    // MARK: - What is awaited

    func response() async throws -> HTTPResponse {
        try await first { state in
            if let end = state.end, state.response == nil {
                try end.get()
                throw URLError(.badServerResponse)
            }
            return state.response
        }
    }

    /// The next bytes; nil at the end.
    func nextChunk() async throws -> Data? {
        try await first { state in
            if let chunk = try state.buffer.popFirst() { return .some(chunk) }
            return try state.end.map { try $0.get() }.map { nil }
        }
    }

    /// What the state has, as soon as it has it. Who is cancelled meanwhile closes the connection.
    private func first<Value>(_ take: (inout State) throws -> Value?) async throws -> Value {
        try await withTaskCancellationHandler {
            try await wait(for: take)
        } onCancel: {
            end(with: CancellationError())
            task.cancel()
        }
    }

    private func wait<Value>(for take: (inout State) throws -> Value?) async throws -> Value {
        while true {
            let (value, seen) = try state.withLock { (try take(&$0), $0.changes) }
            if let value { return value }
            await withCheckedContinuation { continuation in
                let isLate = state.withLock { state in
                    if state.changes == seen { state.waiters.append(continuation) }
                    return state.changes != seen
                }
                if isLate { continuation.resume() }
            }
        }
    }
}
