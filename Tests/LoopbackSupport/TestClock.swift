import Foundation

/// A clock that stands still. Pauses between attempts move it and are over at once; other sleeps, which are time limits, last
/// until the clock is moved. Unchecked, as the compiler cannot see that the lock guards the state.
package final class TestClock: Clock, @unchecked Sendable {
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        package func duration(to other: Self) -> Duration { other.offset - offset }
        package static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleeps: [Duration] = []
        var sleepers: [UUID: (end: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let lock = NSLock()
    private var state = State()
    private let isPause: @Sendable (Duration) -> Bool

    /// - Parameter isPause: Which sleeps are over at once.
    package init(isPause: @escaping @Sendable (Duration) -> Bool = { $0 < .seconds(100) }) {
        self.isPause = isPause
    }

    package var now: Instant { withState { $0.now } }
    package var minimumResolution: Duration { .zero }

    /// The lengths of the sleeps that are over.
    package var sleeps: [Duration] { withState { $0.sleeps } }

    package func advance(by duration: Duration) {
        withState { Self.move(&$0, to: $0.now.advanced(by: duration)) }
    }

    /// Waits until a sleep has begun that lasts until the clock is moved.
    package func waitUntilSomebodySleeps() async {
        while withState({ $0.sleepers.isEmpty }) { await Task.yield() }
    }

    package func sleep(until end: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let isOver = withState { state in
            let length = state.now.duration(to: end)
            guard isPause(length) else { return false }
            state.sleeps.append(length)
            Self.move(&state, to: end)
            return true
        }
        if isOver { return }
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                withState { state in
                    if Task.isCancelled {
                        continuation.resume(throwing: CancellationError())
                    } else if end <= state.now {
                        continuation.resume()
                    } else {
                        state.sleepers[id] = (end, continuation)
                    }
                }
            }
        } onCancel: {
            withState { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    private func withState<Value>(_ body: (inout State) -> Value) -> Value {
        lock.lock()
        defer { lock.unlock() }
        return body(&state)
    }

    private static func move(_ state: inout State, to instant: Instant) {
        state.now = max(state.now, instant)
        for (id, sleeper) in state.sleepers where sleeper.end <= state.now {
            state.sleepers[id] = nil
            sleeper.continuation.resume()
        }
    }
}
