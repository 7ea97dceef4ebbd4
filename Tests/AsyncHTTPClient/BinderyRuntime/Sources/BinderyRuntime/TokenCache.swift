import Foundation

/// Keeps a token as long as it is good. However many tasks wait for a new one, it is asked for once, and as long as one of
/// them waits.
actor TokenCache {
    struct Token: Sendable {
        let value: String
        /// How long it is good in all; nil where nobody said so.
        let lifetime: Duration?
        let age: @Sendable () -> Duration
    }

    private var token: Token?
    private var waiters: [UUID: CheckedContinuation<String, any Error>] = [:]
    private var fetch: (id: UUID, task: Task<Void, Never>)?

    /// How many tasks wait for a token.
    var waiting: Int { waiters.count }

    /// A good token.
    ///
    /// - Parameter refused: A token that the server does not accept any more.
    func token(besides refused: String?, _ get: @escaping @Sendable () async throws -> Token) async throws -> String {
        // A token that is about to expire would not outlive the request.
        if let token, token.value != refused, token.lifetime.map({ $0 - token.age() > .seconds(10) }) ?? true {
            return token.value
        }
        let id = UUID()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String, any Error>) in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiters[id] = continuation
                if fetch == nil { begin(get) }
            }
        } onCancel: {
            Task { await self.giveUp(id) }
        }
    }

    private func begin(_ get: @escaping @Sendable () async throws -> Token) {
        let id = UUID()
        let task = Task {
            do {
                end(id, .success(try await get()))
            } catch {
                end(id, .failure(error))
            }
        }
        fetch = (id, task)
    }

    private func end(_ id: UUID, _ result: Result<Token, any Error>) {
        guard fetch?.id == id else { return }
        fetch = nil
        token = try? result.get()
        for waiter in waiters.values { waiter.resume(with: result.map(\.value)) }
        waiters = [:]
    }

    private func giveUp(_ id: UUID) {
        waiters.removeValue(forKey: id)?.resume(throwing: CancellationError())
        guard waiters.isEmpty else { return }
        fetch?.task.cancel()
        fetch = nil
    }
}
