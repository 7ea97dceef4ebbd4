import CYAML
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

    /// The current event; its strings live until `advance()`.
    var event: UnsafeMutablePointer<yaml_event_t> { queue.event }

    /// Where the current event begins.
    var location: SourceLocation { queue.parser.location(of: event.pointee.start_mark) }

    /// Moves to the next event.
    func advance() throws(DiagnosticsError) {
        guard queue.advance() else { throw DiagnosticsError([queue.parser.failure]) }
    }
}
