import Foundation

/// Bytes that arrive one chunk after the other: the body of a response, or an upload that is made while it is sent.
///
/// A stream can be read once, unless it was made from data.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = Data

    private let source: Source

    /// Streams the chunks of another sequence.
    public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks) where Chunks.Element == Data {
        source = Source {
            var iterator = chunks.makeAsyncIterator()
            return AsyncIterator { try await iterator.next() }
        }
    }

    /// Streams what is at hand already.
    public init(_ data: Data) {
        source = Source {
            var rest = data.isEmpty ? nil : data
            return AsyncIterator {
                defer { rest = nil }
                return rest
            }
        }
    }

    /// Streams what a closure returns, up to nil.
    init(_ nextChunk: @escaping @Sendable () async throws -> Data?) {
        source = Source { AsyncIterator(nextChunk) }
    }

    public func makeAsyncIterator() -> AsyncIterator {
        source.makeIterator()
    }

    /// Reads to the end, and returns all bytes.
    ///
    /// - Parameter limit: How many bytes to hold at most. Where there are more, `TooLong` is thrown.
    public func collect(upTo limit: Int = .max) async throws -> Data {
        var collected = Data()
        for try await chunk in self {
            guard chunk.count <= limit - collected.count else { throw TooLong(limit: limit) }
            collected.append(chunk)
        }
        return collected
    }

    /// There were more bytes than `collect(upTo:)` was to hold.
    public struct TooLong: Error {
        public let limit: Int
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        private let nextChunk: () async throws -> Data?

        init(_ nextChunk: @escaping () async throws -> Data?) {
            self.nextChunk = nextChunk
        }

        public mutating func next() async throws -> Data? {
            try await nextChunk()
        }
    }

    private final class Source: Sendable {
        let makeIterator: @Sendable () -> AsyncIterator

        init(_ makeIterator: @escaping @Sendable () -> AsyncIterator) {
            self.makeIterator = makeIterator
        }
    }
}

extension ByteStream: Hashable {
    /// Only a stream and its copies are equal.
    public static func == (left: ByteStream, right: ByteStream) -> Bool {
        left.source === right.source
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(source))
    }
}

extension ByteStream {
    /// Reads the first bytes, and gives the rest up.
    func prefix(_ count: Int) async throws -> Data {
        var collected = Data()
        for try await chunk in self {
            collected.append(chunk.prefix(count - collected.count))
            if collected.count == count { break }
        }
        return collected
    }
}
