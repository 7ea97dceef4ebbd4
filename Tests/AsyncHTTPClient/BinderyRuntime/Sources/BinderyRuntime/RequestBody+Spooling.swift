import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

extension RequestBody {
    /// The body as one piece of memory, where all of it is in memory.
    var data: Data? {
        var whole = Data()
        for piece in pieces {
            guard case .data(let data) = piece else { return nil }
            whole = whole.isEmpty ? data : whole + data
        }
        return whole
    }

    /// The body in the form that URLSession can send without holding it in memory.
    ///
    /// A stream is written to a temporary file first: URLSession cannot wait for it, and wants to know its length.
    /// Apple's URLSession reads a single file only, so all of a mixed body goes into one there.
    func spoolingForURLSession() async throws -> RequestBody {
        #if canImport(FoundationNetworking)
        guard !isReplayable else { return self }
        var spooled: [Piece] = []
        var files: [SpoolFile] = []
        for piece in pieces {
            if case .stream(let bytes, let length) = piece {
                let (file, count) = try await Self.spool(bytes, length: length)
                files.append(file)
                spooled.append(.file(file.url, length: count))
            } else {
                spooled.append(piece)
            }
        }
        return RequestBody(pieces: spooled, temporaryFiles: files)
        #else
        if data != nil { return self }
        if pieces.count == 1, case .file = pieces[0] { return self }
        let (file, count) = try await Self.spool(chunks, length: length)
        return RequestBody(pieces: [.file(file.url, length: count)], temporaryFiles: [file])
        #endif
    }

    private static func spool(_ bytes: ByteStream, length: Int?) async throws -> (SpoolFile, Int) {
        let file = try SpoolFile()
        let handle = try FileHandle(forWritingTo: file.url)
        var count = 0
        for try await chunk in bytes {
            try handle.write(contentsOf: chunk)
            count += chunk.count
        }
        try handle.close()
        // Streams end early when they are cancelled. What there is of them must not be sent.
        try Task.checkCancellation()
        guard length == nil || length == count else {
            throw URLError(
                .requestBodyStreamExhausted,
                userInfo: [NSLocalizedDescriptionKey: "The stream has \(count) bytes, not \(length ?? 0)."]
            )
        }
        return (file, count)
    }
}
