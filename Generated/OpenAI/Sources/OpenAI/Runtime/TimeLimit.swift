import Foundation

/// A time limit that has begun to run.
struct TimeLimit: Sendable {
    let timeout: ClientError.Timeout
    let remaining: @Sendable () -> Duration
    private let clock: any Swift.Clock<Duration>

    init(_ timeout: ClientError.Timeout, of duration: Duration, on clock: any Swift.Clock<Duration>) {
        self.timeout = timeout
        self.clock = clock
        let elapsed = clock.stopwatch()
        remaining = { duration - elapsed() }
    }

    /// Thrown when a limit has passed.
    struct Passed: Error {
        let timeout: ClientError.Timeout
    }

    /// Does some work, and cancels it when the first of the limits has passed.
    static func run<Value: Sendable>(
        within limits: [TimeLimit],
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        guard !limits.isEmpty else { return try await work() }
        return try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask(operation: work)
            for limit in limits {
                group.addTask {
                    try await limit.clock.sleep(for: limit.remaining())
                    throw Passed(timeout: limit.timeout)
                }
            }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}

extension ByteStream {
    /// The same chunks, each of which has to arrive in time.
    ///
    /// - Parameter limits: The limits of the next chunk, made when it is awaited.
    func limited(by limits: @escaping @Sendable () -> [TimeLimit]) -> ByteStream {
        ByteStream { [self] in
            // Safe: `run` returns when its tasks have ended, so that one task at a time has the iterator.
            nonisolated(unsafe) var iterator = makeAsyncIterator()
            return { try await TimeLimit.run(within: limits()) { try await iterator.next() } }
        }
    }
}
