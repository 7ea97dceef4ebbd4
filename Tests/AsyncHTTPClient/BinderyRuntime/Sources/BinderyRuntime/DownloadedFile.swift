import Foundation
import HTTPTypes

/// A file that an answer is written to while it arrives. It takes its place when it is complete; what was there before
/// stays until then.
final class DownloadedFile: Sendable {
    private let url: URL
    private let head = LockedState<HTTPResponse?>(nil)

    init(_ url: URL) {
        self.url = url
    }

    /// The head of the answer that was written; nil where there was none.
    var response: HTTPResponse? {
        head.withLock { $0 }
    }

    func write(_ answer: OpenResponse) async throws {
        // In the same folder, as only there it can be moved at once.
        let part = url.deletingLastPathComponent().appendingPathComponent(".bindery-\(UUID().uuidString)")
        do {
            try await write(answer, to: part)
            head.withLock { $0 = answer.response }
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw error
        }
    }

    private func write(_ answer: OpenResponse, to part: URL) async throws {
        func failure(_ error: any Error) -> ClientError {
            ClientError(.file(error), request: answer.request, response: answer.response)
        }
        guard FileManager.default.createFile(atPath: part.path, contents: nil) else {
            throw failure(CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path]))
        }
        let handle: FileHandle
        do { handle = try FileHandle(forWritingTo: part) } catch { throw failure(error) }
        defer { try? handle.close() }
        var chunks = answer.stream.makeAsyncIterator()
        while let chunk = try await next(&chunks, of: answer) {
            do { try handle.write(contentsOf: chunk) } catch { throw failure(error) }
        }
        do { try replace(with: part) } catch { throw failure(error) }
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

    /// By the system itself: Foundation's `replaceItemAt` fails on Linux, and its `moveItem` replaces nothing.
    private func replace(with part: URL) throws {
        guard rename(part.path, url.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }
}
