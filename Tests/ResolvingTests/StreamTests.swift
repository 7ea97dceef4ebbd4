import Diagnostics
import IR
import ResolutionSupport
import Resolving
import Testing

/// Which operations stream, and what their events are.
@Suite struct StreamTests {
    private let location = SourceLocation(file: "bindery.yaml", line: 3, column: 5)

    private func rule(_ operation: String, _ event: String?) -> StreamRule {
        var rule = StreamRule(operation: operation, location: location)
        rule.event = event
        return rule
    }

    /// An operation with the content of its success, and a property or parameter `stream` where it is asked for.
    private func operation(
        _ content: String,
        parameters: String = "[]",
        body: String? = nil,
        rules: [StreamRule] = []
    ) throws -> (operation: IR.Operation, result: Resolution) {
        let result = try resolve(
            document: """
                openapi: 3.1.0
                info: {title: Test, version: "1"}
                paths:
                  /things:
                    post:
                      operationId: create
                      parameters: \(parameters)
                      \(body.map { "requestBody: {content: {application/json: {schema: \($0)}}}" } ?? "")
                      responses: {"200": {description: OK, content: \(content)}}
                components:
                  schemas:
                    Event: {type: object, properties: {text: {type: string}}}
                    Problem: {type: object, properties: {error: {type: string}}}
                    Either:
                      oneOf:
                      - {type: object, required: [type], properties: {type: {const: a}}}
                      - {type: object, required: [type], properties: {type: {const: error}}}
                    Named: {type: object, properties: {event: {type: string}, data: {type: string}, extra: {type: string}}}
                    Bare: {type: object, properties: {data: {$ref: "#/components/schemas/Event"}}}
                    Payload: {type: object, properties: {data: {type: string}, more: {type: string}}}
                """,
            options: .init(streams: rules)
        )
        return (try result.operation("create"), result)
    }

    private func reference(_ name: String) -> TypeReference {
        .named(TypeID("#/components/schemas/\(name)"))
    }

    private let json = "application/json: {schema: {$ref: \"#/components/schemas/Event\"}}"

    private func sse(_ name: String) -> String {
        "text/event-stream: {schema: {$ref: \"#/components/schemas/\(name)\"}}"
    }

    @Test func aStreamBesideJSONIsASecondWay() throws {
        let (operation, result) = try operation("{\(json), \(sse("Problem"))}")
        #expect(operation.response == .json(reference("Event")))
        let stream = try #require(operation.stream)
        #expect(stream.event == reference("Problem"))
        #expect(stream.format == .serverSentEvents)
        #expect(stream.mediaType == "text/event-stream")
        #expect(!stream.isOnlyAnswer)
        #expect(result.ids == [])
    }

    @Test func aStreamAloneIsTheAnswer() throws {
        let operation = try operation("{\(sse("Event"))}").operation
        #expect(operation.response == nil)
        #expect(operation.stream?.isOnlyAnswer == true)
    }

    @Test(arguments: [
        ("text/event-stream", Operation.Stream.Format.serverSentEvents),
        ("text/event-stream; charset=utf-8", .serverSentEvents),
        ("application/x-ndjson", .jsonLines), ("application/jsonl", .jsonLines), ("application/json-lines", .jsonLines),
        ("application/json-seq", .jsonSequence),
    ])
    func mediaTypesTellTheFormat(mediaType: String, format: IR.Operation.Stream.Format) throws {
        let schema = "{schema: {$ref: \"#/components/schemas/Event\"}}"
        let stream = try #require(try operation("{\"\(mediaType)\": \(schema)}").operation.stream)
        #expect(stream.format == format)
        #expect(stream.event == reference("Event"))
    }

    @Test(arguments: [
        ("text/event-stream: {}", TypeReference.string), ("application/jsonl: {}", .json),
        ("text/event-stream: {schema: {type: string, format: binary}}", .string),
        ("application/jsonl: {schema: {type: array, items: {type: integer}}}", .integer),
        ("application/jsonl: {itemSchema: {type: array, items: {type: integer}}}", .array(.integer)),
        ("application/jsonl: {schema: {type: object}, itemSchema: {type: number}}", .number),
    ])
    func schemasTellTheEvents(content: String, event: TypeReference) throws {
        #expect(try operation("{\(content)}").operation.stream?.event == event)
    }

    @Test func anInlineEventBelongsToTheOperation() throws {
        let content =
            "application/jsonl: {schema: {type: array, items: {type: object, properties: {a: {type: string}}}}}"
        let (operation, result) = try operation("{\(content)}")
        let id = try #require(operation.stream?.event.typeID)
        #expect(try result.type(id.pointer).owner == .operation(operation.id, part: .event))
    }

    @Test(arguments: [("Named", true), ("Bare", true), ("Payload", false), ("Event", false)])
    func typesMayDescribeTheWholeEvent(name: String, isWhole: Bool) throws {
        #expect(try operation("{\(sse(name))}").operation.stream?.describesWholeEvents == isWhole)
    }

