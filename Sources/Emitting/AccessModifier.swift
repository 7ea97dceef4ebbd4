/// The word before a declaration that says who may use it.
enum AccessModifier {
    /// `    public var id: Int` → `    package var id: Int`, where the line begins with the word, or with it behind attributes:
    /// `@discardableResult public func`.
    ///
    /// - Parameter replacement: Empty for none, which is internal in Swift.
    static func replacing(_ modifier: String, with replacement: String, in line: Substring) -> String {
        let word = modifier + " "
        guard let start = position(of: word, in: line) else { return String(line) }
        let rest = line[line.utf8.index(start, offsetBy: word.utf8.count)...]
        return line[..<start] + (replacement.isEmpty ? "" : replacement + " ") + rest
    }

    private static func position(of word: String, in line: Substring) -> Substring.Index? {
        let text = line.utf8.drop { $0 == UInt8(ascii: " ") }
        if text.starts(with: word.utf8) { return text.startIndex }
        guard text.first == UInt8(ascii: "@"), let found = line.firstRange(of: " " + word) else { return nil }
        // Not inside of an attribute's message.
        return line[..<found.lowerBound].contains("\"") ? nil : line.index(after: found.lowerBound)
    }
}
