/// What a diagnostic means, in words: the page that `bindery explain` prints.
package struct Explanation: Hashable, Sendable {
    /// The id of the diagnostic: `union-guessed`.
    package var id: String
    /// Paragraphs with lines of 100 characters at most, and indented examples.
    package var text: String

    /// The pages of all diagnostics, sorted by their ids.
    package static var all: [Explanation] {
        [configuration, reading, document, references, schemas, unions, operations, output]
            .flatMap(pages).sorted { $0.id < $1.id }
    }

    /// The pages of a topic: each begins with its id behind `## `.
    private static func pages(_ topic: String) -> [Explanation] {
        var result: [Explanation] = []
        for line in topic.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                result.append(Explanation(id: String(line.dropFirst(3)), text: ""))
            } else if let last = result.indices.last {
                result[last].text += line + "\n"
            }
        }
        return result.map { page in
            let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
            let end = (lines.lastIndex { !$0.isEmpty } ?? -1) + 1
            return Explanation(id: page.id, text: lines[..<end].map { "\($0)\n" }.joined())
        }
    }
}
