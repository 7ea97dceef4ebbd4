import Features
import Testing

/// `Specs/features/objects.yaml`
@Suite struct ObjectTests {
    @Test func requiredMembersWithoutADeclarationAreWhatUndeclaredOnesAre() throws {
        let ratings = try expectRoundTrip(#"{"looks":2,"taste":1,"z":3}"#, as: Ratings.self)
        #expect(ratings == .init(taste: 1, looks: 2, additionalProperties: ["z": 3]))
    }

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

    @Test func aPatternAloneIsADictionary() throws {
        let headers: Headers = try expectRoundTrip(#"{"X-A":"b"}"#)
        #expect(headers == ["X-A": "b"])
        let restricted = try expectRoundTrip(#"{"n1":2,"name":"a"}"#, as: Restricted.self)
        #expect(restricted.additionalProperties == ["n1": 2])
        #expect(NamedCounts(dictionaryLiteral: ("a", 1)) == ["a": 1])
    }

    @Test func patternsBesideOtherMembersLoseNothing() throws {
        let value = try expectRoundTrip(#"{"name":"a","other":1,"x-logo":{"url":"b"}}"#, as: Extensible.self)
        #expect(value.additionalProperties["x-logo"] == ["url": "b"])
    }

    @Test func membersUnderAConditionAreOptional() throws {
        let card = try expectRoundTrip(#"{"cardNumber":"1","method":"card"}"#, as: Payment.self)
        #expect(card == Payment(method: .card, cardNumber: "1"))
        try expectRoundTrip(#"{"bic":"1","iban":"2","method":"transfer"}"#, as: Payment.self)
    }

    @Test func theOnlyValueNeedsNoArgument() throws {
        #expect(try json(of: Constants()) == #"{"flag":true,"number":7,"version":"v1"}"#)
        #expect(
            try json(of: Constants(perhaps: .maybe)) == #"{"flag":true,"number":7,"perhaps":"maybe","version":"v1"}"#
        )
    }

    @Test func nothingOfADefaultIsSent() throws {
        #expect(try json(of: Defaults()) == "{}")
    }

    @Test func otherUndeclaredMembersAreNeverAnError() throws {
        try expectRoundTrip(#"{"name":"a","other":1}"#, as: Closed.self, to: #"{"name":"a"}"#)
    }

    @Test func aSchemaMayBeCalledLikeATypeThatTheRuntimeUses() throws {
        #expect(try expectRoundTrip(#"{"remaining":60}"#, as: Features.Clock.self) == Features.Clock(remaining: 60))
    }
}
