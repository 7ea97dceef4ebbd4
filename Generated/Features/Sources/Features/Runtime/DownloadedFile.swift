import Foundation
import HTTPTypes

/// A file that an answer is written to while it arrives. It takes its place when it is complete; what was there before
/// stays until then.
struct DownloadedFile: Sendable {
    let url: URL

    func write(_ answer: OpenResponse) async throws {
        // In the same folder, as only there it can be moved at once.
        let part = url.deletingLastPathComponent().appendingPathComponent(".bindery-\(UUID().uuidString)")
        do {
            try await write(answer, to: part)
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw error is ClientError
                ? error : ClientError(.file(error), request: answer.request, response: answer.response)
        }
    }

    private func write(_ answer: OpenResponse, to part: URL) async throws {
        guard FileManager.default.createFile(atPath: part.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
        }
        let handle = try FileHandle(forWritingTo: part)
        defer { try? handle.close() }
        var chunks = answer.stream.makeAsyncIterator()
        while let chunk = try await next(&chunks, of: answer) { try handle.write(contentsOf: chunk) }
        // By the system itself: Foundation's `replaceItemAt` fails on Linux, and its `moveItem` replaces nothing.
        guard rename(part.path, url.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    private func next(_ chunks: inout ByteStream.AsyncIterator, of answer: OpenResponse) async throws -> Data? {
        do {
            if let chunk = try await chunks.next() { return chunk }
            // Streams end early when they are cancelled.
            try Task.checkCancellation()
            return nil
        } catch {
            throw answer.failure(error)
        }
    }
}
