import Diagnostics

/// The events of a document in a buffer, which must outlive the stream.
struct EventStream: ~Copyable {
    private let queue: EventQueue

    init(_ input: UnsafeBufferPointer<UInt8>, file: SourceFile) throws(DiagnosticsError) {
        queue = EventQueue(try EventParser(input, file: file))
    }

    deinit {
        queue.stop()
    }

    /// The next events; the last one ends the stream.
    func next() throws(DiagnosticsError) -> [Event] {
        try queue.next()
    }
}
