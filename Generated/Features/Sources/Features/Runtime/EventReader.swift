import Foundation
import HTTPTypes

/// Reads the events of one response, one after the other. It belongs to one iterator, and so to one task at a time.
final class EventReader {
    private let source: EventSource
    private var head: (request: ClientError.Request, response: HTTPResponse)?
    private var bytes: ByteStream.AsyncIterator?
    private var parser: (any StreamParser)?
    private var hasEnded = false

    init(_ source: EventSource) {
        self.source = source
    }

    /// The next event, other than the one that ends the stream. An event that is there already costs no change of threads.
    func next(isolation: isolated (any Actor)?) async throws -> StreamedText? {
        if hasEnded { return nil }
        do {
            if let event = try await nextEvent(isolation: isolation), event.text != source.sentinel { return event }
            end()
            return nil
        } catch {
            end()
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
            end()
            throw error
        } catch {
            end()
            if event.reportsError { throw failure(.errorEvent, event) }
            let body = Data(event.text.utf8)
            throw ClientError.decoding(error, request: head?.request, response: head?.response, body: body)
        }
    }

    /// Gives the connection up.
    private func end() {
        (hasEnded, bytes, parser) = (true, nil, nil)
    }

    private func nextEvent(isolation: isolated (any Actor)?) async throws -> StreamedText? {
        if head == nil { try await open(isolation: isolation) } else { try Task.checkCancellation() }
        while true {
            if let event = parser?.next() { return event }
            guard parser?.pendingCount ?? 0 <= source.limit else { throw ByteStream.TooLong(limit: source.limit) }
            // Safe: the task that has the reader waits here.
            nonisolated(unsafe) var bytes = bytes
            let chunk = try await bytes?.next()
            self.bytes = bytes
            guard let chunk else { return parser?.finish() }
            parser?.append(chunk)
        }
    }

    private func open(isolation: isolated (any Actor)?) async throws {
        let response = try await source.open()
        head = (response.request, response.response)
        let contentType = response.response.headerFields[.contentType] ?? ""
        let format = StreamFormat(contentType: contentType) ?? source.format
        // An answer that is a document instead of events is in the worst case an error with the status 200.
        let isDocument = ["json", "html", "xml"].contains { contentType.lowercased().contains($0) }
        if format == .serverSentEvents, isDocument {
            let body = try await response.stream.prefix(1_048_576)
            throw problem(with: contentType, StreamedText(text: String(decoding: body, as: UTF8.self)))
        }
        (bytes, parser) = (response.stream.makeAsyncIterator(), format.parser)
    }

    private func problem(with contentType: String, _ document: StreamedText) -> ClientError {
        if document.reportsError { return failure(.errorEvent, document) }
        let json = document.text.isEmpty ? nil : ClientError.excerpt(of: document.text)
        let reason = "The content type is \(contentType), not text/event-stream."
        return failure(.decoding(codingPath: "", json: json, reason: reason), document)
    }

    private func failure(_ kind: ClientError.Kind, _ event: StreamedText) -> ClientError {
        ClientError(kind, request: head?.request, response: head?.response, body: Data(event.text.utf8))
    }
}

extension StreamedText {
    /// Whether the event is called `error`, or is a JSON object with a member of that name that says something.
    fileprivate var reportsError: Bool {
        if name == "error" { return true }
        // Decoding is dear, and nearly all events don't have the word.
        guard text.utf8.hold(Self.errorKey) else { return false }
        return (try? JSONDecoder().decode(ErrorMember.self, from: Data(text.utf8)))?.error != nil
    }

    private static let errorKey = Array("\"error\"".utf8)

    private struct ErrorMember: Decodable {
        let error: JSONValue?
    }
}

extension String.UTF8View {
    /// Whether the bytes occur somewhere. Many times as fast as `range(of:)`, as each event is searched.
    fileprivate func hold(_ wanted: [UInt8]) -> Bool {
        withContiguousStorageIfAvailable { bytes in
            guard let first = wanted.first, bytes.count >= wanted.count else { return false }
            return (0...bytes.count - wanted.count).contains { start in
                bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
            }
        } ?? true
    }
}
