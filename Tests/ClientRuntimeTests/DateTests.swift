import Foundation
import Testing

@testable import ClientRuntime

@Suite struct DateTests {
    @Test(
        arguments: zip(
            [
                "2001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2024-02-29t12:34:56.789z", "2024-02-29 12:34:56",
                "2024-02-29T14:34:56+02:00", "2024-02-29T07:04:56-0530", "2016-12-31T23:59:60Z",
                "1969-12-31T23:59:59.5Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            ],
            [
                0, -978_307_200, 730_902_896.789, 730_902_896, 730_902_896, 730_902_896, 504_921_600,
                -978_307_200.5, -63_145_526_400, 252_423_993_599,
            ]
        )
    )
    func dateTimesAreRead(text: String, seconds: Double) {
        #expect(DateTimeFormat.date(from: text)?.timeIntervalSinceReferenceDate == seconds)
    }

    @Test(arguments: [
        "", "2024-02-30T00:00:00Z", "2024-02-29", "2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z", "2024-02-29T12:00Z",
        "2024-02-29T12:00:00.Z", "2024-02-29T12:00:00ZZ", "2024-02-29T12:00:00+2", "20240229T120000Z",
    ])
    func otherTextIsNoDateTime(text: String) {
        #expect(DateTimeFormat.date(from: text) == nil)
    }

    @Test(arguments: [
        "2024-02-29T12:34:56Z", "2024-02-29T12:34:56.7Z", "2024-02-29T12:34:56.789Z", "2024-02-29T12:34:56.789012Z",
        "2024-02-29T12:34:56.001Z", "1969-12-31T23:59:59.999Z", "0001-03-01T00:00:00Z", "1900-02-28T23:59:59Z",
        "2000-02-29T00:00:00.1Z", "9999-12-31T23:59:59Z", "2000-12-31T23:59:59.25Z",
    ])
    func dateTimesAreWrittenAsTheyWereRead(text: String) throws {
        let date = try #require(DateTimeFormat.date(from: text))
        #expect(DateTimeFormat.text(of: date) == text)
    }

    @Test func everyDateIsWrittenSoThatItComesBack() throws {
        var seconds = -1e9
        for _ in 0..<2_000 {
            seconds += 1_234_567.891_234_5
            let text = try #require(DateTimeFormat.text(of: Date(timeIntervalSinceReferenceDate: seconds)))
            let read = try #require(DateTimeFormat.date(from: text)?.timeIntervalSinceReferenceDate)
            #expect(abs(read - seconds) < 1e-9 + seconds.ulp)
        }
    }

    @Test func datesBeyondFourDigitsAreRefused() {
        for seconds in [1e300, Double.infinity, .nan, 252_423_993_600, -63_145_526_401] {
            #expect(DateTimeFormat.text(of: Date(timeIntervalSinceReferenceDate: seconds)) == nil)
        }
    }

    @Test func daysAndDatesAgreeBothWays() {
        for days in stride(from: -730_000, to: 2_900_000, by: 13) {
            #expect(CalendarDate(daysSinceReferenceDate: days)?.daysSinceReferenceDate == days)
        }
    }

    @Test func calendarDatesAreCheckedAndCoded() throws {
        let leapDay = try #require(CalendarDate("2024-02-29"))
        #expect(CalendarDate("2023-02-29") == nil)
        #expect(CalendarDate("2024-2-29") == nil)
        #expect(CalendarDate("2024-02-29T00:00:00Z") == nil)
        #expect(leapDay == CalendarDate(year: 2024, month: 2, day: 29))
        #expect(try leapDay < #require(CalendarDate("2024-03-01")))
        #expect(try JSONEncoder().encode([leapDay]) == Data(#"["2024-02-29"]"#.utf8))
        #expect(try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2024-02-29"]"#.utf8)) == [leapDay])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(CalendarDate.self, from: Data(#""tomorrow""#.utf8))
        }
        let utc = try #require(TimeZone(secondsFromGMT: 0))
        let start = try #require(leapDay.start(in: utc))
        #expect(DateTimeFormat.text(of: start) == "2024-02-29T00:00:00Z")
        #expect(CalendarDate(start, in: utc) == leapDay)
    }
}
