import Features
import Foundation
import Testing

/// `Specs/features/nullability.yaml`
@Suite struct NullabilityTests {
    @Test func nullOfAllPartsAndOfConstantsIsKept() throws {
        let value = try expectRoundTrip(
            #"{"labels":[null,{"size":1,"text":"a"}],"marks":["done",1,null]}"#,
            as: NullsOfAll.self
        )
        #expect(value == .init(labels: [nil, .init(text: "a", size: 1)], marks: [.done, 1, nil]))
        #expect(try expectRoundTrip("null", as: OnlyNull.self) == .null)
    }

    @Test func requiredNullableMemberEncodesNull() throws {
        let value = Presence(required: "a", requiredNullable: nil)
        #expect(try json(of: value) == #"{"required":"a","requiredNullable":null}"#)
    }

    @Test(arguments: [
        (#"{"required":"a","requiredNullable":"b"}"#, nil),
        (#"{"optional":"c","optionalNullable":"d","required":"a","requiredNullable":"b"}"#, nil),
        // Absent and null mean the same for an optional member.
        (
            #"{"optional":null,"optionalNullable":null,"required":"a","requiredNullable":null}"#,
            #"{"required":"a","requiredNullable":null}"#
        ),
    ])
    func presenceRoundTrips(text: String, result: String?) throws {
        try expectRoundTrip(text, as: Presence.self, to: result)
    }

    @Test(arguments: [#"{"requiredNullable":"b"}"#, #"{"required":null,"requiredNullable":"b"}"#])
    func requiredMemberMustHaveAValue(text: String) {
        #expect(throws: DecodingError.self) { try decoded(text, as: Presence.self) }
    }

    @Test func everySpellingTakesNull() throws {
        let names = [
            "allOf", "anyOf", "anything", "branchReference", "component", "enum", "marked", "nullable", "oneOf",
            "reference",
            "types",
        ]
        let text = "{\(names.map { "\"\($0)\":null" }.joined(separator: ","))}"
        let value = try expectRoundTrip(text, as: Spellings.self)
        #expect(value.enum == nil && value.allOf == nil && value.types == nil)
    }

    @Test func everySpellingHasThePlainType() throws {
        let value = Spellings(
            nullable: 1,
            types: 2,
            oneOf: 3,
            anyOf: 4,
            enum: .small,
            reference: Label(text: "a"),
            branchReference: Label(text: "b"),
            allOf: Label(text: "c"),
            marked: Label(text: "d"),
            component: MaybeLabel(text: "e"),
            anything: ["x": 1]
        )
        try expectRoundTrip(try json(of: value), as: Spellings.self)
    }

    @Test func elementsMayBeNull() throws {
        let value = try expectRoundTrip(
            #"{"array":["a",null],"dictionary":{"a":null,"b":{"text":"c"}},"nested":[null,[1,null]]}"#,
            as: NullableElements.self
        )
        #expect(value.array == ["a", nil])
        #expect(value.nested == [nil, [1, nil]])
    }
}
