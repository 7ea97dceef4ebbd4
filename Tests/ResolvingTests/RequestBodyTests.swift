import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct RequestBodyTests {
    private func resolve(content: String) throws -> Resolution {
        try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths: {/a: {post: {operationId: send, requestBody: {content: \(content)}}}}
                components:
                  schemas:
                    A: {properties: {a: {type: string}}}
                    B: {properties: {b: {type: string}}}
                    File: {type: string, format: binary}
                """
        )
    }

    private static let a = "{schema: {$ref: '#/components/schemas/A'}}"
    private static let b = "{schema: {$ref: '#/components/schemas/B'}}"
    private static let file = "{schema: {$ref: '#/components/schemas/File'}}"
    private static let typeA = TypeReference.named(TypeID("#/components/schemas/A"))
    private static let typeB = TypeReference.named(TypeID("#/components/schemas/B"))

    @Test(arguments: [
        ("{application/json: \(a)}", [Operation.Content.json(typeA)], ""),
        ("{application/xml: \(a), application/json: \(a)}", [.json(typeA)], "note"),
        ("{application/xml: \(b), application/json: \(a)}", [.json(typeA)], "warning"),
        ("{multipart/form-data: \(a), application/json: \(b)}", [.multipart(typeA), .json(typeB)], ""),
        (
            "{application/json: \(a), application/x-www-form-urlencoded: \(b)}",
            [.json(typeA), .form(typeB)], ""
        ),
        (
            "{application/merge-patch+json: \(b), application/json: \(a)}",
            [.json(typeB, contentType: "application/merge-patch+json"), .json(typeA)], ""
        ),
        ("{application/json: \(a), application/sdp: {}}", [.json(typeA), .bytes(contentType: "application/sdp")], ""),
        ("{application/json: \(a), '*/*': \(b)}", [.json(typeA)], "warning"),
        ("{application/*+json: \(a)}", [.json(typeA)], ""),
        (
            "{application/json;version=1: \(a), Application/JSON; charset=utf-8; version=2: \(b)}",
            [
                .json(typeA, contentType: "application/json; version=1"),
                .json(typeB, contentType: "application/json; version=2"),
            ], ""
        ),
        ("{application/json; charset=UTF-8: \(a)}", [.json(typeA)], ""),
        ("{'*/*': \(a)}", [.json(typeA)], ""),
        ("{application/*: {schema: {type: string}}}", [.text(contentType: "text/plain")], ""),
        ("{'*/*': {schema: {type: string, format: binary}}}", [.bytes(contentType: "application/octet-stream")], ""),
        ("{application/json: {schema: {type: string, format: binary}}}", [.bytes(contentType: "application/json")], ""),
        ("{application/json: \(file)}", [.bytes(contentType: "application/json")], ""),
        (
            "{application/json: \(file), application/octet-stream: \(file)}",
            [.bytes(contentType: "application/octet-stream")], "note"
        ),
        (
            "{application/json-patch+json: \(a), application/merge-patch+json: \(a)}",
            [.json(typeA, contentType: "application/merge-patch+json")], "note"
        ),
        (
            "{application/json-patch+json: \(a), application/merge-patch+json: \(a), application/strategic-merge-patch+json: \(a)}",
            [
                .json(typeA, contentType: "application/merge-patch+json"),
                .json(typeA, contentType: "application/strategic-merge-patch+json"),
            ], "note"
        ),
        (
            "{application/xml: {schema: {type: object, properties: {c: {}}}}, application/json: {schema: {type: object, properties: {c: {}}}}}",
            [.json(.named(TypeID("#/paths/~1a/post/requestBody/content/application~1json/schema")))], "note"
        ),
    ])
    func mediaTypesThatSaySomethingElseAreAChoice(
        content: String,
        expected: [Operation.Content],
        severities: String
    ) throws {
        let result = try resolve(content: content)
        let body = try #require(try result.operation("send").body)
        if case .requests(let id) = body.content, case .requests(let contents) = try result.type(id.pointer).kind {
            #expect(contents == expected)
        } else {
            #expect([body.content] == expected)
        }
        #expect(result.diagnostics.map(\.severity.rawValue).joined(separator: " ") == severities)
        #expect(result.ids.allSatisfy { $0 == "media-type-unused" })
    }

    @Test(arguments: [
        "{type: string, format: binary}", "{type: array, items: {type: string, format: binary}}",
        "{anyOf: [{type: string, format: binary}, {type: object}]}",
    ])
    func aFormWithFilesIsBetterThanJSON(file: String) throws {
        let schema = "{schema: {type: object, properties: {id: {type: string}, file: \(file)}}}"
        let result = try resolve(content: "{application/json: \(schema), multipart/form-data: \(schema)}")
        let body = try #require(try result.operation("send").body)
        #expect(body.content.mediaType == "multipart/form-data")
        #expect(result.diagnostics.map(\.severity) == [.note])
    }

    @Test(arguments: ["mixed", "related; type=\"application/json\"", "form-data"])
    func partsMayBeNoForm(kind: String) throws {
        let result = try resolve(content: "{'multipart/\(kind)': \(Self.a)}")
        #expect(try result.operation("send").body?.content == .multipart(Self.typeA, contentType: "multipart/\(kind)"))
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("multipart/mixed; boundary=req", "{type: string}", "multipart/mixed; boundary=req", ""),
        ("multipart/mixed", "{type: string}", "multipart/mixed", "note"),
        ("multipart/form-data; boundary=req", "{type: string}", "multipart/form-data; boundary=req", ""),
        ("multipart/form-data", "{type: string, format: binary}", "multipart/form-data", "warning"),
        (
            "multipart/form-data", "{type: array, items: {type: string, format: binary}}", "multipart/form-data",
            "warning"
        ),
    ])
    func partsThatTheCallerWritesNeedABoundary(
        type: String,
        schema: String,
        sent: String,
        severity: String
    ) throws {
        let result = try resolve(content: "{'\(type)': {schema: \(schema)}}")
        #expect(try result.operation("send").body?.content == .bytes(contentType: sent))
        #expect(result.diagnostics.map(\.severity.rawValue).joined() == severity)
        #expect(result.ids.allSatisfy { $0 == "body-not-expressed" })
        #expect(result.diagnostics.allSatisfy { $0.hint?.contains("\(sent); boundary=…") == true })
    }

    @Test(arguments: [("{type: object}", 1), ("{type: array, items: {}}", 1), ("{type: integer}", 0), ("{}", 0)])
    func anObjectThatIsATextIsReported(schema: String, count: Int) throws {
        let result = try resolve(content: "{text/xml: {schema: \(schema)}}")
        #expect(try result.operation("send").body?.content == .text(contentType: "text/xml"))
        #expect(
            result.diagnostics.map(\.message)
                == Array(repeating: "a body of the type `text/xml` is a text; its schema is not read", count: count)
        )
    }

    @Test(arguments: [
        "{application/xml: \(a)}", "{multipart/form-data: {schema: {type: array, items: {type: string}}}}",
        "{application/x-www-form-urlencoded: {schema: {type: integer}}}",
    ])
    func bodyThatIsBytesInSpiteOfItsSchemaIsReported(content: String) throws {
        let result = try resolve(content: content)
        guard case .bytes? = try result.operation("send").body?.content else {
            Issue.record("not bytes")
            return
        }
        #expect(result.ids == ["body-not-expressed"])
    }

    @Test func formsHaveTheirEncodings() throws {
        let content = """
            {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/A'}, encoding: {a: {style: deepObject}}}}
            """
        #expect(
            try resolve(content: content).operation("send").body?.content
                == .form(Self.typeA, encodings: [FormEncoding(property: "a", style: .deepObject)])
        )
    }

    @Test func partsHaveTheirEncodings() throws {
        let content = """
            {multipart/form-data: {schema: {$ref: '#/components/schemas/A'}, encoding: {a: {contentType: text/csv,
              headers: {X-A: {schema: {const: b}}, X-B: {schema: {type: string}}, Content-Type: {schema: {type: string}}}}}}}
            """
        let result = try resolve(content: content)
        guard case .structure(let structure) = try result.type("#/components/schemas/A").kind else {
            Issue.record("no structure")
            return
        }
        #expect(
            structure.properties[0].formEncoding
                == FormEncoding(property: "a", contentType: "text/csv", headers: [.init(name: "X-A", value: "b")])
        )
        #expect(result.ids == ["encoding-not-expressed"])
        #expect(result.diagnostics.first?.message == "the header `X-B` of the part `a` is not sent")
    }

    @Test func whatOnlyTheCallerKnowsOfAPartIsNoted() throws {
        let content = """
            {multipart/form-data: {schema: {properties: {file: {type: string, format: binary}, text: {type: string}}},
              encoding: {file: {contentType: "image/png, image/jpeg", headers: {X-Width: {schema: {type: integer}}}},
                text: {contentType: "text/*"}, other: {contentType: "text/*"}}}}
            """
        let result = try resolve(content: content)
        #expect(result.ids.allSatisfy { $0 == "encoding-not-expressed" })
        #expect(result.diagnostics.allSatisfy { $0.severity == .note })
        #expect(
            result.diagnostics.map(\.message).sorted() == [
                "the header `X-Width` of the part `file` is the caller's to give",
                "which of `image/png, image/jpeg` the part `file` is, is the caller's to say",
                "which of `text/*` the part `text` is, is not said: it is sent as what its schema says",
            ]
        )
    }

    @Test(arguments: [
        ("{explode: false}", FormEncoding(property: "a", style: .form, isExploded: false), ""),
        ("{allowReserved: true}", FormEncoding(property: "a", style: .form, allowsReserved: true), ""),
        ("{style: pipeDelimited}", FormEncoding(property: "a", style: .pipeDelimited, isExploded: false), ""),
        (
            "{contentType: application/json}",
            FormEncoding(property: "a", contentType: "application/json", style: .json), ""
        ),
        ("{contentType: application/json, explode: true}", FormEncoding(property: "a", style: .form), ""),
        ("{style: matrix}", FormEncoding(property: "a", style: .form), "style-misplaced"),
        ("{contentType: text/plain}", nil, ""),
    ])
    func membersHaveTheirEncodings(encoding: String, expected: FormEncoding?, id: String) throws {
        let content = """
            {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/A'}, encoding: {a: \(encoding)}}}
            """
        let result = try resolve(content: content)
        #expect(
            try result.operation("send").body?.content == .form(Self.typeA, encodings: [expected].compactMap(\.self))
        )
        #expect(result.ids == [id].filter { !$0.isEmpty })
    }

    @Test func anObjectIsWrittenInOneWay() throws {
        let body = "requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/A'}"
        let result = try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    post: {operationId: first, \(body), encoding: {a: {contentType: text/csv}}}}}}
                    put: {operationId: second, \(body)}}}}
                components: {schemas: {A: {properties: {a: {type: string}}}}}
                """
        )
        #expect(result.ids == ["encoding-not-expressed"])
    }
}
