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
        if isReplayable { return self }
        #else
        if data != nil { return self }
        if pieces.count == 1, case .file = pieces[0] { return self }
        #endif
        let file = try SpoolFile()
        let handle = try FileHandle(forWritingTo: file.url)
        var count = 0
        for try await chunk in chunks {
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
        var body = RequestBody(pieces: [.file(file.url, length: count)])
        body.temporaryFile = file
        return body
    }
}
