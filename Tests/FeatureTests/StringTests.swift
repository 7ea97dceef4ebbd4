import Features
import Foundation
import Testing

/// `Specs/features/strings.yaml`
@Suite struct StringTests {
    @Test func aSchemaThatIsAnInstantCodesByItself() throws {
        let instant = try expectRoundTrip(#""2024-02-29T12:00:00Z""#, as: Instant.self)
        #expect(instant.date == Date(timeIntervalSince1970: 1_709_208_000))
    }

    @Test func formatsHaveTypesOfTheirOwn() throws {
        let value = try expectRoundTrip(
            #"{"bytes":"AQI=","day":"2024-02-29","instant":"2024-02-29T12:00:00Z"}"#,
            as: Formats.self
        )
        #expect(value.bytes == Data([1, 2]))
        #expect(value.day == CalendarDate(year: 2024, month: 2, day: 29))
        #expect(value.instant == Date(timeIntervalSince1970: 1_709_208_000))
    }

    @Test func base64IsBytesHoweverItIsDeclared() throws {
        let value = try expectRoundTrip(
            #"{"document":"{}","encoded":"AQI=","quoted":"=41","untyped":"Aw=="}"#,
            as: Contents.self
        )
        #expect(value.encoded == Data([1, 2]) && value.untyped == Data([3]))
    }

    @Test func formatsThatServersWriteFreelyStayStrings() throws {
        let value = Formats(uuid: "no uuid", uri: "no uri", email: "", password: "", unheardOf: "")
        try expectRoundTrip(try json(of: value), as: Formats.self)
    }

    @Test func elementsAndNullableMembersHaveFormatsToo() throws {
        try expectRoundTrip(
            #"{"daysByName":{"a":"2024-01-01"},"instants":["2024-02-29T12:00:00.25Z"],"nullableInstant":"2024-02-29T12:00:00Z"}"#,
            as: Formats.self
        )
    }

    @Test func integersOfEveryWidthAreIntButUnsignedLongOnes() throws {
        let value = Numbers(int32: 1, int64: .max, uint64: .max, float: 0.1, double: 1e300)
        let text = try json(of: value)
        #expect(text.contains("18446744073709551615") && text.contains("9223372036854775807"))
        try expectRoundTrip(text, as: Numbers.self)
    }
}
