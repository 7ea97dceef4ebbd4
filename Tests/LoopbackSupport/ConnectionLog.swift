import Foundation

/// The connections of a server.
///
/// Unchecked, as the compiler cannot see that the lock guards the rest.
final class ConnectionLog: @unchecked Sendable {
    struct State {
        var open: [Int: RawSocket] = [:]
        /// The bytes that have arrived on each connection, closed ones included.
        var received: [Data] = []
        /// How many requests were read on all of them.
        var requests = 0
        /// How many bytes were read on all of them without being kept.
        var discarded = 0
        /// How often a script paused on all of them.
        var pauses = 0
    }

    private struct Waiter {
        var condition: (State) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private let lock = NSLock()
    private var state = State()
    private var waiters: [Waiter] = []

    var received: [Data] { lock.withLock { state.received } }
    var discarded: Int { lock.withLock { state.discarded } }

    /// - Returns: The connection's index.
    func open(_ connection: RawSocket) -> Int {
        lock.withLock {
            state.open[state.received.count] = connection
            state.received.append(Data())
            return state.received.count - 1
        }
    }

    func add(_ data: Data, to index: Int) {
        lock.withLock { state.received[index] += data }
    }

    func countRequest() -> Bool {
        lock.withLock {
            state.requests += 1
            resumeWaiters()
        }
        return true
    }

    func countDiscarded(_ bytes: Int) -> Bool {
        lock.withLock { state.discarded += bytes }
        return true
    }

    func countPause() {
        lock.withLock {
            state.pauses += 1
            resumeWaiters()
        }
    }

    func close(_ index: Int) {
        lock.withLock {
            state.open[index] = nil
            resumeWaiters()
        }
    }

    func endAll() {
        lock.withLock {
            for connection in state.open.values { connection.end() }
        }
    }

    func wait(until condition: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            lock.withLock {
                waiters.append(Waiter(condition: condition, continuation: continuation))
                resumeWaiters()
            }
        }
    }

    private func resumeWaiters() {
        waiters.removeAll { waiter in
            guard waiter.condition(state) else { return false }
            waiter.continuation.resume()
            return true
        }
    }
}
