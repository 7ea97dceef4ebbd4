import Diagnostics
import IR
import ResolutionSupport
import Testing

@Suite struct ParameterTests {
    private static let filter = "{schema: {$ref: '#/components/schemas/Filter'}}"

    /// Resolves one parameter of a query operation.
    private func resolve(parameter: String) throws -> (parameter: Operation.Parameter?, diagnostics: [Diagnostic]) {
        let result = try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a/{id}:
                    get:
                      operationId: get
                      parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - \(parameter)
                components:
                  schemas:
                    Filter: {properties: {a: {type: integer}}}
                    Moment: {type: string, format: date-time}
                """
        )
        return (try result.operation("get").parameters.dropFirst().first, result.diagnostics)
    }

    @Test(arguments: [
        ("{name: a, in: query, schema: {type: integer}}", Operation.Style.form, true),
        ("{name: a, in: query, explode: false, schema: {type: integer}}", .form, false),
        ("{name: a, in: query, style: pipeDelimited, schema: {type: integer}}", .pipeDelimited, false),
        ("{name: a, in: query, style: deepObject, explode: true, schema: {type: object}}", .deepObject, true),
        ("{name: a, in: header, schema: {type: integer}}", .simple, false),
        ("{name: a, in: header, explode: true, schema: {type: integer}}", .simple, true),
        ("{name: a, in: cookie, schema: {type: integer}}", .form, true),
        ("{name: a, in: query, content: {application/json: {schema: {type: integer}}}}", .json, false),
        ("{name: a, in: query, content: {text/plain: {schema: {type: integer}}}}", .form, true),
        ("{name: a, in: querystring, content: {application/x-www-form-urlencoded: \(filter)}}", .form, true),
    ])
    func stylesHaveTheirDefaults(text: String, style: Operation.Style, isExploded: Bool) throws {
        let (parameter, diagnostics) = try resolve(parameter: text)
        #expect(parameter?.style == style)
        #expect(parameter?.isExploded == isExploded)
        #expect(diagnostics.isEmpty)
    }

    @Test func aWholeQueryIsAnObjectWhoseMembersItHas() throws {
        let text = "{name: a, in: querystring, content: {application/x-www-form-urlencoded: \(Self.filter)}}"
        let parameter = try #require(try resolve(parameter: text).parameter)
        #expect(parameter.placement == .query)
        #expect(parameter.type == .named(TypeID("#/components/schemas/Filter")))
        #expect(!parameter.isRequired)
    }

    @Test(arguments: [
        "application/json: \(filter)", "application/x-www-form-urlencoded: {schema: {type: string}}",
        "application/x-www-form-urlencoded: {}", "text/plain: {schema: {type: string}}",
    ])
    func aWholeQueryThatIsNoFormIsLeftOutWithAWarning(content: String) throws {
        let (parameter, diagnostics) = try resolve(parameter: "{name: a, in: querystring, content: {\(content)}}")
        #expect(parameter == nil)
        #expect(diagnostics.map(\.id) == ["parameter-not-expressed"])
        #expect(diagnostics[0].message == "the query `a` is not sent, as it is no form with an object's members")
    }

    @Test func encodingsOfAWholeQueryAreReported() throws {
        let form = "{schema: {$ref: '#/components/schemas/Filter'}, encoding: {a: {style: pipeDelimited}}}"
        let (parameter, diagnostics) = try resolve(
            parameter: "{name: q, in: querystring, content: {application/x-www-form-urlencoded: \(form)}}"
        )
        #expect(parameter != nil)
        #expect(diagnostics.map(\.hint) == ["describe `a` as a parameter `in: query` with a `style`"])
    }

    @Test(arguments: [
        ("{name: a, in: query, schema: {$ref: '#/components/schemas/Filter'}}", "named"),
        ("{name: a, in: query, schema: {type: array, items: {$ref: '#/components/schemas/Moment'}}}", "array"),
        ("{name: a, in: query, schema: {oneOf: [{type: integer}, {type: string}]}}", "named"),
        ("{name: a, in: query, schema: {type: string, format: binary}}", "string"),
        ("{name: a, in: query}", "string"),
        ("{name: a, in: query, schema: {}}", "json"),
    ])
    func schemasOfEveryKindAreTyped(text: String, kind: String) throws {
        let (parameter, diagnostics) = try resolve(parameter: text)
        let found =
            switch parameter?.type {
            case .named: "named"
            case .array: "array"
            case .string: "string"
            case .json: "json"
            default: "something else"
            }
        #expect(found == kind)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("{name: a, in: query, style: matrix, schema: {type: string}}", "style-misplaced"),
        ("{name: a, in: header, style: form, schema: {type: string}}", "style-misplaced"),
        ("{name: a, in: query, content: {application/xml: {schema: {type: object}}}}", "parameter-not-expressed"),
        (
            "{name: a, in: query, schema: {type: array, items: {type: array, items: {type: string, format: date-time}}}}",
            "parameter-not-expressed"
        ),
    ])
    func whatCannotBeWrittenIsReported(text: String, id: String) throws {
        #expect(try resolve(parameter: text).diagnostics.map(\.id) == [id])
    }

    @Test(arguments: ["Accept", "content-type", "Authorization"])
    func headersOfTheRuntimeAreLeftToIt(name: String) throws {
        #expect(try resolve(parameter: "{name: \(name), in: header, schema: {type: string}}").parameter == nil)
    }

    @Test func ofParametersThatAreDeclaredTwiceTheFirstIsUsed() throws {
        let resolution = try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a:
                    parameters: [{name: q, in: query, schema: {type: boolean}}]
                    get:
                      parameters:
                        - {name: q, in: query, schema: {type: integer}}
                        - {name: q, in: query, schema: {type: string}}
                        - {name: q, in: header, schema: {type: string}}
                """
        )
        let parameters = try #require(resolution.api.groups.first?.operations.first?.parameters)
        #expect(parameters.map(\.type) == [.integer, .string])
        #expect(resolution.diagnostics.map(\.id) == ["parameter-duplicate"])
        #expect(
            resolution.diagnostics.map(\.message) == [
                "the query parameter `q` is declared twice; the first one is used"
            ]
        )
        #expect(resolution.diagnostics.first?.location?.line == 9)
    }

    @Test func parametersOfGatewaysAreCalledByTheirBareNames() throws {
        let resolution = try ResolutionSupport.resolve(
            document: """
                openapi: 3.0.3
                info: {title: Test, version: "1"}
                paths:
                  /a/{proxy+}: {get: {parameters: [{name: proxy, in: path, required: true, schema: {type: string}}]}}
                  /b/{+name}: {get: {parameters: [{name: +name, in: path, required: true, schema: {type: string}}]}}
                """
        )
        let operations = resolution.api.groups.flatMap(\.operations)
        #expect(
            operations.map(\.path) == [
                [.literal("/a/"), .parameter("proxy")], [.literal("/b/"), .parameter("+name")],
            ]
        )
        #expect(resolution.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("required: true, schema: {type: string, enum: [v1]}", TypeReference.string, "v1" as String?),
        ("required: true, schema: {type: boolean, enum: [true]}", .boolean, "true"),
        ("required: true, schema: {type: integer, enum: [2]}", .integer, "2"),
        ("required: true, schema: {type: string}", .string, nil),
    ])
    func aRequiredParameterOfOneValueHasIt(text: String, type: TypeReference, value: String?) throws {
        let (parameter, diagnostics) = try resolve(parameter: "{name: version, in: query, \(text)}")
        #expect(parameter?.type == type)
        #expect(parameter?.onlyValue?.text == value)
        #expect(parameter?.isRequired == true)
        #expect(diagnostics.isEmpty)
    }

    @Test func anOptionalParameterOfOneValueIsGivenWhereItIsWanted() throws {
        let (parameter, _) = try resolve(parameter: "{name: list, in: query, schema: {type: string, enum: ['true']}}")
        #expect(parameter?.onlyValue == nil)
        #expect(parameter?.isRequired == false)
    }
}
