package import Foundation

extension Thread {
    /// Does what blocks in a thread of its own, so that servers of the test, which share the threads of tasks, go on.
    package static func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}
