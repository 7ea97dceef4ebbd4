import CYAML
import Diagnostics

/// libyaml's parser over a buffer, which must outlive it.
struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let file: SourceFile

    init(_ input: UnsafeBufferPointer<UInt8>, file: SourceFile) throws(DiagnosticsError) {
        self.file = file
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.initialize(to: yaml_parser_t())
            let location = SourceLocation(file: file.path, line: 1, column: 1)
            throw DiagnosticsError([
                Diagnostic(
                    "yaml-syntax",
                    .error,
                    "memory is exhausted",
                    at: location,
                    hint: "split the document, or read it on a machine with more memory"
                )
            ])
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Reads the next event, which is the caller's to delete.
    ///
    /// - Returns: Whether there was one; if not, `failure` says why.
    func parse(into event: UnsafeMutablePointer<yaml_event_t>) -> Bool {
        yaml_parser_parse(parser, event) == 1
    }

    /// The next event; where there is none, `failure` says why.
    func next() -> Event? {
        var event = yaml_event_t()
        guard parse(into: &event) else { return nil }
        defer { yaml_event_delete(&event) }
        return Event(event)
    }

    /// libyaml's marks count lines and Unicode scalars from 0.
    private func location(of mark: yaml_mark_t) -> SourceLocation {
        SourceLocation(file: file.path, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    /// What the parser could not read.
    var failure: Diagnostic {
        let parser = parser.pointee
        let problem = parser.problem.map { String(cString: $0) } ?? "the document cannot be read"
        guard parser.error != YAML_READER_ERROR else {
            // The reader knows no mark, but the offset of the byte.
            let position = SourceText.position(of: parser.problem_offset, in: file.bytes)
            let location = SourceLocation(file: file.path, line: position.line, column: position.column)
            let code = String(parser.problem_value, radix: 16, uppercase: true)
            let hint = "remove the character, or write it as an escape in a text in double quotes"
            return Diagnostic("yaml-syntax", .error, "\(problem): U+\(code)", at: location, hint: hint)
        }
        var related: [Diagnostic.Related] = []
        if let context = parser.context {
            related.append(.init(String(cString: context), at: location(of: parser.context_mark)))
        }
        return Diagnostic(
            "yaml-syntax",
            .error,
            problem,
            at: location(of: parser.problem_mark),
            hint: hint(for: problem),
            related: related
        )
    }

    /// What helps with the commonest mistakes.
    private func hint(for problem: String) -> String {
        switch problem {
        case "found character that cannot start any token":
            "indent with spaces, not tabs, and quote text that begins with @, % or `"
        case "mapping values are not allowed in this context":
            "quote text that contains `: `, and check the indentation"
        case "found invalid Unicode character escape code":
            "YAML writes a character beyond U+FFFF as one escape, \\U0001F600, not as two surrogates"
        default:
            "check the indentation, the quotes and the brackets of this line and of the ones before it"
        }
    }
}
