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

    override func getBuffer(
        _ buffer: UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>,
        length: UnsafeMutablePointer<Int>
    ) -> Bool {
        false
    }
}
#endif
