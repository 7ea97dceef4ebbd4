import Foundation

/// The bytes of a request body, in chunks of 64 KiB at most (those of a stream as they come).
struct PieceChunks: AsyncSequence, Sendable {
    typealias Element = Data

    let pieces: [RequestBody.Piece]

    func makeAsyncIterator() -> Iterator {
        Iterator(rest: pieces[...])
    }

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<RequestBody.Piece>
        private var reader: PieceReader?
        private var stream: ByteStream.AsyncIterator?

        init(rest: ArraySlice<RequestBody.Piece>) {
            self.rest = rest
        }

        mutating func next() async throws -> Data? {
            while true {
                if let chunk = try reader?.read(upTo: 65_536) { return chunk }
                reader = nil
                if let chunk = try await stream?.next() { return chunk }
                stream = nil
                guard let piece = rest.popFirst() else { return nil }
                if case .stream(let bytes, _) = piece {
                    stream = bytes.makeAsyncIterator()
                } else {
                    reader = PieceReader([piece])
                }
            }
        }
    }
}
