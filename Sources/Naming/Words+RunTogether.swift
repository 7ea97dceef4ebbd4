extension Words {
    /// The words of an id that runs some of them together, taken apart by words that are known: `Getinputtokencounts` is
    /// [`get`, `input`, `token`, `counts`]. An id of which that leaves a part over keeps the words that its case tells.
    ///
    /// - Parameter vocabulary: The known words, which are asked for only where a word is long enough to be several.
    init(runTogether id: String, vocabulary: @autoclosure () -> Set<String>) {
        lazy var vocabulary = vocabulary()
        let pieces = id.split { !$0.isLetter && !$0.isNumber }
        let words = pieces.flatMap { piece -> [String] in
            let told = Words(splitting: String(piece)).words
            let isSuspicious = told.contains { $0.utf8.count >= Self.longestOfOneWord && !vocabulary.contains($0) }
            guard isSuspicious, let found = Self.segments(of: piece.lowercased(), vocabulary) else { return told }
            return found
        }
        self.init(words)
    }

    /// From how many letters on an unknown word is looked into.
    private static let longestOfOneWord = 12

    /// The fewest known words that make the text; `nil` where none do.
    private static func segments(of text: String, _ vocabulary: Set<String>) -> [String]? {
        let letters = Array(text)
        var best: [[String]?] = [[]] + Array(repeating: nil, count: letters.count)
        for end in letters.indices.map({ $0 + 1 }) {
            for start in 0..<end {
                guard let before = best[start], before.count + 1 < best[end]?.count ?? .max else { continue }
                let word = String(letters[start..<end])
                if vocabulary.contains(word) { best[end] = before + [word] }
            }
        }
        return best[letters.count]
    }
}
