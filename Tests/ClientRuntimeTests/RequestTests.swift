import Foundation
import HTTPTypes
import Testing

@testable import ClientRuntime

@Suite struct RequestTests {
    private func path(_ operation: OperationRequest, base: String = "https://example.com/v1") async throws -> String {
        try #require(try await RecordingTransport.sending(operation, base: base).request.path)
    }

    @Test(arguments: ["https://e.com/v1", "https://e.com/v1/", "https://e.com/v1//"])
    func basePathComesFirst(base: String) async throws {
        #expect(try await path(.get("/a/b", operation: "x"), base: base) == "/v1/a/b")
    }

    @Test func baseWithoutPathAndWithPort() async throws {
        let sent = try await RecordingTransport.sending(.get("/a", operation: "x"), base: "http://[::1]:8080")
        #expect(sent.request.path == "/a")
        #expect(sent.request.authority == "[::1]:8080")
        #expect(sent.request.scheme == "http")
        #expect(sent.operation == "x")
    }

    @Test func queriesOfBaseAndPathSurvive() async throws {
        let operation = OperationRequest.get("/a?b=c", operation: "x").query("d", true)
        #expect(
            try await path(operation, base: "https://e.com/v1?api-version=2%2F1")
                == "/v1/a?api-version=2%2F1&b=c&d=true"
        )
    }

    @Test func valuesCannotChangeThePath() async throws {
        let evil = "a/b?c#d%../é\r\n"
        #expect(
            try await path(.get("/f/\(evil)/x", operation: "x")) == "/v1/f/a%2Fb%3Fc%23d%25..%2F%C3%A9%0D%0A/x"
        )
        #expect(try await path(.get("/f/v\("..")/\(["a,b", "c"])", operation: "x")) == "/v1/f/v../a%2Cb,c")
    }

    @Test(arguments: ["", ".", ".."])
    func segmentsThatServersRemoveAreRefused(value: String) async {
        let error = await #expect(throws: ClientError.self) {
            try await RecordingTransport.sending(.delete("/files/\(value)", operation: "deleteFile"))
        }
        guard case .invalidRequest = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func everyParameterTypeHasItsText() async throws {
        let operation = OperationRequest.get("/", operation: "x")
            .query("int", 1).query("big", UInt64.max).query("double", 1.5).query("whole", 2.0).query("bool", false)
            .query("date", CalendarDate(year: 2024, month: 2, day: 29)).query("at", Date(timeIntervalSince1970: 0.5))
            .query("json", ["a": 1] as JSONValue, style: .json).query("nothing", nil as String?).query(
                "none",
                [] as [Int]
            )
        let expected =
            "/v1/?int=1&big=18446744073709551615&double=1.5&whole=2&bool=false&date=2024-02-29"
            + "&at=1970-01-01T00%3A00%3A00.5Z&json=%7B%22a%22%3A1%7D"
        #expect(try await path(operation) == expected)
    }

    @Test func parametersKeepTheDigitsOfGreatIntegers() async throws {
        let great = ["n": UInt64.max]
        let operation = OperationRequest.get("/", operation: "x")
            .query("deep", great, style: .deepObject).query("json", great, style: .json).query(
                "list",
                [UInt64.max, nil]
            )
        let expected =
            "/v1/?deep%5Bn%5D=18446744073709551615&json=%7B%22n%22%3A18446744073709551615%7D&list=18446744073709551615"
        #expect(try await path(operation) == expected)
    }

    @Test func emptyListsAndObjectsAreTextsInJSON() async throws {
        let operation = OperationRequest.get("/", operation: "x")
            .query("list", [] as [Int], style: .json).query("object", [:] as [String: Int], style: .json)
            .query("null", JSONValue.null, style: .json).query("nothing", nil as [Int]?, style: .json)
        #expect(try await path(operation) == "/v1/?list=%5B%5D&object=%7B%7D&null=null")
        let headers = operation.header("X-Options", [:] as [String: Int], style: .json).headers
        #expect(headers.map(\.value) == ["{}"])
        #expect(operation.cookie("c", [] as [Int], style: .json).cookies == ["c=%5B%5D"])
    }

    @Test func arraysAndObjectsInQueries() async throws {
        let colors = ["R": 100, "G": 200]
        let operation = OperationRequest.get("/", operation: "x")
            .query("a b", ["1,", "2"]).query("list", ["1,", "2"], explode: false)
            .query("color", colors).query("color", colors, explode: false)
        #expect(
            try await path(operation)
                == "/v1/?a%20b=1%2C&a%20b=2&list=1%2C,2&G=200&R=100&color=G,200,R,100"
        )
    }

    @Test func headersAndAccept() async throws {
        let sent = try await RecordingTransport.sending(
            .get("/", operation: "x").header("X-Count", 3).header("X-List", ["a", "b"]).header("X-None", nil as Int?)
                .accept("application/octet-stream")
        )
        let fields = sent.request.headerFields
        #expect(try fields[#require(HTTPField.Name("X-Count"))] == "3")
        #expect(try fields[#require(HTTPField.Name("X-List"))] == "a,b")
        #expect(fields[.accept] == "application/octet-stream")
        #expect(fields.count == 3)
    }

    @Test(arguments: [("X-A", "a\r\nB: c"), ("X-A", "a\nb"), ("X-A", "a\0b"), ("X A", "b"), ("X-A:", "b")])
    func headersCannotBeBroken(name: String, value: String) async {
        let error = await #expect(throws: ClientError.self) {
            try await RecordingTransport.sending(.get("/", operation: "x").header(name, value))
        }
        guard case .invalidRequest = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("B: c") == false)
    }

    @Test func bodiesHaveTypeAndLength() async throws {
        let json = try await RecordingTransport.sending(.post("/", operation: "x").json(["a": "b/c"]))
        #expect(json.body == Data(#"{"a":"b/c"}"#.utf8))
        #expect(json.request.headerFields[.contentLength] == "11")
        let date = try await RecordingTransport.sending(
            .post("/", operation: "x").json([Date(timeIntervalSince1970: 0)])
        )
        #expect(date.body == Data(#"["1970-01-01T00:00:00Z"]"#.utf8))
        let none = try await RecordingTransport.sending(.post("/", operation: "x").json(nil as [String]?))
        #expect(none.body == nil)
        #expect(none.request.headerFields[.contentType] == nil)
        let text = try await RecordingTransport.sending(.post("/", operation: "x").text("é", contentType: "text/csv"))
        #expect(text.body == Data("é".utf8))
        #expect(text.request.headerFields[.contentType] == "text/csv")
        let bytes = try await RecordingTransport.sending(
            .post("/", operation: "x").bytes(.data(Data([0, 255])), contentType: "application/octet-stream")
        )
        #expect(bytes.body == Data([0, 255]))
        #expect(bytes.request.headerFields[.contentType] == "application/octet-stream")
    }

    @Test func whatCannotBeEncodedOrFoundIsThrown() async {
        for operation in [
            OperationRequest.post("/", operation: "x").json(["a": Double.nan]),
            .post("/", operation: "x").bytes(.file(at: URL(fileURLWithPath: "/nowhere/at/all")), contentType: "a/b"),
            .post("/", operation: "x").bytes(.file(at: URL(fileURLWithPath: "/tmp")), contentType: "a/b"),
        ] {
            let error = await #expect(throws: ClientError.self) { try await RecordingTransport.sending(operation) }
            guard case .encoding = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func credentialsInTheBaseURLAreRefusedAndNotShown() async {
        let error = await #expect(throws: ClientError.self) {
            try await RecordingTransport.sending(.get("/", operation: "x"), base: "https://ada:secret@example.com")
        }
        #expect(error?.description.contains("secret") == false)
    }

    @Test func whatMayBeATextIsJSONOnlyWhereTheDocumentSaysSo() throws {
        var form = MultipartForm(boundary: "B")
        try form.append("a", json: Data("x".utf8))
        try form.append("b", json: JSONValue.string("y"), headers: ["Content-Type": "application/json"])
        let text = String(decoding: try #require(form.body.data), as: UTF8.self)
        #expect(text.contains("name=\"a\"\r\n\r\neA==\r\n"))
        #expect(text.contains("name=\"b\"\r\nContent-Type: application/json\r\n\r\n\"y\"\r\n"))
    }

    @Test func multipartForm() throws {
        var form = MultipartForm(boundary: "B")
        try TestForm(
            prompt: "hi",
            numbers: [1, 2],
            metadata: ["a": 1],
            file: .data(Data("x".utf8), contentType: "text/plain")
        ).encode(to: &form)
        let body = form.body
        let expected = [
            "--B", "Content-Disposition: form-data; name=\"prompt\"", "", "hi",
            "--B", "Content-Disposition: form-data; name=\"numbers[]\"", "", "1",
            "--B", "Content-Disposition: form-data; name=\"numbers[]\"", "", "2",
            "--B", "Content-Disposition: form-data; name=\"metadata\"", "Content-Type: application/json", "",
            #"{"a":1}"#,
            "--B", "Content-Disposition: form-data; name=\"file\"; filename=\"file\"", "Content-Type: text/plain", "",
            "x", "--B--", "",
        ].joined(separator: "\r\n")
        #expect(body.data.map { String(decoding: $0, as: UTF8.self) } == expected)
        #expect(body.length == expected.utf8.count)
        #expect(form.contentType == "multipart/form-data; boundary=B")
        #expect(MultipartForm().contentType != MultipartForm().contentType)
    }

    @Test func streamsMakeTheLengthUnknown() throws {
        let stream = ByteStream(Data("abc".utf8))
        #expect(RequestBody(pieces: [.data(Data()), .stream(stream, length: nil)]).length == nil)
        #expect(RequestBody(pieces: [.data(Data([1])), .stream(stream, length: 3)]).length == 4)
        #expect(!RequestBody(pieces: [.stream(stream, length: 3)]).isReplayable)
    }
}
