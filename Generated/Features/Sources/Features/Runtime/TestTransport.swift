import Foundation
import HTTPTypes

/// Answers without a network, and keeps what was asked: for the tests of an app.
///
/// ```swift
/// let transport = TestTransport()
/// transport.answer("createCompletion", with: .json(#"{"choices": [{"text": "Hi"}]}"#))
/// transport.answer("listFiles", with: .status(503), .json(#"{"data": []}"#))
///
/// let client = OpenAIClient(transport: transport)
/// …
/// #expect(transport.requests.map(\.operation) == ["createCompletion"])
/// #expect(try transport.requests[0].json(as: CreateCompletionRequest.self).prompt == "Say hi")
/// ```
///
/// A request that nothing answers fails with `NoAnswer`.
public final class TestTransport: ClientTransport {
    private struct State: Sendable {
        var requests: [Request] = []
        var anyOperation: [Answer]
        var byOperation: [String: [Answer]] = [:]
    }

    private let state: LockedState<State>
    private let respond: (@Sendable (Request) async throws -> Answer)?

    /// - Parameter answers: What any operation is answered with, in this order, each once. Those of `answer(_:with:)` are
    ///   preferred.
    public init(_ answers: Answer...) {
        state = LockedState(State(anyOperation: answers))
        respond = nil
    }

    /// Answers every request as a function says. What `answer(_:with:)` says is preferred.
    public init(_ respond: @escaping @Sendable (Request) async throws -> Answer) {
        state = LockedState(State(anyOperation: []))
        self.respond = respond
    }

    /// What was asked, in order.
    public var requests: [Request] {
        state.withLock { $0.requests }
    }

    /// Says how an operation is answered: by each of the answers once, and by the last one from then on.
    ///
    /// - Parameter operation: The operation's id in the API's description, or its method and path where it has none:
    ///   `GET /files`.
    public func answer(_ operation: String, with answers: Answer...) {
        state.withLock { $0.byOperation[operation] = answers }
    }

    public func send(
        _ request: HTTPRequest,
        body: RequestBody?,
        operation: String
    ) async throws -> (HTTPResponse, ByteStream) {
        let request = Request(operation: operation, head: request, body: try await body?.chunks.collect() ?? Data())
        state.withLock { $0.requests.append(request) }
        var answer = preparedAnswer(to: request)
        if answer == nil { answer = try await respond?(request) }
        guard let answer else { throw NoAnswer(operation: operation) }
        if let error = answer.error { throw error }
        return (answer.head, answer.stream)
    }

    private func preparedAnswer(to request: Request) -> Answer? {
        state.withLock { state in
            if let answers = state.byOperation[request.operation], let answer = answers.first {
                if answers.count > 1 { state.byOperation[request.operation]?.removeFirst() }
                return answer
            }
            return state.anyOperation.isEmpty ? nil : state.anyOperation.removeFirst()
        }
    }
}

extension TestTransport {
    /// A request that was sent.
    public struct Request: Sendable {
        /// The operation's id in the API's description.
        public let operation: String
        /// Method, address and headers.
        public let head: HTTPRequest
        /// The whole body; empty where there was none.
        public let body: Data

        /// The body, decoded as JSON.
        public func json<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
            try JSONDecoder.forAnswers.decode(type, from: body)
        }
    }

    /// What a request is answered with.
    public struct Answer: Sendable {
        fileprivate var head: HTTPResponse
        fileprivate var body: [Data]
        fileprivate var error: (any Error)?

        fileprivate var stream: ByteStream {
            ByteStream { [body] in
                var rest = body[...]
                return { rest.popFirst() }
            }
        }

        /// Any answer.
        ///
        /// - Parameter chunks: The body, in the pieces in which it arrives.
        public static func chunks(_ chunks: [Data], status: Int = 200, headers: HTTPFields = [:]) -> Self {
            Self(head: HTTPResponse(status: .init(code: status), headerFields: headers), body: chunks)
        }

        public static func data(
            _ body: Data,
            contentType: String = "application/octet-stream",
            status: Int = 200,
            headers: HTTPFields = [:]
        ) -> Self {
            var headers = headers
            headers[.contentType] = contentType
            return chunks([body], status: status, headers: headers)
        }

        public static func text(
            _ text: String,
            contentType: String = "text/plain; charset=utf-8",
            status: Int = 200,
            headers: HTTPFields = [:]
        ) -> Self {
            data(Data(text.utf8), contentType: contentType, status: status, headers: headers)
        }

        /// The text of a JSON value.
        public static func json(_ text: String, status: Int = 200, headers: HTTPFields = [:]) -> Self {
            self.text(text, contentType: "application/json", status: status, headers: headers)
        }

        /// A value, encoded as JSON.
        public static func value(
            _ value: some Encodable,
            status: Int = 200,
            headers: HTTPFields = [:]
        ) throws -> Self {
            let body = try JSONEncoder.forRequests.encode(value)
            return data(body, contentType: "application/json", status: status, headers: headers)
        }

        /// An answer without a body.
        public static func status(_ status: Int, headers: HTTPFields = [:]) -> Self {
            chunks([], status: status, headers: headers)
        }

        /// No answer: the connection fails.
        public static func failure(_ error: any Error) -> Self {
            Self(head: HTTPResponse(status: .internalServerError), body: [], error: error)
        }
    }

    /// Nothing was said about how to answer an operation.
    public struct NoAnswer: Error, CustomStringConvertible {
        public let operation: String

        public init(operation: String) {
            self.operation = operation
        }

        public var description: String {
            "The test transport has no answer to \(operation): give it one with `answer(\"\(operation)\", with: …)`."
        }
    }
}
