import Features
import Foundation
import Testing

/// `Specs/features/unions.yaml`
@Suite struct UnionTests {
    @Test func aSecondTagTellsApartWhatTheFirstDoesNot() throws {
        let user = try expectRoundTrip(#"{"role":"system","text":"a","type":"message"}"#, as: Event.self)
        #expect(user == .userMessage(.init(role: .system, text: "a")))
        let assistant = try expectRoundTrip(
            #"{"parts":[{"text":"a"}],"role":"assistant","type":"message"}"#,
            as: Event.self
        )
        #expect(assistant == .assistantMessage(.init(parts: [.words(.init(text: "a"))])))
        #expect(try expectRoundTrip(#"{"type":"end"}"#, as: Event.self) == .end(.init()))
    }

    @Test(arguments: [
        #"{"name":"a","type":"call"}"#, #"{"role":"tool","text":"a","type":"message"}"#, #"{"type":7}"#, "{}",
    ])
    func unknownTagsKeepTheValue(json: String) throws {
        let event = try expectRoundTrip(json, as: Event.self)
        guard case .unrecognized = event else { return #expect(Bool(false), "\(event)") }
    }

    @Test func aMissingTagGoesOnToStructure() throws {
        #expect(try expectRoundTrip(#"{"text":"a"}"#, as: Part.self) == .words(.init(text: "a")))
        #expect(try expectRoundTrip(#"{"url":"a"}"#, as: Part.self) == .picture(.init(url: "a")))
    }

    @Test func nullIsNoMemberOfABranchThatDoesNotAllowIt() throws {
        #expect(
            try expectRoundTrip(#"{"radius":null,"width":2}"#, as: Shape.self, to: #"{"width":2}"#)
                == .width(.init(width: 2))
        )
        #expect(
            try expectRoundTrip(#"{"radius":1,"width":null}"#, as: Shape.self, to: #"{"radius":1}"#)
                == .radius(.init(radius: 1))
        )
        let nothing = try failure(#"{"radius":null,"width":null}"#, as: Shape.self)
        #expect(nothing.debugDescription.hasSuffix("because `radius` is null."))
    }

    @Test func nullIsAMemberOfABranchThatAllowsIt() throws {
        #expect(try expectRoundTrip(#"{"until":null}"#, as: Lease.self) == .until(.init(until: nil)))
        #expect(try expectRoundTrip(#"{"until":"May"}"#, as: Lease.self) == .until(.init(until: "May")))
        #expect(
            try expectRoundTrip(#"{"months":2,"note":null}"#, as: Lease.self, to: #"{"months":2}"#)
                == .months(.init(months: 2))
        )
    }

    @Test func kindsOfMembersTellApart() throws {
        #expect(try expectRoundTrip(#"{"highest":1.5}"#, as: Bounds.self) == .numbers(.init(highest: 1.5)))
        #expect(try expectRoundTrip(#"{"lowest":"a"}"#, as: Bounds.self) == .words(.init(lowest: "a")))
        #expect(
            try expectRoundTrip(#"{"highest":"b","lowest":null}"#, as: Bounds.self, to: #"{"highest":"b"}"#)
                == .words(.init(highest: "b"))
        )
    }

    @Test func integersWithAndWithoutASignKeepEveryDigit() throws {
        #expect(try expectRoundTrip("-9223372036854775808", as: Counter.self) == .integer(.min))
        #expect(try expectRoundTrip("7", as: Counter.self) == 7)
        #expect(try expectRoundTrip("18446744073709551615", as: Counter.self) == .unsignedInteger(.max))
        #expect(try expectRoundTrip(#""a""#, as: Counter.self) == "a")
    }

    @Test func elementsTellApartAsMuchAsTheyCan() throws {
        let texts = try expectRoundTrip(#"{"choices":[{"value":"a"}]}"#, as: Suggestions.self)
        #expect(texts == .textual(.init(choices: [.init(value: "a")])))
        // A fraction may be whole.
        let numbers = try expectRoundTrip(#"{"choices":[{"value":1}]}"#, as: Suggestions.self)
        #expect(numbers == .fractional(.init(choices: [.init(value: 1)])))
        for json in [#"{"choices":[]}"#, "{}"] { _ = try expectRoundTrip(json, as: Suggestions.self) }
    }

    @Test func whatStandsBesideAReferenceToAUnionBelongsToEachBranch() throws {
        #expect(
            try expectRoundTrip(#"{"colour":"red","radius":1.5}"#, as: ColouredShape.self)
                == .radius(.init(radius: 1.5, colour: "red"))
        )
        #expect(
            try expectRoundTrip(#"{"colour":"red","width":2}"#, as: ColouredShape.self)
                == .width(.init(width: 2, colour: "red"))
        )
        #expect(
            try expectRoundTrip(#"{"size":1,"width":2}"#, as: SizedShape.self) == .width(.init(size: 1, width: 2))
        )
        #expect(try expectRoundTrip(#"{"width":2}"#, as: Shape.self) == .width(.init(width: 2)))
    }

    @Test func aUnionThatIsCalledLikeTheSchemaThatRefersToItIsAnotherOne() throws {
        #expect(
            try expectRoundTrip(#"{"text":"Slow","to":"Rome"}"#, as: Sign.self)
                == .direction(.init(text: "Slow", to: "Rome"))
        )
        #expect(
            try expectRoundTrip(#"{"hazard":"ice","lamps":2}"#, as: LitSign.self)
                == .warning(.init(lamps: 2, hazard: "ice"))
        )
    }

    @Test func objectsThatLackWhatABranchRequiresAreAnything() throws {
        #expect(try expectRoundTrip(#"{"isOn":true}"#, as: Setting.self) == .switch(.init(isOn: true)))
        for json in [#"{"volume":7}"#, "[1]", #""loud""#] {
            guard case .json = try expectRoundTrip(json, as: Setting.self) else {
                return #expect(Bool(false), "\(json)")
            }
        }
    }

    @Test func dataIsABranch() throws {
        #expect(try expectRoundTrip(#""YWI=""#, as: Attachment.self) == .data(Data("ab".utf8)))
        #expect(try expectRoundTrip(#"{"url":"a"}"#, as: Attachment.self) == .link(.init(url: "a")))
    }

    @Test func truthValuesTellBranchesApart() throws {
        // Nobody has to write the one value of a component.
        #expect(
            try expectRoundTrip(#"{"at":"noon","isDelivered":true}"#, as: Outcome.self)
                == .delivered(.init(at: "noon"))
        )
        #expect(
            try expectRoundTrip(#"{"isDelivered":false,"reason":"a"}"#, as: Outcome.self)
                == .refused(.init(reason: "a"))
        )
    }

    @Test func textsAreBranchesBesideObjects() throws {
        #expect(try expectRoundTrip(#""everything""#, as: Search.self) == .everything)
        #expect(try expectRoundTrip(#""nothing""#, as: Search.self) == .nothing)
        #expect(try expectRoundTrip(#""most""#, as: Search.self) == .unrecognized("most"))
        #expect(try expectRoundTrip(#"{"near":"a"}"#, as: Search.self) == .object(.init(near: "a")))
    }

    @Test func aShapeThatIsCalledLikeATagKeepsItsName() throws {
        #expect(
            try expectRoundTrip(#"[{"id":"1","type":"articles"}]"#, as: Articles.self) == .articles([.init(id: "1")])
        )
        #expect(
            try expectRoundTrip(#"{"id":"1","type":"articles"}"#, as: Articles.self) == .article(.init(id: "1"))
        )
    }

    @Test func numbersAreLiterals() throws {
        let weights: [Weight] = [1, 1.5, "light"]
        #expect(weights == [.number(1), .number(1.5), .string("light")])
    }

    @Test func aDictionaryTakesWhatFitsNoOtherBranch() throws {
        #expect(try expectRoundTrip(#"{"colour":"red"}"#, as: Labels.self) == .texts(["colour": "red"]))
        #expect(try expectRoundTrip(#"{"href":"a"}"#, as: Labels.self) == .reference(.init(href: "a")))
    }

    @Test func arraysAreToldApartByTheirElements() throws {
        #expect(try expectRoundTrip(#"[{"type":"end"}]"#, as: Batch.self) == .events([.end(.init())]))
        #expect(try expectRoundTrip(#"[{"lowest":1}]"#, as: Batch.self) == .bounds([.numbers(.init(lowest: 1))]))
        // An event that is unknown yet is still an event.
        let batch = try expectRoundTrip(#"[{"type":"later"},{"type":"end"}]"#, as: Batch.self)
        guard case .events(let events) = batch else { return #expect(Bool(false), "\(batch)") }
        #expect(events.last == .end(.init()))
    }

    @Test func whatStandsInsideOfAMemberTellsApart() throws {
        #expect(
            try expectRoundTrip(#"{"data":{"kind":"refund","reason":"a"}}"#, as: Envelope.self)
                == .refund(.init(data: .init(reason: "a")))
        )
    }

    // MARK: - Errors

    private func failure(_ json: String, as type: any Decodable.Type) throws -> DecodingError.Context {
        do {
            _ = try JSONDecoder().decode(type, from: Data(json.utf8))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.keyNotFound(_, let context),
            DecodingError.valueNotFound(_, let context)
        {
            return context
        }
        throw NoFailure()
    }

    private struct NoFailure: Error {}

    private func path(_ context: DecodingError.Context) -> String {
        context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    }

    @Test func aWrongTypeDeepInsideSaysWhereAndWhyTheBranchesWereChosen() throws {
        let context = try failure(
            #"[{"parts":[{"type":"pause"},{"type":"picture","url":"a","width":"b"}],"role":"assistant","type":"message"}]"#,
            as: Batch.self
        )
        #expect(path(context) == "[0].parts[1].width")
        #expect(context.debugDescription.contains("Int"))
        #expect(context.debugDescription.contains("string"))
        #expect(
            context.debugDescription.hasSuffix(
                """
                It was read as Picture, because `type` is "picture". \
                It was read as AssistantMessage, because `type` is "message", `role` is "assistant". \
                It was read as Array<Event>, because `type` is "message".
                """
            )
        )
    }

    @Test func aMissingMemberSaysWhyTheOtherBranchesWereRefused() throws {
        let context = try failure("{}", as: Part.self)
        #expect(
            context.debugDescription.hasSuffix(
                "It was read as Picture, because `type` is no text, it has no key `text`."
            )
        )
    }

    @Test func aKindOfJSONThatNoBranchHasIsNamed() throws {
        let context = try failure(#"{"parts":[[1]],"role":"assistant","type":"message"}"#, as: Event.self)
        #expect(path(context) == ".parts[0]")
        #expect(context.debugDescription.hasPrefix("Expected an object, but found an array that begins with a number."))
    }

    @Test func theMemberThatADiscriminatorReadsIsWritten() throws {
        #expect(try json(of: Report.alarm(.raised(.init(level: 2)))) == #"{"about":"raised","level":2}"#)
        #expect(try json(of: Report.alarm(.cleared(.init(by: "me")))) == #"{"about":"cleared","by":"me"}"#)
        #expect(try json(of: Alarm.muted(.init())) == #"{"about":"Muted"}"#)
    }

    @Test func aUnionAmongTheBranchesIsKnownByItsOwnTexts() throws {
        for text in [#"{"about":"raised","level":2}"#, #"{"about":"cleared","by":"me"}"#, #"{"about":"Muted"}"#] {
            guard case .alarm = try expectRoundTrip(text, as: Report.self) else {
                return #expect(Bool(false), "\(text)")
            }
        }
        #expect(try expectRoundTrip(#"{"about":"remark"}"#, as: Report.self) == .remark(.init()))
        #expect(try expectRoundTrip(#"{"level":2}"#, as: Raised.self) == .init(level: 2))
    }

    @Test func literalsStandForListsOfTexts() throws {
        let patience: Patience = "forever"
        #expect(patience == .string(.forever))
        #expect(try expectRoundTrip(#""a while""#, as: Patience.self) == "a while")
        #expect(try expectRoundTrip("7", as: Patience.self) == 7)
    }

    @Test func aMapAmongTheBranchesIsToldByATextThatItDoesNotHold() throws {
        let levels = try expectRoundTrip(#"{"indoors":20,"sensor":"levels"}"#, as: Reading.self)
        #expect(levels == .levels(["indoors": 20]))
        let times = try expectRoundTrip(#"{"first":"1970-01-01T00:00:00Z","sensor":"times"}"#, as: Reading.self)
        #expect(times == .times(["first": CodableDate(Date(timeIntervalSince1970: 0))]))
    }

    @Test func aBranchThatStandsInPlaceTakesWhatTheDiscriminatorDoesNotSpeakOf() throws {
        #expect(try expectRoundTrip(#"{"at":"home"}"#, as: Reading.self) == .spot(.init(at: "home")))
        guard case .unrecognized = try expectRoundTrip(#"{"sensor":"sound"}"#, as: Reading.self) else {
            return #expect(Bool(false))
        }
    }

    @Test(arguments: [
        (Layout.plain(.init()), #"{"form":"plain"}"#), (.numbered(.init()), #"{"form":2}"#),
        (.measured(.init()), #"{"form":2.5}"#),
    ])
    func theTextOfADiscriminatorIsAValueOfItsMembersType(layout: Layout, text: String) throws {
        #expect(try json(of: layout) == text)
        #expect(try expectRoundTrip(text, as: Layout.self) == layout)
    }

    @Test func fractionsTellBranchesApart() throws {
        #expect(try expectRoundTrip(#"{"a":"x","version":1.5}"#, as: Draft.self) == .new(.init(a: "x")))
        #expect(try expectRoundTrip(#"{"version":1}"#, as: Draft.self) == .old(.init()))
        guard case .unrecognized = try expectRoundTrip(#"{"version":2.25}"#, as: Draft.self) else {
            return #expect(Bool(false))
        }
    }

    @Test func theDefaultOfADiscriminatorTakesWhatNamesNoOtherSchema() throws {
        let text = try expectRoundTrip(#"{"kind":"map","text":"a"}"#, as: Widget.self)
        #expect(text == .textWidget(.init(kind: "map", text: "a")))
        #expect(try expectRoundTrip(#"{"text":"a"}"#, as: Widget.self) == .textWidget(.init(text: "a")))
        #expect(try json(of: Widget.chart(.init(points: [1]))) == #"{"kind":"chart","points":[1]}"#)
    }

    @Test func aTextThatNoBranchListsIsOfTheBranchThatTakesAny() throws {
        #expect(try expectRoundTrip(#"{"kind":"add","values":["a"]}"#, as: Step.self) == .add(.init(values: ["a"])))
        #expect(try expectRoundTrip(#"{"kind":"turnOn"}"#, as: Step.self) == .turnOn(.init()))
        let other = try expectRoundTrip(#"{"kind":"remove","values":["a"]}"#, as: Step.self)
        #expect(other == .otherStep(.init(kind: "remove", additionalProperties: ["values": ["a"]])))
    }

    @Test(arguments: [
        (#""auto""#, Limit.auto), (#""none""#, .noneValue), (#""256x256""#, .limit256x256), ("7", .integer(7)),
        (#""later""#, .unrecognized("later")),
    ])
    func textsAreCasesOfTheirOwn(text: String, limit: Limit) throws {
        #expect(try decoded(text, as: Limit.self) == limit)
        #expect(try json(of: limit) == text)
    }

    @Test func literalsStandForTheOtherKinds() {
        let limit: Limit = 7
        #expect(limit == .integer(7))
    }
}
