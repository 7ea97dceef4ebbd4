import Dispatch

extension Array where Element: Sendable {
    /// The results for all elements, in their order, computed on all cores.
    ///
    /// - Parameter size: How many elements are taken at a time: few, where some take a hundred times as long as others.
    /// - Throws: the error of the first element that has one.
    package func concurrentMap<Result: Sendable, Failure: Error>(
        inPiecesOf size: Int = 16,
        _ transform: @Sendable (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let pieces = (count + size - 1) / size
        typealias Piece = Swift.Result<[Result], Failure>
        let results = [Piece](unsafeUninitializedCapacity: pieces) { buffer, initialized in
            // Each piece is written once, by one thread, and read after all of them are done.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: pieces) { index in
                let elements = self[(index * size)..<Swift.min((index + 1) * size, count)]
                let piece = Piece { () throws(Failure) in
                    try elements.map(transform)
                }
                (buffer.baseAddress! + index).initialize(to: piece)
            }
            initialized = pieces
        }
        var all: [Result] = []
        all.reserveCapacity(count)
        for piece in results { all += try piece.get() }
        return all
    }
}
