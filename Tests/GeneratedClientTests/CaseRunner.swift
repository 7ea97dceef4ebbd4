import Foundation
import LoopbackSupport
import Testing

/// Calls a method against a server of its own, and compares what arrives and what comes back.
enum CaseRunner {
    /// The path of the client's base URL, as the documents' servers have it.
    static let basePath = "v1"

    /// - Parameter folder: Where the files of a form are written.
    static func run(
        _ request: RequestCase,
        _ response: ResponseCase,
        folder: URL,
        _ call: CallTable.Call
    ) async throws {
        var input = request.input
        input.folder = folder
        for field in input.fields where field.isFile {
            try contents(of: field).write(to: folder.appending(path: field.value))
        }
        try await LoopbackServer.run { _ in
            .reply(response.status, response.body, contentType: response.contentType)
        } _: { url, server in
            let outcome = try await call(url.appending(path: basePath), input)
            let received = await server.received
            try #require(received.count == 1)
            expectHead(of: received[0], request)
            if request.headers["accept"] == nil, let contentType = response.contentType {
                #expect(admits(received[0].headers["accept"] ?? "", contentType))
            }
            try expectBody(of: received[0], request.body)
            expect(outcome, response.outcome)
        }
    }

    private static func expectHead(of received: LoopbackServer.Received, _ request: RequestCase) {
        #expect(received.method == request.method)
        let target = received.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = target[0].split(separator: "/").map { $0.removingPercentEncoding }
        #expect(path == [basePath] + request.path)
        #expect(target.count == (request.query.isEmpty ? 1 : 2))
        let items = target.dropFirst().first?.split(separator: "&").map { $0.removingPercentEncoding ?? "?" } ?? []
        #expect(items.sorted() == request.query.flatMap { queryItems($0.key, $0.value) }.sorted())
        for (name, value) in request.headers {
            #expect(received.headers[name].map(withoutParameters) == value, "\(name)")
        }
        #expect(received.headers["authorization"] == request.headers["authorization"])
    }

    private static func expectBody(of received: LoopbackServer.Received, _ body: RequestCase.Body) throws {
        switch body {
        case .none:
            #expect(received.body.isEmpty)
            #expect(received.headers["content-type"] == nil)
        case .json(let json):
            #expect(try json.difference(from: JSON(received.body)) == nil)
        case .bytes(let bytes):
            #expect(received.body == bytes)
        case .form(let fields):
            let contentType = received.headers["content-type"] ?? ""
            let form = try #require(MultipartBody(received.body, contentType: contentType))
            let parts = fields.map { field in
                MultipartBody.Part(
                    name: field.name,
                    fileName: field.isFile ? field.value : nil,
                    contentType: field.isFile ? "application/octet-stream" : nil,
                    data: contents(of: field)
                )
            }
            #expect(form.parts.sorted { $0.name < $1.name } == parts.sorted { $0.name < $1.name })
        }
    }

    private static func expect(_ outcome: CallOutcome, _ expected: CallOutcome) {
        if case .json(let value) = outcome, case .json(let expected) = expected {
            #expect(expected.difference(from: value.withoutNulls) == nil)
        } else {
            #expect(outcome == expected)
        }
    }

    /// The text of a field; of a file, bytes that are no text and hold what looks like a delimiter.
    private static func contents(of field: CurlCommand.Field) -> Data {
        field.isFile ? Data("\r\n--\(field.value)\r\n\r\n".utf8) + Data((0...255)) : Data(field.value.utf8)
    }

    /// The items of the style `form`, exploded (OpenAPI, Style Examples), not percent-encoded.
    private static func queryItems(_ name: String, _ value: JSON) -> [String] {
        switch value {
        case .array(let elements): elements.map { "\(name)=\($0.parameterText)" }
        case .object(let members): members.map { "\($0.key)=\($0.value.parameterText)" }
        case .null, .bool, .number, .string: ["\(name)=\(value.parameterText)"]
        }
    }

    private static func withoutParameters(_ value: String) -> String {
        String(value.prefix { $0 != ";" })
    }

    /// Whether an `Accept` header names the media type, its kind or everything.
    private static func admits(_ accept: String, _ mediaType: String) -> Bool {
        let kind = mediaType.prefix { $0 != "/" } + "/*"
        return accept.split(separator: ",").map { withoutParameters($0.trimmingCharacters(in: .whitespaces)) }
            .contains { $0 == mediaType || $0 == kind || $0 == "*/*" }
    }
}

/// A folder for the time of a test.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "bindery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
