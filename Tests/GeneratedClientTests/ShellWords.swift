/// Splits a command line into words as a POSIX shell does it (Shell Command Language §2.2), without expansions.
enum ShellWords {
    static func split(_ text: String) throws(CurlCommand.ParseError) -> [String] {
        var words: [String] = []
        var word: String?
        var characters = text.makeIterator()
        while let character = characters.next() {
            switch character {
            case "'", "\"":
                word = (word ?? "") + (try quoted(by: character, &characters))
            case "\\":
                // A backslash before the end of the line joins the lines.
                if let next = characters.next(), !next.isNewline {
                    word = (word ?? "") + String(next)
                }
            case _ where character.isWhitespace:
                words += word.map { [$0] } ?? []
                word = nil
            default:
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// The text up to the closing quote. In double quotes a backslash escapes `"`, `\`, `$`, a backquote and the end of
    /// the line.
    private static func quoted(
        by quote: Character,
        _ characters: inout String.Iterator
    ) throws(CurlCommand.ParseError) -> String {
        var text = ""
        while let character = characters.next() {
            if character == quote { return text }
            guard character == "\\", quote == "\"", let next = characters.next() else {
                text.append(character)
                continue
            }
            switch next {
            case "\"", "\\", "$", "`": text.append(next)
            case _ where next.isNewline: break
            default: text += "\\\(next)"
            }
        }
        throw .unclosedQuote
    }
}
