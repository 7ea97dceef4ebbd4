import CYAML
import Foundation

/// Events in batches. Those of a large document are read on a thread of their own, while the caller builds its tree of the
/// ones before.
///
/// Unchecked, since the semaphores keep the two threads apart: a batch is the reading thread's until `filled` counts it, then
/// the caller's until `free` does. The parser is the caller's before the thread begins, and when the last batch is filled.
final class EventQueue: @unchecked Sendable {
    private static let batches = 4
    private static let size = 512

    let parser: EventParser
    /// The current event.
    private(set) var event: UnsafeMutablePointer<yaml_event_t>
    /// The batches, and an event that stands before all.
    private let events: UnsafeMutableBufferPointer<yaml_event_t>
    /// How many events are in each batch. The last one is not full, or ends with the end of the stream.
    private let counts: UnsafeMutableBufferPointer<Int>
    /// The batch of the current event.
    private var batch = 0
    private var next = 0
    private var hasThread = false

    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let lock = NSLock()
    private var isStopped = false

    init(_ parser: consuming EventParser) {
        self.parser = parser
        events = .allocate(capacity: Self.batches * Self.size + 1)
        events.initialize(repeating: yaml_event_t())
        counts = .allocate(capacity: Self.batches)
        counts.initialize(repeating: 0)
        event = events.baseAddress! + Self.batches * Self.size
        if !fill(0) { startThread() }
    }

    deinit {
        // An event that has been deleted is empty.
        for index in events.indices { yaml_event_delete(events.baseAddress! + index) }
        events.deallocate()
        counts.deallocate()
    }

    /// Moves to the next event.
    ///
    /// - Returns: Whether there is one; if not, the parser has failed.
    func advance() -> Bool {
        yaml_event_delete(event)
        if next == counts[batch], !takeBatch() { return false }
        event = address(of: next, in: batch)
        next += 1
        return true
    }

    private func takeBatch() -> Bool {
        guard hasThread, counts[batch] == Self.size else { return false }
        free.signal()
        filled.wait()
        batch = (batch + 1) % Self.batches
        next = 0
        return counts[batch] > 0
    }

    /// Ends the thread; the input may go afterwards.
    func stop() {
        guard hasThread else { return }
        lock.withLock { isStopped = true }
        free.signal()
        ended.wait()
    }

    private func startThread() {
        hasThread = true
        for _ in 1..<Self.batches { free.signal() }
        Thread.detachNewThread { [self] in
            var batch = 0
            var isLast = false
            while !isLast {
                free.wait()
                if lock.withLock({ isStopped }) { break }
                batch = (batch + 1) % Self.batches
                isLast = fill(batch)
                filled.signal()
            }
            ended.signal()
        }
    }

    /// Reads events until the batch is full.
    ///
    /// - Returns: Whether it is the last one.
    private func fill(_ batch: Int) -> Bool {
        counts[batch] = 0
        while counts[batch] < Self.size {
            let event = address(of: counts[batch], in: batch)
            guard parser.parse(into: event) else { return true }
            counts[batch] += 1
            if event.pointee.type == YAML_STREAM_END_EVENT { return true }
        }
        return false
    }

    private func address(of index: Int, in batch: Int) -> UnsafeMutablePointer<yaml_event_t> {
        events.baseAddress! + batch * Self.size + index
    }
}
