import Foundation
import Testing

@testable import ClientRuntime

private struct Size: OpenEnum {
    var rawValue: String
    static var large: Self { "large" }
    static var allKnownValues: [Self] { [.large] }
}

/// What a generated model looks like.
private struct Model: Hashable, Codable {
    var id: String
    var nullable: String?
    var optional: [Size]?
    var at: Date?
    var times: [String: [Date?]]?
    var additional: [String: JSONValue]

    init(from decoder: any Decoder) throws {
        let object = try decoder.object()
        id = try object.decode("id")
        nullable = try object.decodeIfPresent("nullable")
        optional = try object.decodeIfPresent("optional")
        at = try Date?(coded: object.decodeIfPresent("at"))
        times = try [String: [Date?]]?(coded: object.decodeIfPresent("times"))
        additional = try object.members(besides: ["id", "nullable", "optional", "at", "times"])
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.object()
        try object.encodeAdditionalProperties(additional)
        try object.encode(id, "id")
        try object.encode(nullable, "nullable")
        try object.encodeIfPresent(optional, "optional")
        try object.encodeIfPresent(at.coded, "at")
        try object.encodeIfPresent(times.coded, "times")
    }
}

/// What a generated model looks like whose `Codable` the compiler writes.
private struct Node: Hashable, Codable {
    var at: Date
    var later: Date?
    @ExplicitNull var note: String?
    @ExplicitNull var sizes: [Size]?
    var next: [Node]?

    private enum CodingKeys: String, CodingKey {
        case at, later
        case note = "a_note"
        case sizes, next
    }
}

private enum Prompt: Hashable, Codable {
    case string(String)
    case strings([String])
    case integers([Int])
    case integerArrays([[Int]])

    init(from decoder: any Decoder) throws {
        let value = try UnionDecoder(decoder)
        switch value.kind {
        case .string: self = try .string(value.decode())
        case .array(of: .number): self = try .integers(value.decode())
        case .array(of: .array): self = try .integerArrays(value.decode())
        case .array: self = try .strings(value.decode())
        default: throw value.mismatch(expected: "a string or an array")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .strings(let value): try container.encode(value)
        case .integers(let value): try container.encode(value)
        case .integerArrays(let value): try container.encode(value)
        }
    }
}

@Suite struct CodingTests {
    private func decode<Value: Decodable>(_ json: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    private func encode(_ value: some Encodable) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
    }

    @Test(arguments: [
        #"{"id":"a","nullable":null}"#,
        #"{"id":"a","nullable":"b","optional":["large","unheard of"],"extra":{"a":[1,2.5,null,true]}}"#,
        #"{"id":"a","nullable":null,"at":"2024-02-29T12:00:00.25Z","times":{"x":["2001-01-01T00:00:00Z",null]}}"#,
        #"{"id":"a","nullable":null,"nothing":null}"#,
    ])
    func modelsRoundTripUnderPlainCoders(json: String) throws {
        let model: Model = try decode(json)
        #expect(try encode(model) == decode(json))
    }

    /// Its `Codable` is the compiler's.
    private struct Diary: Codable, Equatable {
        var days: [String: [Date?]]
        var last: [Date]?
        var end: Date?
    }

