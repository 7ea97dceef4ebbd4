/// Swift identifiers (The Swift Programming Language, Lexical Structure).
package enum Identifier {
    /// The identifier as it is written in a declaration: with backticks where it is a keyword.
    package static func escaped(_ identifier: String) -> String {
        keywords.contains(identifier) ? "`\(identifier)`" : identifier
    }

    /// A name for a value, such as a property: `fileID`; `fallback` comes first where the text begins with a digit, and
    /// alone where nothing of the text can be part of a name.
    static func value(_ text: String, fallback: Words) -> String {
        member(words(of: text), fallback: fallback)
    }

    static func member(_ words: Words, fallback: Words) -> String {
        let name = begun(words, fallback: fallback).lowerCamelCase
        return unusable[name] ?? name
    }

    /// A name for a type: a text that is a good type name already stays as it is.
    static func type(_ text: String, fallback: Words) -> String {
        if isTypeName(text) { return text }
        return type(words(of: text), fallback: fallback)
    }

    static func type(_ words: Words, fallback: Words) -> String {
        begun(words, fallback: fallback).upperCamelCase
    }

    private static func begun(_ words: Words, fallback: Words) -> Words {
        if begins(words) { return words }
        return begins(fallback) ? fallback + words : Words(["number"]) + words
    }

    private static func begins(_ words: Words) -> Bool {
        words.words.first?.unicodeScalars.first?.properties.isXIDStart == true
    }

    /// Whether the name of a type is also what a value would be called, as in scripts without upper case.
    static func isCaseless(_ typeName: String) -> Bool {
        typeName.first?.isUppercase != true
    }

    /// The words of a text; a sign before a number and a text of nothing but symbols are spelled out.
    private static func words(of text: String) -> Words {
        let words = Words(splitting: text)
        if let sign = text.first, text.dropFirst().first?.isNumber == true, let name = symbols[sign], !sign.isNumber {
            return Words([name]) + words
        }
        if words.isEmpty {
            return Words(text.isEmpty ? ["empty"] : text.flatMap(names(of:)))
        }
        return words
    }

    private static func names(of character: Character) -> [String] {
        symbols[character].map { $0.split(separator: " ").map(String.init) } ?? unicodeName(of: character)
    }

    /// The words that the Unicode Standard calls a symbol by: `🎉` is [`party`, `popper`].
    private static func unicodeName(of character: Character) -> [String] {
        let name = character.unicodeScalars.first?.properties.name
        return name.map { Words(splitting: $0).words } ?? []
    }

    /// How the letters of a text are cased, to tell it from another that differs in that alone.
    static func letterCase(of text: String) -> Words? {
        let letters = text.filter(\.isLetter)
        guard let first = letters.first else { return nil }
        if letters.allSatisfy(\.isLowercase) { return Words(["lowercase"]) }
        if letters.allSatisfy(\.isUppercase) { return Words(["uppercase"]) }
        return first.isUppercase && letters.dropFirst().allSatisfy(\.isLowercase) ? Words(["capitalized"]) : nil
    }

    /// The text itself, where it is in lower camel case, to tell `bundleId` from `bundleID`.
    static func verbatim(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isPlain && text.first?.isLowercase == true && !keywords.contains(text) ? text : nil
    }

    /// The text of a value with its sign spelled out, as that says most of it: `-created` is `minus created`.
    static func signed(_ text: String) -> String {
        guard let sign = text.first, sign == "-" || sign == "+", text.dropFirst().first?.isLetter == true,
            let name = symbols[sign]
        else { return text }
        return "\(name) \(text.dropFirst())"
    }

    /// The type that belongs to a method: `GetAPIVersionResponse` begins as `getAPIVersion` does.
    static func type(ofMember name: String) -> String {
        let words = Words(splitting: name)
        return words.lowerCamelCase == name ? words.upperCamelCase : name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The text with every symbol spelled out, to tell it from another that differs in its symbols alone.
    static func spelledOut(_ text: String) -> String {
        text.map { character in
            if let name = symbols[character] { return " \(name) " }
            let isPart = character.unicodeScalars.first?.properties.isXIDContinue == true
            return isPart ? String(character) : " \(unicodeName(of: character).joined(separator: " ")) "
        }.joined()
    }

    private static func isTypeName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isUppercase else { return false }
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        // `FOO` and `URLS` are constants rather than types by their looks, but a name of few letters is an acronym.
        return isPlain && (text.contains { $0.isLowercase } || text.count <= 4)
    }

    private static let symbols: [Character: String] = [
        "+": "plus", "-": "minus", "*": "asterisk", "/": "slash", "\\": "backslash", "<": "less", ">": "greater",
        "=": "equals", "!": "not", "%": "percent", "&": "and", "|": "or", "@": "at", "#": "hash", "$": "dollar",
        "~": "tilde", "^": "caret", "?": "question", ".": "dot", ",": "comma", ":": "colon", ";": "semicolon",
        "_": "underscore", " ": "space", "(": "open", ")": "close", "[": "bracket", "]": "end bracket",
        "'": "apostrophe", "\n": "newline", "\r": "return", "\t": "tab",
        "\"": "quote",
    ]

    /// Names that backticks cannot save, since Swift gives `x.self` and `.init` a meaning of their own.
    private static let unusable = ["self": "selfValue", "init": "initialize", "type": "type"]

    private static let keywords: Set<String> = [
        "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit",
        "do",
        "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
        "in",
        "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
