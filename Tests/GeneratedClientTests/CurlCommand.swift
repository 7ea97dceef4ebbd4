import Foundation

/// A `curl` command, as the documentation of an API shows it, with the options that such examples use.
struct CurlCommand: Hashable, Sendable {
    /// A field of a form: `-F purpose="fine-tune"`, `-F file='@mydata.jsonl'`.
    struct Field: Hashable, Sendable {
        var name: String
        /// The text, or for a file its name.
        var value: String
        var isFile: Bool
    }

    enum ParseError: Error, Hashable {
        case notCurl
        case unclosedQuote
        case missingValue(option: String)
        case unknownOption(String)
        case malformedHeader(String)
        case malformedField(String)
        case notOneURL
    }

    var url: String
    var method: String
    /// The values by lowercased names, and the content type that curl sends for forms.
    var headers: [String: String]
    var data: String?
    var form: [Field]

    /// Reads a command; what follows `>` is a file for the answer, and not looked at.
    init(parsing text: String) throws(ParseError) {
        var words = try ShellWords.split(text)[...]
        guard words.popFirst() == "curl" else { throw .notCurl }
        var urls: [String] = []
        var explicitMethod: String?
        var fields: [Field] = []
        var headers: [String: String] = [:]
        while let word = words.popFirst(), word != ">" {
            guard word.hasPrefix("-") else {
                urls.append(word)
                continue
            }
            guard let value = words.popFirst() else { throw .missingValue(option: word) }
            switch word {
            case "-X", "--request": explicitMethod = value
            case "-d", "--data": data = value
            case "-H", "--header":
                let header = try Self.header(value)
                headers[header.name] = header.value
            case "-F", "--form": fields.append(try Field(parsing: value))
            default: throw .unknownOption(word)
            }
        }
        guard urls.count == 1 else { throw .notOneURL }
        url = urls[0]
        method = explicitMethod ?? (data == nil && fields.isEmpty ? "GET" : "POST")
        if !fields.isEmpty {
            headers["content-type"] = "multipart/form-data"
        }
        form = fields
        self.headers = headers
    }

    private static func header(_ text: String) throws(ParseError) -> (name: String, value: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { throw .malformedHeader(text) }
        return (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces))
    }
}

extension CurlCommand.Field {
    fileprivate init(parsing text: String) throws(CurlCommand.ParseError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .malformedField(text) }
        isFile = parts[1].hasPrefix("@")
        name = String(parts[0])
        value = String(isFile ? parts[1].dropFirst() : parts[1])
    }
}
