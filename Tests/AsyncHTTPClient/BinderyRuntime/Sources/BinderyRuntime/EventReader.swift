import Foundation
import HTTPTypes

/// Reads the events of one response, one after the other. It belongs to one iterator, and so to one task at a time.
final class EventReader {
    private enum State {
        case unopened
        case open(OpenResponse, ByteStream.AsyncIterator, any StreamParser)
        /// The connection is given up.
        case ended
    }

    private let source: EventSource
    private var state = State.unopened
    private var head: (request: ClientError.Request, response: HTTPResponse)?

    init(_ source: EventSource) {
        self.source = source
    }

    /// The next event, other than the one that ends the stream.
    func next() async throws -> StreamedText? {
        if case .ended = state { return nil }
        do {
            let event = try await nextEvent()
            guard let event, event.text != source.sentinel else {
                state = .ended
                return nil
            }
            return event
        } catch {
            state = .ended
            // Before the response is there, the error has its request already.
            throw head.map { ClientError.wrapping(error, request: $0.request, response: $0.response) } ?? error
        }
    }

    /// Decodes an event.
    ///
    /// - Throws: `ClientError`, for an event that reports an error, too.
    func read<Element>(_ event: StreamedText, _ read: (StreamedText) throws -> Element) throws -> Element {
        do {
            if !source.holdsErrors, event.reportsError { throw failure(.errorEvent, event) }
            return try read(event)
        } catch let error as ClientError {
            state = .ended
            throw error
        } catch {
            state = .ended
            if event.reportsError { throw failure(.errorEvent, event) }
            let body = Data(event.text.utf8)
            throw ClientError.decoding(error, request: head?.request, response: head?.response, body: body)
        }
    }

    private func nextEvent() async throws -> StreamedText? {
        if head != nil { try Task.checkCancellation() }
        var (response, bytes, parser) = try await opened()
        // The state must not hold a second copy of the parser while it is changed.
        state = .ended
        while true {
            if let event = parser.next() {
                state = .open(response, bytes, parser)
                return event
            }
            guard parser.pendingCount <= source.limit else { throw ByteStream.TooLong(limit: source.limit) }
            guard let chunk = try await bytes.next() else { return parser.finish() }
            parser.append(chunk)
        }
    }

    private func opened() async throws -> (OpenResponse, ByteStream.AsyncIterator, any StreamParser) {
        if case .open(let response, let bytes, let parser) = state { return (response, bytes, parser) }
        let response = try await source.open()
        head = (response.request, response.response)
        let contentType = response.response.headerFields[.contentType] ?? ""
        let format = StreamFormat(contentType: contentType) ?? source.format
        if format == .serverSentEvents, let problem = try await problem(with: contentType, of: response) {
            throw problem
        }
        return (response, response.stream.makeAsyncIterator(), format.parser)
    }

    /// What is wrong with an answer that is a document instead of events: in the worst case an error with the status 200.
    private func problem(with contentType: String, of response: OpenResponse) async throws -> ClientError? {
        let isDocument = ["json", "html", "xml"].contains { contentType.lowercased().contains($0) }
        guard isDocument else { return nil }
        let body = try await response.stream.prefix(1_048_576)
        let event = StreamedText(text: String(decoding: body, as: UTF8.self))
        if event.reportsError { return failure(.errorEvent, event) }
        let reason = "The content type is \(contentType), not text/event-stream."
        let json = ClientError.excerpt(of: event.text)
        let kind = ClientError.Kind.decoding(codingPath: "", json: json.isEmpty ? nil : json, reason: reason)
        return failure(kind, event)
    }

    private func failure(_ kind: ClientError.Kind, _ event: StreamedText) -> ClientError {
        ClientError(kind, request: head?.request, response: head?.response, body: Data(event.text.utf8))
    }
}

extension StreamedText {
    /// Whether the event is called `error`, or is a JSON object with a member of that name that says something.
    fileprivate var reportsError: Bool {
        if name == "error" { return true }
        let body = Data(text.utf8)
        // Decoding is dear, and nearly all events don't have the word.
        guard body.holds(Self.errorKey) else { return false }
        return (try? JSONDecoder().decode(ErrorMember.self, from: body))?.error != nil
    }

    private static let errorKey = Array("\"error\"".utf8)

    private struct ErrorMember: Decodable {
        let error: JSONValue?
    }
}

extension Data {
    /// Whether the bytes occur somewhere. Many times as fast as `range(of:)`, as each event is searched.
    fileprivate func holds(_ wanted: [UInt8]) -> Bool {
        withUnsafeBytes { bytes in
            guard let first = wanted.first, bytes.count >= wanted.count else { return false }
            return (0...bytes.count - wanted.count).contains { start in
                bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
            }
        }
    }
}
