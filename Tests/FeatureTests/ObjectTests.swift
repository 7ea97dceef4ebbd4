import Features
import Testing

/// `Specs/features/objects.yaml`
@Suite struct ObjectTests {
    @Test func requiredPropertiesComeFirstAndTheOthersMayBeLeftOut() throws {
        let account = Account(id: 1, eMail: "a@example.com")
        #expect(try json(of: account) == #"{"e-mail":"a@example.com","id":1}"#)
        let address = Account.Address(street: "Elm Street", zipCode: "12345")
        #expect(Account(id: 1, eMail: "", address: address).address?.zipCode == "12345")
    }

    @Test func aDefaultIsTheServersToApply() {
        #expect(Account(id: 1, eMail: "").nickName == nil)
    }

    @Test func requiredMemberWithoutADescriptionIsAnyValue() throws {
        let value = Undescribed(known: "a", unknown: [1, true])
        #expect(try json(of: value) == #"{"known":"a","unknown":[1,true]}"#)
        #expect(throws: DecodingError.self) { try decoded(#"{"known":"a"}"#, as: Undescribed.self) }
    }

    @Test func dictionariesAreTyped() throws {
        let value = Dictionaries(
            counts: ["a": 1],
            ofDictionaries: ["b": ["c": "d"]],
            ofObjects: ["e": .init(name: "f")],
            free: ["g": nil],
            freeByKeyword: ["h": [:]],
            empty: [:]
        )
        try expectRoundTrip(try json(of: value), as: Dictionaries.self)
        #expect(value.ofDictionaries?["b"]?["c"] == "d")
    }

    @Test func undeclaredMembersAreKeptWhereTheDocumentSpeaksOfThem() throws {
        let open = try expectRoundTrip(#"{"name":"a","other":[1,null]}"#, as: Open.self)
        #expect(open.additionalProperties == ["other": [1, nil]])
        let scores = try expectRoundTrip(#"{"name":"a","x":1.5}"#, as: Scores.self)
        #expect(scores.additionalProperties == ["x": 1.5])
    }

    @Test func otherUndeclaredMembersAreNeverAnError() throws {
        try expectRoundTrip(#"{"name":"a","other":1}"#, as: Closed.self, to: #"{"name":"a"}"#)
    }
}
