import Foundation

/// Bytes that arrive one chunk after the other: the body of a response, or an upload that is made while it is sent.
///
/// A stream can be read once, unless it was made from data.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = Data

    private let source: Source

    /// Streams the chunks of another sequence.
    public init<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks) where Chunks.Element == Data {
        self.init {
            var iterator = chunks.makeAsyncIterator()
            return { try await iterator.next() }
        }
    }

    /// Streams what is at hand already.
    public init(_ data: Data) {
        self.init {
            var rest = data.isEmpty ? nil : data
            return {
                defer { rest = nil }
                return rest
            }
        }
    }

    /// Streams what functions return, up to nil: each reading has one of its own.
    init(_ makeNext: @escaping @Sendable () -> () async throws -> Data?) {
        source = Source(makeNext: makeNext)
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(nextChunk: source.makeNext())
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
        fileprivate let nextChunk: () async throws -> Data?

        public mutating func next() async throws -> Data? {
            try await nextChunk()
        }
    }

    private final class Source: Sendable {
        let makeNext: @Sendable () -> () async throws -> Data?

        init(makeNext: @escaping @Sendable () -> () async throws -> Data?) {
            self.makeNext = makeNext
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
