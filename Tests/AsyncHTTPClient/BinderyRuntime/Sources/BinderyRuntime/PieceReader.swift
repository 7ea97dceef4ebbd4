import Foundation

/// Reads pieces of memory and of files one after the other, without holding a file.
final class PieceReader {
    private var rest: ArraySlice<RequestBody.Piece>
    private var data = Data()
    private var file: (handle: FileHandle, url: URL, remaining: Int)?

    init(_ pieces: [RequestBody.Piece]) {
        rest = pieces[...]
    }

    /// The next bytes; nil at the end.
    ///
    /// Throws where a file cannot be read, or has become shorter than it was when the request was made.
    func read(upTo count: Int) throws -> Data? {
        while true {
            if !data.isEmpty {
                let chunk = data.prefix(count)
                data = data.dropFirst(chunk.count)
                return chunk
            }
            if let chunk = try readFile(upTo: count) { return chunk }
            guard let piece = rest.popFirst() else { return nil }
            switch piece {
            case .data(let data): self.data = data
            case .file(let url, let length): file = (try FileHandle(forReadingFrom: url), url, length)
            case .stream: throw CocoaError(.fileReadUnknown)  // `spooled()` has made files of them.
            }
        }
    }

    private func readFile(upTo count: Int) throws -> Data? {
        guard let open = file, open.remaining > 0 else {
            try file?.handle.close()
            file = nil
            return nil
        }
        guard let chunk = try open.handle.read(upToCount: min(count, open.remaining)), !chunk.isEmpty else {
            throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: open.url.path])
        }
        file?.remaining -= chunk.count
        return chunk
    }
}
