import Foundation

@testable import ClientRuntime

/// A clock that stands still. Pauses between attempts move it and are over at once; other sleeps, which are time limits, last
/// until the clock is moved.
final class TestClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleeps: [Duration] = []
        var sleepers: [UUID: (end: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = LockedState(State())
    private let isPause: @Sendable (Duration) -> Bool

    /// - Parameter isPause: Which sleeps are over at once.
    init(isPause: @escaping @Sendable (Duration) -> Bool = { $0 < .seconds(100) }) {
        self.isPause = isPause
    }

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    /// The lengths of the sleeps that are over.
    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func advance(by duration: Duration) {
        state.withLock { Self.move(&$0, to: $0.now.advanced(by: duration)) }
    }

    func sleep(until end: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let isOver = state.withLock { state in
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
                state.withLock { state in
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
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    private static func move(_ state: inout State, to instant: Instant) {
        state.now = max(state.now, instant)
        for (id, sleeper) in state.sleepers where sleeper.end <= state.now {
            state.sleepers[id] = nil
            sleeper.continuation.resume()
        }
    }
}
