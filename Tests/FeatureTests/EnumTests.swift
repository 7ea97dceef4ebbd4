import Features
import Testing

/// `Specs/features/enums.yaml`
@Suite struct EnumTests {
    @Test func unknownValueDecodesAndKeepsItsText() throws {
        let sizes = try expectRoundTrip(#"["small","gigantic"]"#, as: [Size].self)
        #expect(sizes == [.small, "gigantic"])
        #expect(sizes.map(\.isKnown) == [true, false])
    }

    @Test func everyValueHasAName() {
        #expect(Size.extraLarge.rawValue == "extra-large")
        #expect(Size.allKnownValues.map(\.rawValue) == ["small", "large", "extra-large", "256x256", ""])
        #expect(Reaction.plus1.rawValue == "+1")
        #expect(Reaction.minus1.rawValue == "-1")
        #expect(Set(Reaction.allKnownValues.map(\.rawValue)).count == 8)
    }

    @Test func theOnlyValueOfARequiredPropertyIsNotAskedFor() throws {
        let choice = Choice(size: .large, extra: "gpt-6")
        #expect(try json(of: choice) == #"{"extra":"gpt-6","object":"choice","size":"large"}"#)
    }

    @Test func aStringBesideAnEnumIsOneOpenEnum() {
        #expect(Choice.Extra.gpt4.rawValue == "gpt-4")
        #expect(Choice.Extra.allKnownValues == [.gpt4, .gpt3_5Turbo])
    }
}
