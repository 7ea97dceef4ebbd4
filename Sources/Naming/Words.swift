/// The words of a name that the document gives: `fine-tunes` and `FineTunes` are both [`fine`, `tunes`].
struct Words: Hashable {
    /// In lower case.
    private(set) var words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    /// Splits at everything that is no letter or digit, and at the humps of camel case. A point or comma between digits
    /// stays as `_`, so that versions keep apart: `gpt-3.5` is [`gpt`, `3_5`].
    init(splitting text: String) {
        var splitter = Splitter()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            splitter.take(scalar, next: next)
        }
        splitter.endWord()
        words = splitter.words
    }

    var isEmpty: Bool { words.isEmpty }

    /// `fileID`, `photoURLs`, `b64JSON`.
    var lowerCamelCase: String {
        guard let first = words.first else { return "" }
        return joined(first: first, rest: words.dropFirst())
    }

    /// `FileID`, `CompletionChoice`.
    var upperCamelCase: String {
        guard let first = words.first else { return "" }
        return joined(first: Self.capitalized(first), rest: words.dropFirst())
    }

    /// Joins words, with `_` where two numbers would run together.
    private func joined(first: String, rest: ArraySlice<String>) -> String {
        var result = first
        for word in rest {
            if result.last?.isNumber == true, word.first?.isNumber == true { result += "_" }
            result += Self.capitalized(word)
        }
        return result
    }

    /// The words with the last one in the singular.
    var singular: Words {
        guard let last = words.last else { return self }
        return Words(words.dropLast() + [Self.singular(of: last)])
    }

    /// The words without the first run of words that mean the same as the others, in singular or plural.
    func removing(_ others: Words) -> Words {
        let own = words.map(Self.singular(of:))
        let wanted = others.words.map(Self.singular(of:))
        guard !wanted.isEmpty, own.count >= wanted.count else { return self }
        for start in 0...(own.count - wanted.count) where Array(own[start..<(start + wanted.count)]) == wanted {
            return Words(Array(words[..<start] + words[(start + wanted.count)...]))
        }
        return self
    }

    /// The words behind the controller's name, which frameworks put before an operation's own: `PetsController_findAll` is
    /// [`find`, `all`].
    var afterController: Words {
        guard let end = words.dropLast().firstIndex(of: "controller") else { return self }
        return Words(Array(words[(end + 1)...]))
    }

    static func + (left: Words, right: Words) -> Words { Words(left.words + right.words) }

    private static func capitalized(_ word: String) -> String {
        if let acronym = acronyms[word] { return acronym }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    private static let acronyms: [String: String] = {
        let names = [
            "acl", "ai", "api", "ascii", "aws", "cdn", "cidr", "cors", "cpu", "csrf", "css", "csv", "dhcp", "dns",
            "eof", "faq", "ftp", "gcp", "gpt", "gps", "gpu", "guid", "html", "http", "https", "iam", "iban", "id",
            "imap", "ip", "iso", "json", "jwt", "kyc", "llm", "mcp", "mfa", "nfc", "oidc", "ok", "os", "otp", "pdf",
            "png",
            "qr", "ram", "rgb", "rpc", "rsa", "rss", "saml", "sdk", "sftp", "sha", "sla", "sms", "smtp", "sql", "sse",
            "ssh", "ssl", "sso", "svg", "tcp", "tls", "totp", "ttl", "tts", "udp", "ui", "uid", "uri", "url", "utc",
            "utf", "uuid", "vat", "vm", "vpc", "vpn", "xml", "xss", "yaml",
        ]
        var acronyms: [String: String] = [:]
        for name in names {
            acronyms[name] = name.uppercased()
            acronyms[name + "s"] = acronyms[name + "s"] ?? name.uppercased() + "s"
        }
        acronyms["https"] = "HTTPS"
        acronyms["oauth"] = "OAuth"
        // Open source.
        acronyms["oss"] = "OSS"
        return acronyms
    }()

    private static let irregularPlurals = [
        "data": "item", "children": "child", "people": "person", "indices": "index", "matrices": "matrix",
        "vertices": "vertex", "criteria": "criterion", "series": "series", "news": "news", "status": "status",
    ]

    static func singular(of word: String) -> String {
        if let irregular = irregularPlurals[word] { return irregular }
        for ending in ["ies"] where word.hasSuffix(ending) && word.count > 4 {
            return String(word.dropLast(3)) + "y"
        }
        for ending in ["sses", "uses", "xes", "ches", "shes", "zes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        for ending in ["ss", "us", "is"] where word.hasSuffix(ending) {
            return word
        }
        return word.hasSuffix("s") && word.count > 2 ? String(word.dropLast()) : word
    }
}

/// Takes a name apart, one scalar at a time.
private struct Splitter {
    private(set) var words: [String] = []
    private var word = ""
    private var previous: Unicode.Scalar?

    mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
        defer { previous = scalar }
        guard scalar.isLetterOrDigit else {
            if scalar == "." || scalar == ",", let previous, let next, previous.isDigit, next.isDigit {
                word.append("_")
            } else {
                endWord()
            }
            return
        }
        if beginsWord(scalar, next: next) { endWord() }
        if scalar.isASCII {
            word.unicodeScalars.append(scalar.isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
        } else {
            word += scalar.properties.lowercaseMapping
        }
    }

    mutating func endWord() {
        if !word.isEmpty { words.append(word) }
        word = ""
    }

    /// A hump: `fileId` before `I`, `HTTPServer` before `S`, but not the plural `s` of `URLs`.
    private func beginsWord(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
        guard let previous, scalar.isUpper else { return false }
        if previous.isLower || previous.isDigit { return true }
        guard previous.isUpper, let next, next.isLower else { return false }
        return next != "s"
    }
}

/// The properties that names are split by. Those of ASCII need no look into Unicode's tables.
extension Unicode.Scalar {
    fileprivate var isLetterOrDigit: Bool {
        isASCII ? isLower || isUpper || isDigit : properties.isXIDContinue && !properties.isDefaultIgnorableCodePoint
    }

    fileprivate var isUpper: Bool {
        isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
    }

    fileprivate var isLower: Bool {
        isASCII ? ("a"..."z").contains(self) : properties.isLowercase
    }

    fileprivate var isDigit: Bool {
        isASCII ? ("0"..."9").contains(self) : properties.numericType == .decimal
    }
}
