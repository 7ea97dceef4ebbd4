import Features
import Testing

/// `Specs/features/enums.yaml`
@Suite struct EnumTests {
    @Test func signsOfValuesAreNamed() throws {
        #expect(
            [Order.created, .minusCreated, .minusInfinity].map(\.rawValue) == ["created", "-created", "-Infinity"]
        )
    }

    @Test func unknownValueDecodesAndKeepsItsText() throws {
        let sizes = try expectRoundTrip(#"["small","gigantic"]"#, as: [Size].self)
        #expect(sizes == [.small, "gigantic"])
        #expect(sizes.map(\.isKnown) == [true, false])
    }

    @Test func everyValueHasAName() {
        #expect(Size.extraLarge.rawValue == "extra-large")
        #expect(Size.allKnownValues.map(\.rawValue) == ["small", "large", "extra-large", "256x256", ""])
        #expect(Size.size256x256.rawValue == "256x256")
        #expect(Reaction.plus1.rawValue == "+1")
        #expect(Reaction.minus1.rawValue == "-1")
        #expect(Reaction.laughUppercase.rawValue == "LAUGH")
        #expect(Reaction.partyPopper.rawValue == "🎉")
        #expect(Set(Reaction.allKnownValues.map(\.rawValue)).count == 8)
    }

    @Test func integersWithNamesAreAnOpenEnum() throws {
        let priorities = try expectRoundTrip("[10,-1,99]", as: [Priority].self)
        #expect(priorities == [.high, .unknownPriority, 99])
        #expect(priorities.map(\.isKnown) == [true, true, false])
        #expect(Colour.red.rawValue == "#f00")
    }

    @Test func plainValuesKeepTheirTypes() throws {
        let value = Plain(level: 4, factor: 0.5, isOn: true, untyped: 10)
        try expectRoundTrip(try json(of: value), as: Plain.self)
        let quoted: Int? = Quoted(number: 1, version: .version2_10, direction: .up).number
        #expect(quoted == 1)
    }

    @Test func valuesOfSeveralTypesAreAUnion() throws {
        let values = try expectRoundTrip(#"["auto",2,"new"]"#, as: [Mixed].self)
        #expect(values[1] == 2)
    }

    @Test func theOnlyValueOfARequiredPropertyIsNotAskedFor() throws {
        let choice = Choice(size: .large, priority: .low, codes: [.code1], extra: "gpt-6")
        #expect(
            try json(of: choice)
                == #"{"codes":["1"],"extra":"gpt-6","object":"choice","priority":0,"size":"large"}"#
        )
    }

    @Test func aStringBesideAnEnumIsOneOpenEnum() {
        #expect(Choice.Extra.gpt4.rawValue == "gpt-4")
        #expect(Choice.Extra.allKnownValues == [.gpt4, .gpt3_5Turbo])
    }
}