    @Test func datesInsideOfOthersNeedNoStrategy() throws {
        let start = Date(timeIntervalSinceReferenceDate: 0)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for (diary, json) in [
            (Diary(days: ["a": [start, nil]]), #"{"days":{"a":["2001-01-01T00:00:00Z",null]}}"#),
            (
                Diary(days: [:], last: [start], end: start),
                #"{"days":{},"end":"2001-01-01T00:00:00Z","last":["2001-01-01T00:00:00Z"]}"#
            ),
        ] {
            #expect(try encoder.encode(diary) == Data(json.utf8))
            #expect(try JSONDecoder().decode(Diary.self, from: Data(json.utf8)) == diary)
        }
    }

    @Test func requiredNullablePropertyEncodesNullAndOptionalOneNothing() throws {
        let model: Model = try decode(#"{"id":"a","optional":null}"#)
        #expect(try encode(model) == ["id": "a", "nullable": nil])
    }

    @Test func declaredPropertyWinsOverAdditionalOne() throws {
        var model: Model = try decode(#"{"id":"a"}"#)
        model.additional = ["id": "b"]
        #expect(try encode(model)["id"] == "a")
    }

    @Test func missingRequiredPropertyIsNamed() {
        let error = #expect(throws: DecodingError.self) { try decode("{}") as Model }
        guard case .keyNotFound(let key, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(key.stringValue == "id")
    }

    @Test func openEnumKeepsUnknownValues() throws {
        let sizes: [Size] = try decode(#"["large","huge"]"#)
        #expect(sizes == [.large, "huge"])
        #expect(sizes.map(\.isKnown) == [true, false])
        #expect("\(sizes[1])" == "huge")
        #expect(try encode(sizes) == ["large", "huge"])
    }

    @Test(
        arguments: zip(
            [#""a""#, #"["a"]"#, "[]", "[1,2]", "[[1],[2]]"],
            [Prompt.string("a"), .strings(["a"]), .strings([]), .integers([1, 2]), .integerArrays([[1], [2]])]
        )
    )
    private func unionTakesTheBranchOfItsKind(json: String, prompt: Prompt) throws {
        #expect(try decode(json) == prompt)
        #expect(try encode(prompt) == decode(json))
    }

    @Test func unionSaysWhatItWantedAndFound() {
        let error = #expect(throws: DecodingError.self) { try decode(#"[{"b":1,"a":2}]"#) as [Prompt] }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.first?.intValue == 0)
        #expect(context.debugDescription == "Expected a string or an array, but found an object with the keys a, b.")
    }

    @Test(arguments: [
        #"{"a_note":null,"at":"2024-02-29T12:00:00Z","sizes":null}"#,
        #"{"a_note":"x","at":"2024-02-29T12:00:00.25Z","later":"2024-02-29T12:00:00Z","sizes":["large","new"]}"#,
        #"{"a_note":null,"at":"2024-02-29T12:00:00Z","next":[{"a_note":null,"at":"2024-02-29T12:00:00Z","sizes":[]}],"sizes":null}"#,
    ])
    func propertyWrappersAndDatesCodeThemselvesUnderPlainCoders(json: String) throws {
        let node = try JSONDecoder().decode(Node.self, from: Data(json.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(node), as: UTF8.self) == json)
    }

    @Test func absentExplicitNullIsNil() throws {
        let node = try JSONDecoder().decode(Node.self, from: Data(#"{"at":"2024-02-29T12:00:00Z"}"#.utf8))
        #expect(node.note == nil && node.sizes == nil && node.next == nil && node.later == nil)
    }

    @Test func wrongTextOfADateNamesThePath() throws {
        let json = #"{"at":"2024-02-29T12:00:00Z","next":[{"at":"yesterday"}]}"#
        #expect {
            try JSONDecoder().decode(Node.self, from: Data(json.utf8))
        } throws: { error in
            guard case .dataCorrupted(let context)? = error as? DecodingError else { return false }
            return context.codingPath.map(\.stringValue) == ["next", "Index 0", "at"]
                && context.debugDescription.contains("yesterday")
        }
    }

    @Test func unionSeesTagsAndMembers() throws {
        struct Probe: Decodable {
            init(from decoder: any Decoder) throws {
                let value = try UnionDecoder(decoder)
                #expect(value.tag("type") == "cat")
                #expect(value.tag("name") == nil)
                #expect(value.tag("age") == "3")
                #expect(value.has("age") && value.has("age", orNull: true))
                #expect(!value.has("none"))
                #expect(value.has("none", orNull: true))
                #expect(!value.has("more", orNull: true))
                #expect(!value.has("more"))
                #expect(value.kind(of: "age") == .number)
                #expect(value.kind(of: "none") == nil)
                #expect(value.kind(of: "more") == nil)
                #expect(value.keys == ["type", "age", "none"])
                let members: [String: JSONValue] = try value.decode()
                #expect(members["age"] == 3)
            }
        }
        _ = try decode(#"{"type":"cat","age":3,"none":null}"#) as Probe
    }

    @Test(arguments: ["null", "true", "0", "-1.5", "9223372036854775807", "18446744073709551615", #""x""#, "[[],{}]"])
    func jsonValuesRoundTrip(json: String) throws {
        let value: JSONValue = try decode(json)
        #expect(try encode(value) == value)
        #expect(value.doubleValue == Double(json))
    }

    @Test(arguments: ["9223372036854775807", "9223372036854775808", "18446744073709551615", "-9223372036854775808"])
    func jsonIntegersKeepTheirDigits(json: String) throws {
        #expect(try (decode("[\(json)]") as JSONValue).description == "[\(json)]")
    }

    @Test func greatJSONNumbersAreEqualByValue() throws {
        let great: JSONValue = try decode("9223372036854775808")
        #expect(great == .unsigned(1 << 63) && great == .number(0x1p63) && great != .integer(.max))
        #expect(Set([great, .number(0x1p63), .unsigned(1), 1]).count == 2)
        #expect(great.unsignedValue == 1 << 63 && great.intValue == nil)
        #expect(JSONValue.unsigned(7).intValue == 7 && JSONValue.integer(-7).unsignedValue == nil)
        #expect(try decode("18446744073709551616") as JSONValue == .number(0x1p64))
        #expect(JSONValue.integer(-1) == .number(-1) && JSONValue.integer(-1) != .unsigned(.max))
    }

    @Test func jsonNumbersAreEqualByValue() throws {
        #expect(JSONValue.number(1) == .integer(1))
        #expect(Set<JSONValue>([1, 1.0, 1.5]).count == 2)
        #expect(try decode("1.0") as JSONValue == 1)
        #expect(try decode("9223372036854775807") as JSONValue == .integer(.max))
    }

    @Test func jsonValuesAreReadByKeyAndIndex() {
        let value: JSONValue = ["a": [1, "two", nil, true]]
        #expect(value["a"]?[1]?.stringValue == "two")
        #expect(value["a"]?[0]?.intValue == 1)
        #expect(value["a"]?[2]?.isNull == true)
        #expect(value["a"]?[3]?.boolValue == true)
        #expect(value["a"]?[4] == nil)
        #expect(value["b"] == nil)
        #expect(value.description == #"{"a":[1,"two",null,true]}"#)
    }

    @Test func binaryStringsKeepTheirBytes() throws {
        let file: FileUpload = try decode(#""ünï""#)
        #expect(file == .data(Data("ünï".utf8)))
        #expect(file.data == Data("ünï".utf8))
        #expect(FileUpload.text("ü").data == Data("ü".utf8))
        #expect(FileUpload.file(at: URL(fileURLWithPath: "/")).data == nil)
        #expect(try encode(["f": file]) == ["f": "ünï"])
        #expect(throws: EncodingError.self) { try encode(["f": FileUpload.data(Data([0xFF]))]) }
        #expect(throws: EncodingError.self) { try encode(["f": FileUpload.stream(ByteStream(Data()))]) }
    }
}
