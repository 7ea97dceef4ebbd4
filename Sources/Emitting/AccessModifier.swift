/// The word before a declaration that says who may use it.
enum AccessModifier {
    /// `    public var id: Int` → `    package var id: Int`, in every line that begins with the word, or with it behind
    /// attributes: `@discardableResult public func`. Bytes serve, as these are most of what is written.
    ///
    /// - Parameter replacement: Empty for none, which is internal in Swift.
    static func replacing(_ modifier: String, with replacement: String, in text: String) -> String {
        let word = Array("\(modifier) ".utf8)
        let written = replacement.isEmpty ? [] : Array("\(replacement) ".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 16)
        for line in Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false) {
            if let start = position(of: word, in: line) {
                output += line[..<start]
                output += written
                output += line[(start + word.count)...]
            } else {
                output += line
            }
            output.append(newline)
        }
        output.removeLast()
        return String(decoding: output, as: UTF8.self)
    }

    private static let newline = UInt8(ascii: "\n")

    private static func position(of word: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
        let text = line.drop { $0 == UInt8(ascii: " ") }
        guard text.first == UInt8(ascii: "@") else { return text.starts(with: word) ? text.startIndex : nil }
        // Not inside of an attribute's message.
        let attributes = text.prefix { $0 != UInt8(ascii: "\"") }
        return attributes.indices.dropFirst().first { index in
            attributes[index - 1] == UInt8(ascii: " ") && attributes[index...].starts(with: word)
        }
    }
}
