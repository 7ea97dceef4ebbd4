import Foundation
import HTTPTypes
import LoopbackSupport
import Notes
import Reminders
import RemindersTesting
import Testing

/// Two clients that were generated with `runtime: package`. Neither the runtime nor the transport is imported here: they come with
/// the clients.
@Suite struct SharedRuntimeTests {
    /// Counts the calls of all clients.
    private actor Calls {
        private(set) var operations: [String] = []

        func add(_ operation: String) { operations.append(operation) }
    }

    private struct Counting: ClientMiddleware {
        let calls: Calls

        func intercept(
            _ request: HTTPRequest,
            body: RequestBody?,
            baseURL: URL,
            operationID: String,
            next: @Sendable (HTTPRequest, RequestBody?, URL) async throws -> (HTTPResponse, ByteStream)
        ) async throws -> (HTTPResponse, ByteStream) {
            await calls.add(operationID)
            return try await next(request, body, baseURL)
        }
    }

    @Test func oneTransportCredentialAndMiddlewareServeBoth() async throws {
        try await LoopbackServer.run { request in
            request.target == "/notes"
                ? .reply(201, Data(#"{"id":1,"text":"a"}"#.utf8), contentType: "application/json")
                : .reply(200, Data(#"[{"at":"2026-11-21T12:00:00Z"}]"#.utf8), contentType: "application/json")
        } _: { url, server in
            let calls = Calls()
            var options = ClientOptions()
            options.middleware = [Counting(calls: calls)]
            let transport = AsyncHTTPClientTransport()
            let credential = APICredential("secret")
            let notes = NotesClient(bearer: credential, baseURL: url, options: options, transport: transport)
            let reminders = RemindersClient(bearer: credential, baseURL: url, options: options, transport: transport)
            #expect(try await notes.notes.create(Note(text: "a")).id == 1)
            let reminder = try #require(try await reminders.reminders.list().first)
            #expect(reminder.at == Date(timeIntervalSince1970: 1_795_262_400))
            #expect(reminder.note == nil)
            #expect(await calls.operations == ["createNote", "listReminders"])
            #expect(await server.received.map { $0.headers["authorization"] } == ["Bearer secret", "Bearer secret"])
        }
    }

    @Test func oneErrorTypeIsThrownByBoth() async throws {
        let transport = TestTransport(.status(404), .status(404))
        let notes = NotesClient(baseURL: NotesClient.serverURL, transport: transport)
        let reminders = RemindersClient(bearer: "secret", transport: transport)
        let calls: [() async throws -> Void] = [
            { _ = try await notes.notes.getAttachment(id: 1) }, { _ = try await reminders.reminders.list() },
        ]
        for call in calls {
            let error = await #expect(throws: ClientError.self) { try await call() }
            #expect(error?.status == 404)
        }
    }

    @Test func documentedAnswersAreThoseOfTheClient() async throws {
        let transport = try TestTransport.documented(by: RemindersClient.self)
        let reminder = try #require(
            try await RemindersClient(bearer: "secret", transport: transport).reminders.list().first
        )
        #expect(reminder.repeats == .interval(.init(days: 7)))
    }

    @Test func modelsAreEncodedAsTheDocumentSays() throws {
        let interval = Reminder.Repeats.Interval(days: 7, additionalProperties: ["until": "May"])
        let reminder = Reminder(at: Date(timeIntervalSince1970: 0.25), note: nil, repeats: .interval(interval))
        let json = String(decoding: try JSONEncoder().encode(reminder), as: UTF8.self)
        #expect(json.contains(#""at":"1970-01-01T00:00:00.25Z""#), "\(json)")
        #expect(json.contains(#""note":null"#) && json.contains(#""until":"May""#), "\(json)")
        #expect(try JSONDecoder().decode(Reminder.self, from: Data(json.utf8)) == reminder)
    }

    @Test func bodiesAndAnswersOfSeveralKindsAreTheModulesOwn() async throws {
        let transport = TestTransport(.status(204))
        let client = RemindersClient(bearer: "secret", transport: transport)
        let upload = try await client.reminders.create(
            .multipart(.init(at: Date(timeIntervalSince1970: 0), photo: .data(Data("x".utf8), name: "x.png")))
        )
        #expect(upload == .noContent)
        let sent = try #require(transport.requests.first)
        #expect(sent.head.headerFields[.contentType]?.hasPrefix("multipart/form-data; boundary=") == true)
    }

    /// A date of the app's own stays as Foundation has it: what models are read by is not for others.
    @Test func otherTypesAreDecodedAsBefore() throws {
        struct Own: Codable, Equatable { var date: Date }
        let own = try JSONDecoder().decode(Own.self, from: Data(#"{"date": 7}"#.utf8))
        #expect(own == Own(date: Date(timeIntervalSinceReferenceDate: 7)))
    }
}
