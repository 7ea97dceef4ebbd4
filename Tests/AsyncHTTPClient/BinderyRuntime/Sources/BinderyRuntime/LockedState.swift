import Foundation

/// A value that one thread at a time may use.
///
/// Unchecked, as the compiler cannot see that the lock guards the value. (The standard library's `Mutex` needs macOS 15.)
final class LockedState<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: sending Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
