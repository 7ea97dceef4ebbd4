import Foundation
import OpenAPI
import Testing

/// The examples of OpenAI's document: `curl`, `parameters` and `response` of an operation's `x-oaiMeta`.
enum OpenAIExamples {
    static func examples(_ document: SpecDocument, _ id: String) throws -> OperationExamples {
        let entry = try document.entry(id)
        let meta = try #require(entry.operation.oaiMeta?.examples.first)
        var collector = ExampleCollector(document, entry)
        let code = try #require(meta.requests.first { $0.language == "curl" }).code
        var requests = [try request(CurlCommand(parsing: code), &collector)]
        if let parameters = meta.parameters,
            let json = collector.json("parameters", entry.requestBody?.schema, { try JSON(parsing: parameters.text) })
        {
            var request = requests[0]
            request.label = "parameters"
            request.input.body = json.data
            request.body = try collector.declaredBody(json)
            requests.append(request)
        }
        let response = try response(meta.response?.text, &collector)
        return OperationExamples(
            requests: requests.map { inOnePiece($0, id) },
            response: response,
            usable: collector.usable,
            unusable: collector.unusable
        )
    }

    /// The request as the method sends it that wants the answer in one piece, where there is another that streams.
    private static func inOnePiece(_ request: RequestCase, _ id: String) -> RequestCase {
        var request = request
        switch (id, request.body) {
        case ("listFineTuneEvents", _): request.query["stream"] = .bool(false)
        case ("createCompletion", .json(.object(var members))),
            ("createChatCompletion", .json(.object(var members))):
            members["stream"] = .bool(false)
            request.body = .json(.object(members))
        default: break
        }
        return request
    }

    /// What the command sends, its key included.
    private static func request(_ curl: CurlCommand, _ collector: inout ExampleCollector) throws -> RequestCase {
        let server = collector.document.serverURL
        #expect(curl.url.hasPrefix(server + "/"))
        let path = curl.url.dropFirst(server.count).split(separator: "/").map(String.init)
        var request = RequestCase(label: "curl", method: curl.method, path: path, headers: curl.headers)
        request.input.path = try values(of: path, by: collector.entry.path)
        if !curl.form.isEmpty {
            request.input.fields = curl.form
            request.body = .form(curl.form)
            collector.accept("curl")
        } else if let data = curl.data {
            let schema = collector.entry.requestBody?.schema
            let json = try collector.json("curl", schema) { try JSON(parsing: data) } ?? collector.sample(schema)
            request.input.body = json.data
            request.body = try collector.declaredBody(json)
        } else {
            collector.accept("curl")
        }
        return request
    }

    private static func response(_ text: String?, _ collector: inout ExampleCollector) throws -> ResponseCase {
        let (schema, status) = (collector.entry.response?.schema, collector.entry.status)
        guard let text else {
            // A JSON string stands for the raw contents of a file.
            #expect(schema?.types == [.string])
            collector.reject("response", "missing")
            let bytes = Data([0x7B, 0x00, 0xFF, 0xFE, 0x0A, 0x22])
            return ResponseCase(
                status: status,
                contentType: "application/octet-stream",
                body: bytes,
                outcome: .bytes(bytes)
            )
        }
        let json = try collector.json("response", schema) { try JSON(parsing: text) } ?? collector.sample(schema)
        return try collector.response(json)
    }

    /// The values that stand in the path for the template's names.
    private static func values(of path: [String], by template: String) throws -> [String: String] {
        let segments = template.split(separator: "/")
        try #require(segments.count == path.count)
        var values: [String: String] = [:]
        for (segment, value) in zip(segments, path) {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                values[String(segment.dropFirst().dropLast())] = value
            } else {
                #expect(segment == value)
            }
        }
        return values
    }
}
