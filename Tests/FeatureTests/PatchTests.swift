import Features
import Foundation
import Testing

/// `Specs/features/patches.yaml`
@Suite struct PatchTests {
    @Test func nothingNullAndAValueAreThreeStates() throws {
        let patch = ProfilePatch(revision: nil, nickname: .null, born: .value(Date(timeIntervalSince1970: 0)))
        #expect(try json(of: patch) == #"{"born":"1970-01-01T00:00:00Z","nickname":null,"revision":null}"#)
    }

    @Test(arguments: [
        #"{"revision":null}"#,
        #"{"age":null,"born":null,"colour":null,"nickname":null,"revision":1,"visits":null}"#,
        #"{"address":{"street":null},"age":1,"colour":"blue","nickname":"a","revision":1,"visits":["1970-01-01T00:00:00Z"]}"#,
        #"{"address":{},"isPublic":false,"revision":1,"weight":1.5}"#,
    ])
    func everyStateRoundTrips(text: String) throws {
        try expectRoundTrip(text, as: ProfilePatch.self)
    }

    @Test func valuesAreWrittenAsLiterals() throws {
        let patch = ProfilePatch(revision: 1, nickname: "a", age: 2, weight: 0.5, isPublic: true, colour: "blue")
        #expect(patch.nickname == .value("a"))
        #expect(patch.nickname?.value == "a")
        #expect(patch.colour == .value("blue"))
        #expect(
            try json(of: patch)
                == #"{"age":2,"colour":"blue","isPublic":true,"nickname":"a","revision":1,"weight":0.5}"#
        )
    }

    @Test func aPatchBesideATextHasThreeStates() throws {
        #expect(try json(of: BioPatch(text: .null)) == #"{"text":null}"#)
        #expect(try json(of: BioPatch()) == "{}")
        #expect(FeaturesClient.Profiles.UpdateBioRequest.json(.init(text: .null)) != .text("null"))
    }

    @Test func nobodyHasToSayTheTextByWhichAPatchIsKnown() throws {
        #expect(try json(of: ChannelPatch.mail(.init(address: .null))) == #"{"address":null,"kind":"mail"}"#)
        #expect(try json(of: ChannelPatch.phone(.init(number: "1"))) == #"{"kind":"phone","number":"1"}"#)
    }

    @Test func typesOfResponsesKeepTwoStates() throws {
        try expectRoundTrip(
            #"{"contact":{"email":null},"id":1,"nickname":null}"#,
            as: Profile.self,
            to: #"{"contact":{},"id":1}"#
        )
        let email: String? = Contact(email: nil).email
        #expect(email == nil)
    }
}
