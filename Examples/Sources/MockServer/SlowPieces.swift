import FlyingSocks
import Foundation

/// The pieces of a body, with a pause before each, as if a model thought about it.
struct SlowPieces: AsyncBufferedSequence {
    typealias Element = UInt8

    let pieces: [Data]

    func makeAsyncIterator() -> Iterator {
        Iterator(pieces: pieces[...])
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var pieces: ArraySlice<Data>

        mutating func next() async throws -> UInt8? {
            preconditionFailure("The server asks for buffers.")
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            guard let piece = pieces.popFirst() else { return nil }
            try await Task.sleep(for: .milliseconds(40))
            return piece
        }
    }
}
