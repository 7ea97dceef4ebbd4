import Foundation

/// A day of the calendar, without a time and a time zone: the format `date` of RFC 3339, such as `2024-02-29`.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Makes a date; nil where there is no such day between the years 0 and 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.dayCount(year: year, month: month)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day on which a moment falls in a time zone.
    public init?(_ date: Date, in timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        self.init(year: parts.year ?? -1, month: parts.month ?? 0, day: parts.day ?? 0)
    }

    /// The moment at which the day begins in a time zone.
    public func start(in timeZone: TimeZone) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar.date(from: DateComponents(year: year, month: month, day: day))
    }

    private static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // Both ways between days and dates count years from March, which puts the leap day at a year's end, and from
    // 400 years before our era, which keeps all numbers positive. 2001-01-01, where Foundation's clock begins, is
    // then day 876,888.

    /// The days from 2001-01-01.
    var daysSinceReferenceDate: Int {
        let marchYear = (month > 2 ? year : year - 1) + 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 876_888
    }

    /// Makes a date from the days since 2001-01-01; nil where it is not between the years 0 and 9999.
    init?(daysSinceReferenceDate: Int) {
        let days = daysSinceReferenceDate + 876_888
        guard (0...4_000_000).contains(days) else { return nil }
        let (cycle, dayOfCycle) = days.quotientAndRemainder(dividingBy: 146_097)
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfCycle + cycle * 400 - 400 + (month > 2 ? 0 : 1)
        self.init(year: year, month: month, day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension CalendarDate: Comparable {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// Reads `YYYY-MM-DD`.
    public init?(_ description: String) {
        var reader = DigitReader(description)
        guard let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2), reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var description: String {
        "\(DigitReader.pad(year, to: 4))-\(DigitReader.pad(month, to: 2))-\(DigitReader.pad(day, to: 2))"
    }
}

extension CalendarDate: ParameterValue {}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        self = try decoder.value("a date such as 2024-02-29") { CalendarDate($0) }
    }

    public func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
    }
}
