import CYAML
import Diagnostics
import Foundation

/// Events in batches. Those of a large document are read on a thread of their own, while the caller builds its tree of the
/// ones before; libyaml's memory stays with that thread.
///
/// Unchecked, since `condition` guards what both threads use: the parser is the reading thread's until `isEnded`.
final class EventQueue: @unchecked Sendable {
    /// How many batches wait to be taken at most.
    private static let capacity = 4
    private static let batchSize = 1024

    private let parser: EventParser
    private let condition = NSCondition()
    private var batches: [[Event]] = []
    /// Whether there are no further batches.
    private var isEnded = false
    private var isStopped = false

    init(_ parser: consuming EventParser) {
        self.parser = parser
        let first = read()
        batches = [first.events]
        isEnded = first.isLast
        if !isEnded { Thread.detachNewThread { self.readAll() } }
    }

    /// The next events.
    ///
    /// - Throws: the parser's failure, where it stands in place of the next one.
    func next() throws(DiagnosticsError) -> [Event] {
        condition.lock()
        defer { condition.unlock() }
        while batches.isEmpty, !isEnded { condition.wait() }
        guard !batches.isEmpty else { throw DiagnosticsError([parser.failure]) }
        condition.signal()
        return batches.removeFirst()
    }

    /// Ends the thread; the input may go afterwards.
    func stop() {
        condition.lock()
        defer { condition.unlock() }
        isStopped = true
        condition.signal()
        while !isEnded { condition.wait() }
    }

    private func readAll() {
        var isLast = false
        while !isLast {
            let batch = read()
            condition.lock()
            while batches.count == Self.capacity, !isStopped { condition.wait() }
            batches.append(batch.events)
            isLast = batch.isLast || isStopped
            isEnded = isLast
            condition.signal()
            condition.unlock()
        }
    }

    /// Reads events until the batch is full, or the document has ended or cannot be read.
    private func read() -> (events: [Event], isLast: Bool) {
        var events: [Event] = []
        events.reserveCapacity(Self.batchSize)
        while events.count < Self.batchSize {
            guard let event = parser.next() else { return (events, true) }
            events.append(event)
            if event.kind == .streamEnd { return (events, true) }
        }
        return (events, false)
    }
}
