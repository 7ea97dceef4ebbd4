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

    /// Files that are removed with the body.
    private let temporaryFiles: [SpoolFile]

    public init(pieces: [Piece]) {
        self.init(pieces: pieces, temporaryFiles: [])
    }

    public init(_ data: Data) {
        self.init(pieces: [.data(data)])
    }

    init(pieces: [Piece], temporaryFiles: [SpoolFile]) {
        self.pieces = pieces
        self.temporaryFiles = temporaryFiles
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

    /// All bytes of the body, in chunks. Transports that pull their data use it.
    public var chunks: ByteStream {
        ByteStream(PieceChunks(pieces: pieces))
    }
}
