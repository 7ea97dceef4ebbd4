/// How events are written in the body of a response.
@_spi(Generated) public enum StreamFormat: Sendable {
    /// `text/event-stream`.
    case serverSentEvents
    /// A JSON text a line.
    case jsonLines
    /// JSON texts between record separators.
    case jsonSequence

    /// The format of a content type; nil where it is none of a stream.
    init?(contentType: String) {
        switch contentType.lowercased().prefix(while: { $0 != ";" && $0 != " " }) {
        case "text/event-stream": self = .serverSentEvents
        case "application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines",
            "application/json-lines", "application/ndjson", "application/x-ndjson", "text/x-ndjson", "text/jsonl":
            self = .jsonLines
        case "application/json-seq": self = .jsonSequence
        default: return nil
        }
    }

    /// The media types to ask for.
    var accept: String {
        switch self {
        case .serverSentEvents: "text/event-stream"
        case .jsonLines: "application/jsonl, application/x-ndjson"
        case .jsonSequence: "application/json-seq"
        }
    }

    var parser: any StreamParser {
        switch self {
        case .serverSentEvents: ServerSentEventParser()
        case .jsonLines: JSONTextParser(isSequence: false)
        case .jsonSequence: JSONTextParser(isSequence: true)
        }
    }
}
