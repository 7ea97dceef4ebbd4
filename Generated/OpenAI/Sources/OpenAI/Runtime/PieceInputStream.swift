#if canImport(FoundationNetworking)
import Foundation

/// The body of an upload, which Foundation on Linux reads piece by piece.
///
/// On Apple's systems, where a stream has to be scheduled on a run loop, files are uploaded instead.
final class PieceInputStream: InputStream {
    private let pieces: [RequestBody.Piece]
    private var reader: PieceReader?
    private var status = Status.notOpen
    private var failure: (any Error)?
    /// The bytes for which Foundation has taken memory since it was last waited for.
    private var unfreed = 0

    init(_ pieces: [RequestBody.Piece]) {
        self.pieces = pieces
        super.init(data: Data())
    }

    override var streamStatus: Status { status }
    override var streamError: (any Error)? { failure }
    override var hasBytesAvailable: Bool { status == .open }

    override func open() {
        reader = PieceReader(pieces)
        status = .open
    }

    override func close() {
        reader = nil
        status = .closed
    }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        if unfreed >= 1_048_576 { waitUntilFreed() }
        unfreed += length
        do {
            guard let chunk = try reader?.read(upTo: length) else {
                status = .atEnd
                return 0
            }
            chunk.copyBytes(to: buffer, count: chunk.count)
            return chunk.count
        } catch {
            failure = error
            status = .error
            return -1
        }
    }

    /// Foundation frees what it has sent on the global queue, which comes late on a busy machine: then all of the body would
    /// be in memory. Not for ever, as somebody may keep all of the queue's threads.
    private func waitUntilFreed() {
        let isFreed = DispatchSemaphore(value: 0)
        DispatchQueue.global().async { isFreed.signal() }
        _ = isFreed.wait(timeout: .now() + 1)
        unfreed = 0
    }
}
#endif
