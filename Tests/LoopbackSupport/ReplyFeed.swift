package import FlyingFox
import FlyingSocks
package import Foundation

/// The body of a reply that is written piece by piece, and tells when the server has given it up: at its end, or when the
/// client has closed the connection.
package final class ReplyFeed: Sendable {
    package enum End: Sendable {
        /// The reply ends.
        case close
        /// Nothing comes any more, until `closed()` tries whether somebody is still there: with the last piece, again and
        /// again.
        case silence
    }

    private let pieces: [Data]
    private let end: End
    private let (isWritten, writer) = AsyncStream<Void>.makeStream()
    private let (attempts, attempt) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    package init(_ pieces: [Data], then end: End = .close) {
        (self.pieces, self.end) = (pieces, end)
    }

    package convenience init(_ pieces: [String], then end: End = .close) {
        self.init(pieces.map { Data($0.utf8) }, then: end)
    }

    /// Each byte as a piece of its own.
    package convenience init(byteByByte text: String, then end: End = .close) {
        self.init(text.utf8.map { Data([$0]) }, then: end)
    }

    package func reply(contentType: String, status: HTTPStatusCode = .ok) -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: [.contentType: contentType],
            body: HTTPBodySequence(from: Pieces(feed: self))
        )
    }

    /// Returns when nobody writes the reply any more, as the client has closed the connection.
    package func closed() async {
        let attempts = Task {
            while !Task.isCancelled {
                attempt.yield()
                await Task.yield()
            }
        }
        for await _ in isWritten {}
        attempts.cancel()
    }

    private struct Pieces: AsyncBufferedSequence {
        typealias Element = UInt8
        let feed: ReplyFeed

        func makeAsyncIterator() -> Iterator {
            Iterator(feed: feed)
        }
    }

    private struct Iterator: AsyncBufferedIteratorProtocol {
        let feed: ReplyFeed
        let token: Token
        var position = 0

        init(feed: ReplyFeed) {
            self.feed = feed
            token = Token(writer: feed.writer)
        }

        mutating func next() async throws -> UInt8? {
            preconditionFailure("The server asks for buffers.")
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            defer { position += 1 }
            if position < feed.pieces.count { return feed.pieces[position] }
            if feed.end == .close { return nil }
            for await _ in feed.attempts { return feed.pieces.last }
            return nil
        }
    }

    /// Lives as long as the server writes.
    private final class Token: Sendable {
        let writer: AsyncStream<Void>.Continuation

        init(writer: AsyncStream<Void>.Continuation) {
            self.writer = writer
        }

        deinit {
            writer.finish()
        }
    }
}
