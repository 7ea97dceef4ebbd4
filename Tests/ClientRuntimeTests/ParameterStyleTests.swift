import Testing

@testable import ClientRuntime

/// The style table of the specification, row by row (OpenAPI 3.1 §4.8.12.4, Style Examples). Members stand in the order
/// of their names.
@Suite struct ParameterStyleTests {
    struct Row: Sendable {
        var style: ParameterStyle
        var explode: Bool
        var empty: String
        var string: String
        var array: String
        var object: String
    }

    private static let array = ["blue", "black", "brown"]
    private static let object: [String: JSONValue] = ["R": 100, "G": 200, "B": 150]

    @Test(arguments: [
        Row(
            style: .matrix,
            explode: false,
            empty: ";color",
            string: ";color=blue",
            array: ";color=blue,black,brown",
            object: ";color=B,150,G,200,R,100"
        ),
        Row(
            style: .matrix,
            explode: true,
            empty: ";color",
            string: ";color=blue",
            array: ";color=blue;color=black;color=brown",
            object: ";B=150;G=200;R=100"
        ),
        Row(
            style: .label,
            explode: false,
            empty: ".",
            string: ".blue",
            array: ".blue,black,brown",
            object: ".B,150,G,200,R,100"
        ),
        Row(
            style: .label,
            explode: true,
            empty: ".",
            string: ".blue",
            array: ".blue.black.brown",
            object: ".B=150.G=200.R=100"
        ),
        Row(
            style: .simple,
            explode: false,
            empty: "",
            string: "blue",
            array: "blue,black,brown",
            object: "B,150,G,200,R,100"
        ),
        Row(
            style: .simple,
            explode: true,
            empty: "",
            string: "blue",
            array: "blue,black,brown",
            object: "B=150,G=200,R=100"
        ),
    ])
    func rowsOfPaths(row: Row) throws {
        func text(_ content: ParameterContent) -> String {
            content.path(row.style, name: "color", explode: row.explode)
        }
        #expect(try text(ParameterContent("")) == row.empty)
        #expect(try text(ParameterContent("blue")) == row.string)
        #expect(try text(ParameterContent(Self.array)) == row.array)
        #expect(try text(ParameterContent(Self.object)) == row.object)
        if row.style == .simple {
            #expect(try ParameterContent(Self.object).header(.simple, explode: row.explode) == row.object)
        }
    }

    @Test(arguments: [
        Row(
            style: .form,
            explode: false,
            empty: "color=",
            string: "color=blue",
            array: "color=blue,black,brown",
            object: "color=B,150,G,200,R,100"
        ),
        Row(
            style: .form,
            explode: true,
            empty: "color=",
            string: "color=blue",
            array: "color=blue&color=black&color=brown",
            object: "B=150&G=200&R=100"
        ),
        Row(
            style: .spaceDelimited,
            explode: false,
            empty: "color=",
            string: "color=blue",
            array: "color=blue%20black%20brown",
            object: "color=B%20150%20G%20200%20R%20100"
        ),
        Row(
            style: .pipeDelimited,
            explode: false,
            empty: "color=",
            string: "color=blue",
            array: "color=blue%7Cblack%7Cbrown",
            object: "color=B%7C150%7CG%7C200%7CR%7C100"
        ),
        // Not in the table; as servers read them.
        Row(
            style: .spaceDelimited,
            explode: true,
            empty: "color=",
            string: "color=blue",
            array: "color=blue&color=black&color=brown",
            object: "B=150&G=200&R=100"
        ),
        Row(
            style: .deepObject,
            explode: true,
            empty: "color=",
            string: "color=blue",
            array: "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
            object: "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"
        ),
    ])
    func rowsOfQueries(row: Row) throws {
        func text(_ content: ParameterContent) -> String {
            content.query(row.style, name: "color", explode: row.explode, allowReserved: false).joined(separator: "&")
        }
        #expect(try text(ParameterContent("")) == row.empty)
        #expect(try text(ParameterContent("blue")) == row.string)
        #expect(try text(ParameterContent(Self.array)) == row.array)
        #expect(try text(ParameterContent(Self.object)) == row.object)
    }

    @Test(
        arguments: [
            (["a": [1, nil, "b"], "c": nil, "d": ["e": [true]]], "a=1&a=b&d%5Be%5D%5B%5D=true"),
            (["a": [["b": [1, 2]], ["b": nil]]], "a%5Bb%5D%5B%5D=1&a%5Bb%5D%5B%5D=2"),
            (["é&": "ü="], "%C3%A9%26=%C3%BC%3D"),
            ([:], ""),
        ] as [(JSONValue, String)]
    )
    func membersOfMembersHaveBrackets(value: JSONValue, expected: String) throws {
        let items = try ParameterContent(value).query(.form, name: "x", explode: true, allowReserved: false)
        #expect(items.joined(separator: "&") == expected)
    }

    @Test func nestedValuesThatTheTableLacksAreJSON() throws {
        let value: JSONValue = ["a": [1, 2], "b": ["c": "d"]]
        #expect(try ParameterContent(value).header(.simple, explode: true) == #"a=[1,2],b={"c":"d"}"#)
        #expect(try ParameterContent(value).header(.json, explode: false) == #"{"a":[1,2],"b":{"c":"d"}}"#)
    }

    @Test func valuesThatAreNoJSONAreAnError() async {
        for operation in [
            OperationRequest.get("/", operation: "x").query("a", [Double.nan]),
            .get("/", operation: "x").query("a", -Double.infinity),
            .get("/", operation: "x").query("a", [1, Float.nan]),
            .get("/", operation: "x").header("a", Double.nan),
            .get("/", operation: "x").cookie("a", Double.nan),
            .get("/\(Double.infinity)", operation: "x"),
            .get("/", operation: "x").header("a", [Double.infinity]),
            .get("/\([Double.nan])", operation: "x"),
        ] {
            await #expect(throws: ClientError.self) { try await RecordingTransport.sending(operation) }
        }
    }
}
