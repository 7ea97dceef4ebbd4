import Diagnostics
import IR
import ResolutionSupport
import Testing

/// Where `format: binary` is a file, and where it is a text.
@Suite struct FileTests {
    /// An operation that sends a form and one that answers with JSON.
    private func document(form: String, answer: String) -> String {
        """
        openapi: 3.1.0
        info: {title: Test, version: "1"}
        paths:
          /forms:
            post:
              operationId: send
              requestBody: {content: {multipart/form-data: {schema: \(form)}}}
              responses: {"200": {description: "", content: {application/json: {schema: \(answer)}}}}
        components:
          schemas:
            File: {type: string, format: binary}
            Raw: {type: string, format: binary}
            Form:
              type: object
              properties:
                file: {type: string, format: binary}
                files: {type: array, items: {$ref: "#/components/schemas/File"}}
                map: {type: object, additionalProperties: {$ref: "#/components/schemas/File"}}
                note: {$ref: "#/components/schemas/Note"}
            Note:
              type: object
              properties:
                text: {type: string, format: binary}
                file: {$ref: "#/components/schemas/File"}
                raw: {$ref: "#/components/schemas/Raw"}
        """
    }

    private let form = "{$ref: '#/components/schemas/Form'}"
    private let note = "{$ref: '#/components/schemas/Note'}"

    @Test func aPartIsAFileAndAMemberOfJSONIsAText() throws {
        let resolution = try resolve(document: document(form: form, answer: note))
        #expect(try resolution.property("file", of: "#/components/schemas/Form").type == .file)
        #expect(
            try resolution.property("files", of: "#/components/schemas/Form").type
                == .array(.named(TypeID("#/components/schemas/File")))
        )
        #expect(try resolution.property("text", of: "#/components/schemas/Note").type == .string)
    }

    @Test func anAliasIsAFileWhereItIsAPart() throws {
        let resolution = try resolve(document: document(form: form, answer: note))
        #expect(try resolution.alias("#/components/schemas/File") == .file)
        #expect(try resolution.property("file", of: "#/components/schemas/Note").type == .string)
        // No form has this one.
        #expect(try resolution.alias("#/components/schemas/Raw") == .string)
    }

    @Test func aPartThatLeadsBackToItselfEndsInAnyJSON() throws {
        let list = "List: {type: array, items: {$ref: '#/components/schemas/List'}}"
        let form = "{type: object, properties: {list: {$ref: '#/components/schemas/List'}}}"
        let resolution = try resolve(document: document(form: form, answer: note) + "\n    \(list)")
        #expect(try resolution.alias("#/components/schemas/List") == .array(.json))
        #expect(resolution.ids.contains("recursion-not-expressed"))
    }

    @Test func aStructThatIsAFormTooKeepsItsFiles() throws {
        let resolution = try resolve(document: document(form: form, answer: form))
        #expect(try resolution.property("file", of: "#/components/schemas/Form").type == .file)
    }

    @Test func filesInAPartThatIsJSONAreTextsWithAWarning() throws {
        let resolution = try resolve(document: document(form: form, answer: note))
        #expect(try resolution.property("map", of: "#/components/schemas/Form").type == .dictionary(.string))
        #expect(
            resolution.diagnostics.map(\.message) == [
                "the files in the part `map` are sent as texts, as the part is JSON",
                "the files in the part `note` are sent as texts, as the part is JSON",
            ]
        )
    }

    @Test(arguments: [
        ("{$ref: '#/components/schemas/Note'}", 1),
        ("{type: array, items: {$ref: '#/components/schemas/Note'}}", 1),
        ("{type: object, properties: {deep: {$ref: '#/components/schemas/Note'}}}", 1),
        ("{oneOf: [{$ref: '#/components/schemas/File'}, {$ref: '#/components/schemas/Note'}]}", 1),
        ("{oneOf: [{$ref: '#/components/schemas/File'}, {type: integer}]}", 0),
        ("{type: array, items: {$ref: '#/components/schemas/File'}}", 0),
        ("{type: object, properties: {text: {type: string}}}", 0),
    ])
    func filesDeepInAPartHaveAWarning(part: String, count: Int) throws {
        let form = "{type: object, properties: {part: \(part)}}"
        let resolution = try resolve(document: document(form: form, answer: "{type: string}"))
        #expect(
            resolution.diagnostics.map(\.message)
                == Array(repeating: "the files in the part `part` are sent as texts, as the part is JSON", count: count)
        )
    }

    @Test(arguments: [("Note", 1), ("File", 0)])
    func filesDeepInPartsThatAreNotDeclaredHaveAWarning(value: String, count: Int) throws {
        let form = "{type: object, additionalProperties: {$ref: '#/components/schemas/\(value)'}}"
        let resolution = try resolve(document: document(form: form, answer: "{type: string}"))
        #expect(
            resolution.diagnostics.map(\.message)
                == Array(
                    repeating:
                        "the files in a part that `additionalProperties` allows are sent as texts, as the part is JSON",
                    count: count
                )
        )
    }

    @Test(arguments: ["{type: string, format: binary}", "{$ref: '#/components/schemas/Raw'}"])
    func anAnswerThatIsAFileIsItsBytesInJSONToo(answer: String) throws {
        let resolution = try resolve(document: document(form: form, answer: answer))
        #expect(try resolution.operation("send").response == .bytes(contentType: "application/json"))
    }

    @Test func anAnswerOfFilesIsAListOfTexts() throws {
        let list = "{type: array, items: {type: string, format: binary}}"
        let operation = try resolve(document: document(form: form, answer: list)).operation("send")
        #expect(operation.response == .json(.array(.string)))
        #expect(operation.successes.map(\.content) == [.json(.array(.string))])
    }
}

extension Resolution {
    fileprivate func alias(_ pointer: String) throws -> TypeReference {
        guard case .alias(let type) = try type(pointer).kind else { throw Unexpected("\(pointer) is no alias") }
        return type
    }
}
