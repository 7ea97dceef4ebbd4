import Foundation

/// The body of a request: pieces of memory, of files and of streams, one after the other.
public struct RequestBody: Sendable {
    public enum Piece: Sendable {
        case data(Data)
        /// The first bytes of a file, which is read while it is sent.
        case file(URL, length: Int)
        case stream(ByteStream, length: Int?)

        /// The number of bytes, where it is known.
        public var length: Int? {
            switch self {
            case .data(let data): data.count
            case .file(_, let length): length
            case .stream(_, let length): length
            }
        }
    }

    public let pieces: [Piece]

    /// A file that is removed with the body.
    var temporaryFile: SpoolFile?

    public init(pieces: [Piece]) {
        self.pieces = pieces
    }

    public init(_ data: Data) {
        self.init(pieces: [.data(data)])
    }

    /// The number of bytes, where it is known.
    public var length: Int? {
        pieces.reduce(0) { sum, piece in
            guard let sum, let length = piece.length else { return nil }
            return sum + length
        }
    }

    /// Whether the body can be sent again, after a redirect for example.
    public var isReplayable: Bool {
        pieces.allSatisfy {
            if case .stream = $0 { false } else { true }
        }
    }

    /// All bytes of the body, in chunks of 64 KiB at most (those of a stream as they come). Transports that pull their data use
    /// it.
    public var chunks: ByteStream {
        ByteStream { [pieces] in
            var rest = pieces[...]
            var reader: PieceReader?
            var stream: ByteStream.AsyncIterator?
            return {
                while true {
                    if let chunk = try reader?.read(upTo: 65_536) { return chunk }
                    if let chunk = try await stream?.next() { return chunk }
                    (reader, stream) = (nil, nil)
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
}