    @Test(arguments: [("Problem", true), ("Either", true), ("Event", false)])
    func typesMayDescribeErrors(name: String, describesErrors: Bool) throws {
        #expect(try operation("{\(sse(name))}").operation.stream?.describesErrors == describesErrors)
    }

    @Test func severalFormatsAreOneStream() throws {
        let (operation, result) = try operation("{application/json-seq: {}, \(sse("Event"))}")
        #expect(operation.stream?.format == .serverSentEvents)
        #expect(result.ids == ["media-type-unused"])
    }

    // MARK: - The configuration

    @Test(arguments: ["create", "POST /things", "#/paths/~1things/post"])
    func theConfigurationNamesAnOperationAndItsEvent(key: String) throws {
        let (operation, result) = try operation("{\(json)}", rules: [rule(key, "Problem")])
        #expect(operation.stream?.event == reference("Problem"))
        #expect(operation.stream?.mediaType == nil)
        #expect(operation.response == .json(reference("Event")))
        #expect(result.ids == [])
    }

    @Test(arguments: [
        ("Problem", "Problem"), ("#/components/schemas/Problem", "Problem"),
    ])
    func eventsAreNamedByComponentOrPointer(name: String, expected: String) throws {
        #expect(
            try operation("{\(json)}", rules: [rule("create", name)]).operation.stream?.event == reference(expected)
        )
    }

    @Test func theConfigurationWinsOverTheDocument() throws {
        var rule = rule("create", "String")
        rule.format = .jsonLines
        rule.name = "follow"
        rule.sentinel = .text("END")
        let stream = try #require(try operation("{\(sse("Event"))}", rules: [rule]).operation.stream)
        #expect(stream.event == .string)
        #expect(stream.format == .jsonLines)
        #expect(stream.mediaType == nil)
        #expect(stream.name == "follow")
        #expect(stream.sentinel == .text("END"))
    }

    @Test func aStreamThatIsSwitchedOffIsABody() throws {
        var rule = rule("create", nil)
        rule.isOn = false
        let operation = try operation("{\(sse("Event"))}", rules: [rule]).operation
        #expect(operation.stream == nil)
        #expect(operation.response == .text(contentType: "text/event-stream"))
    }

    @Test func unknownEventsOperationsAndMissingEventsAreReported() throws {
        let unknown = try operation("{\(json)}", rules: [rule("create", "Evnt")]).result.diagnostics
        #expect(unknown.map(\.id) == ["streaming-event-unknown"])
        #expect(unknown.first?.severity == .error)
        #expect(unknown.first?.message == "the document has no schema `Evnt`")
        #expect(unknown.first?.hint == "did you mean `Event`?")
        #expect(unknown.first?.location == location)
        let unused = try operation("{\(json)}", rules: [rule("crate", "Event")]).result.diagnostics
        #expect(unused.map(\.id) == ["streaming-unused"])
        #expect(unused.first?.hint == "did you mean `create`?")
        let missing = try operation("{\(json)}", rules: [rule("create", nil)]).result.diagnostics
        #expect(missing.map(\.id) == ["streaming-event-missing"])
        #expect(missing.first?.hint == "name their schema: `create: Event`")
    }

    // MARK: - The property that asks for a stream

    private let flagged = "{type: object, properties: {stream: {type: [boolean, \"null\"]}}}"

    @Test func aFlagInTheBodyIsSet() throws {
        let (operation, result) = try operation("{\(json), \(sse("Event"))}", body: flagged)
        #expect(operation.stream?.isSetInBody == true)
        let id = try #require(operation.body?.type.typeID)
        #expect(try result.structure(id.pointer).streamFlag == "stream")
    }

    @Test func aFlagInTheQueryIsSet() throws {
        let parameters = "[{name: stream, in: query, schema: {type: boolean}}]"
        let operation = try operation("{\(json), \(sse("Event"))}", parameters: parameters).operation
        #expect(operation.parameters.map(\.isStreamFlag) == [true])
        #expect(operation.stream?.isSetInBody == false)
    }

    @Test(arguments: [
        "{type: object, properties: {stream: {type: string}}}", "{type: object, properties: {stream: {const: true}}}",
        "{type: object, properties: {streams: {type: boolean}}}",
    ])
    func otherPropertiesAreTheCallers(body: String) throws {
        #expect(try operation("{\(json), \(sse("Event"))}", body: body).operation.stream?.isSetInBody == false)
    }

    @Test func aFlagWithoutAStreamIsANote() throws {
        let (operation, result) = try operation("{\(json)}", body: flagged)
        #expect(operation.stream == nil)
        #expect(result.diagnostics.map(\.id) == ["streaming-undescribed"])
        #expect(result.diagnostics.first?.severity == .note)
        #expect(
            result.diagnostics.first?.hint
                == "name their schema under `streaming:` of the configuration: `create: Event`"
        )
    }
}
