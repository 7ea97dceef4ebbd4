import Foundation

/// Bytes that arrive in chunks and are taken out piece by piece.
struct ByteQueue {
    private var bytes: [UInt8] = []
    /// Where the bytes begin that were not taken yet.
    private var start = 0
    /// How far they were searched in vain, so that no byte is looked at twice.
    private var searched = 0

    /// The number of bytes that were not taken yet.
    var count: Int { bytes.count - start }

    mutating func append(_ chunk: Data) {
        if start > 0 {
            bytes.removeFirst(start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: chunk)
    }

    /// Takes the bytes up to the first one that ends a piece, and that one, which is returned beside them.
    mutating func next(upTo isEnd: (UInt8) -> Bool) -> (piece: ArraySlice<UInt8>, end: UInt8)? {
        // The buffer spares the check of every index.
        let end = bytes.withUnsafeBufferPointer { buffer in
            buffer[searched...].firstIndex(where: isEnd)
        }
        guard let end else {
            searched = bytes.count
            return nil
        }
        defer { (start, searched) = (end + 1, end + 1) }
        return (bytes[start..<end], bytes[end])
    }

    /// Takes all bytes.
    mutating func rest() -> ArraySlice<UInt8> {
        defer { (start, searched) = (bytes.count, bytes.count) }
        return bytes[start...]
    }
}
