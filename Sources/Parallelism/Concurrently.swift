import Foundation

/// The results of two pieces of work that are done at the same time: the first on a thread of its own, the second on the
/// caller's.
package func concurrently<First: Sendable, Second>(
    _ first: @escaping @Sendable () -> First,
    _ second: () -> Second
) -> (First, Second) {
    let result = ThreadResult<First>()
    let thread = Thread { result.finish(with: first()) }
    // As much as the main thread has: documents may be deep.
    thread.stackSize = 8 << 20
    thread.start()
    let other = second()
    return (result.wait(), other)
}

/// What a thread hands over when it ends.
///
/// Unchecked, since the semaphore keeps the threads apart: the value is written before it is signalled, and read after.
private final class ThreadResult<Value: Sendable>: @unchecked Sendable {
    private var value: Value?
    private let isDone = DispatchSemaphore(value: 0)

    func finish(with value: Value) {
        self.value = value
        isDone.signal()
    }

    func wait() -> Value {
        isDone.wait()
        return value!
    }
}
