import Diagnostics

/// A parser of strict JSON (RFC 8259) that makes the same tree as the YAML path.
struct JSONReader {
    enum Failure: Error {
        /// The text is no JSON.
        case syntax(Diagnostic)
        /// It is JSON, and yet cannot be used.
        case refused(DiagnosticsError)

        var diagnostics: [Diagnostic] {
            switch self {
            case .syntax(let diagnostic): [diagnostic]
            case .refused(let error): error.diagnostics
            }
        }
    }

    let file: SourceFile
    let input: UnsafeBufferPointer<UInt8>
    /// The next byte to read.
    var offset = 0
    private let limits: YAML.Limits
    private var depth = 0
    private var count = 0
    private var findings: [Diagnostic] = []
    private var line = 1
    /// A byte of the current line whose column is known, from which later columns are counted on, so that a document
    /// of one long line takes linear time.
    private var knownOffset = 0
    private var knownColumn = 1

    /// Reads the whole file, which must be valid UTF-8.
    static func read(_ file: SourceFile, limits: YAML.Limits) throws(Failure) -> Node {
        try file.bytes.withUnsafeBufferPointer { (input) throws(Failure) in
            var reader = JSONReader(file: file, input: input, limits: limits)
            return try reader.readDocument()
        }
    }

    private init(file: SourceFile, input: UnsafeBufferPointer<UInt8>, limits: YAML.Limits) {
        self.file = file
        self.input = input
        self.limits = limits
    }

    private mutating func readDocument() throws(Failure) -> Node {
        skipSpace()
        let root = try readValue()
        skipSpace()
        guard offset == input.count else { throw unexpected("the end of the text") }
        guard findings.isEmpty else { throw .refused(DiagnosticsError(findings)) }
        return root
    }

    private mutating func readValue() throws(Failure) -> Node {
        let column = column(at: offset)
        count += 1
        guard count <= limits.nodes else {
            throw .refused(LimitDiagnostic.nodes(limits.nodes, at: location(at: offset)))
        }
        let line = line
        let content: Node.Content
        switch current {
        case UInt8(ascii: "{"): content = .mapping(try readObject())
        case UInt8(ascii: "["): content = .sequence(try readArray())
        case UInt8(ascii: "\""): content = .scalar(Scalar(text: try readString(), kind: .string))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .scalar(try readNumber())
        default: content = .scalar(try readWord())
        }
        return Node(content, file: file, line: Int32(clamping: line), column: Int32(clamping: column))
    }

    private mutating func readObject() throws(Failure) -> Mapping {
        try openCollection()
        var pairs: [Mapping.Pair] = []
        if current != UInt8(ascii: "}") {
            repeat {
                skipSpace()
                guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
                let keyNode = try readValue()
                skipSpace()
                guard take(":") else { throw unexpected("`:` after the key") }
                skipSpace()
                pairs.append(Mapping.Pair(key: keyNode.scalar?.text ?? "", keyNode: keyNode, value: try readValue()))
                skipSpace()
            } while take(",")
        }
        guard take("}") else { throw unexpected("`,` or `}`") }
        depth -= 1
        findings += DuplicateKeys.findings(in: pairs)
        return Mapping(pairs)
    }

    private mutating func readArray() throws(Failure) -> [Node] {
        try openCollection()
        var nodes: [Node] = []
        if current != UInt8(ascii: "]") {
            repeat {
                skipSpace()
                nodes.append(try readValue())
                skipSpace()
            } while take(",")
        }
        guard take("]") else { throw unexpected("`,` or `]`") }
        depth -= 1
        return nodes
    }

    private mutating func openCollection() throws(Failure) {
        guard depth < limits.depth else {
            throw .refused(LimitDiagnostic.depth(limits.depth, at: location(at: offset)))
        }
        depth += 1
        offset += 1
        skipSpace()
    }
}

// MARK: - Places

extension JSONReader {
    /// The byte at the offset, 0 at the end: JSON has no such byte outside of strings.
    var current: UInt8 { offset < input.count ? input[offset] : 0 }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard offset < input.count, input[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while offset < input.count {
            switch input[offset] {
            case 0x20, 0x09:
                offset += 1
            case 0x0D where offset + 1 < input.count && input[offset + 1] == 0x0A:
                offset += 1
            case 0x0A, 0x0D:
                offset += 1
                line += 1
                knownOffset = offset
                knownColumn = 1
            default:
                return
            }
        }
    }

    /// The column of an offset in the current line, no earlier than the one asked for before.
    private mutating func column(at offset: Int) -> Int {
        for index in knownOffset..<max(offset, knownOffset) where input[index] & 0xC0 != 0x80 { knownColumn += 1 }
        knownOffset = max(offset, knownOffset)
        return knownColumn
    }

    mutating func location(at offset: Int) -> SourceLocation {
        let column = column(at: offset)
        return SourceLocation(file: file.path, line: line, column: column)
    }

    func failure(_ message: String, at location: SourceLocation) -> Failure {
        let hint = "JSON has double quotes around keys and texts, and neither comments nor trailing commas"
        return .syntax(Diagnostic("json-syntax", .error, message, at: location, hint: hint))
    }

    /// Says what stands at the offset instead of what JSON wants there.
    mutating func unexpected(_ wanted: String) -> Failure {
        // YAML would read them as keys.
        if input[offset...].starts(with: "//".utf8) || input[offset...].starts(with: "/*".utf8) {
            let hint = "remove the comment, or write it as YAML does: # …"
            let place = location(at: offset)
            return .refused(
                DiagnosticsError([Diagnostic("json-syntax", .error, "JSON has no comments", at: place, hint: hint)])
            )
        }
        return failure("expected \(wanted), found \(found)", at: location(at: offset))
    }

    private var found: String {
        guard offset < input.count else { return "the end of the text" }
        let word = input[offset...].prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        guard word.isEmpty else { return "`\(String(decoding: word.prefix(40), as: UTF8.self))`" }
        let rest = String(decoding: input[offset...].prefix(4), as: UTF8.self)
        return rest.hasPrefix("...") ? "`...`" : rest.unicodeScalars.first.map { "`\($0)`" } ?? "nothing"
    }
}
