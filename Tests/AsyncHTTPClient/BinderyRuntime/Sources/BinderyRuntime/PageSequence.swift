/// The elements of a list that the server hands out page by page. Each page is fetched when the elements before it have
/// been read.
///
/// ```swift
/// for try await element in client.… {
///     print(element)
/// }
/// ```
///
/// Whatever fails is thrown as a `ClientError`, and ends the sequence. A server that comes back to a page that it has sent
/// already ends it, too. Each time the sequence is read anew, the pages are fetched anew.
public struct PageSequence<Element: Sendable>: AsyncSequence, Sendable {
    typealias Fetch = @Sendable (PagePosition) async throws -> (elements: [Element], next: PagePosition?)

    let fetch: Fetch

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(fetch: fetch)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let fetch: Fetch
        /// The elements of the last page, and how many of them were read.
        fileprivate var elements: [Element] = []
        fileprivate var readCount = 0
        fileprivate var position: PagePosition? = .start
        fileprivate var positions: Set<PagePosition> = []

        /// The next element; nil at the end of the last page.
        ///
        /// - Throws: `ClientError`.
        public mutating func next() async throws -> Element? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation: isolated (any Actor)?) async throws -> Element? {
            while readCount == elements.count {
                guard let next = position, positions.insert(next).inserted else { return nil }
                // What fails ends the sequence.
                (elements, readCount, position) = ([], 0, nil)
                (elements, position) = try await fetch(next)
            }
            readCount += 1
            return elements[readCount - 1]
        }
    }
}

/// Where a page begins.
enum PagePosition: Hashable, Sendable {
    case start
    /// The text that the server gave for the next page.
    case cursor(String)
    /// The number of a page, or of its first element.
    case number(Int)
    /// The address that the server gave for the next page.
    case link(String)
}
