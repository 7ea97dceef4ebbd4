import FlyingSocks

/// A body that ends only when its reader goes away.
struct EndlessBytes: AsyncBufferedSequence {
    typealias Element = UInt8

    func makeAsyncIterator() -> Iterator {
        Iterator()
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        mutating func next() async throws -> UInt8? {
            7
        }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            Array(repeating: 7, count: count)
        }
    }
}
