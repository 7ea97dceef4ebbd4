import Foundation

/// The format `date-time`: RFC 3339 text for a `Date`, such as `2024-02-29T12:00:00.25Z`.
///
/// Reads any offset, any number of digits in the fraction, and also text without a zone, which is taken as UTC.
/// Writes UTC with the fewest digits that give the same `Date` when they are read again.
enum DateTimeFormat {
    /// Reads RFC 3339 text; nil where it is something else.
    static func date(from text: String) -> Date? {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2), reader.skip("Tt "),
            let calendarDate = CalendarDate(year: year, month: month, day: day),
            let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second <= 60,  // 60 is a leap second
            let fraction = fraction(from: &reader),
            let offset = offset(from: &reader), reader.isAtEnd
        else { return nil }
        let seconds = calendarDate.daysSinceReferenceDate * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Date(timeIntervalSinceReferenceDate: Double(seconds) + fraction)
    }

    private static func fraction(from reader: inout DigitReader) -> Double? {
        guard reader.skip(".,") else { return 0 }
        guard var numerator = reader.nextDigit() else { return nil }
        var denominator = 10
        while let digit = reader.nextDigit() {
            // A Date ends at fractions of a microsecond: what comes after nanoseconds changes nothing.
            guard denominator < 1_000_000_000 else { continue }
            numerator = numerator * 10 + digit
            denominator *= 10
        }
        return Double(numerator) / Double(denominator)
    }

    private static func offset(from reader: inout DigitReader) -> Int? {
        if reader.isAtEnd || reader.skip("Zz") { return 0 }
        let isWest = reader.skip("-")
        guard isWest || reader.skip("+"), let hours = reader.number(digits: 2), hours < 24 else { return nil }
        _ = reader.skip(":")
        guard let minutes = reader.number(digits: 2), minutes < 60 else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return isWest ? -seconds : seconds
    }

    /// Writes RFC 3339 text in UTC; nil outside of the years 0 to 9999.
    static func text(of date: Date) -> String? {
        let time = date.timeIntervalSinceReferenceDate
        guard abs(time) < 1e12 else { return nil }
        let (seconds, fraction) = shortestParts(of: time)
        let days = (Double(seconds) / 86_400).rounded(.down)
        guard let day = CalendarDate(daysSinceReferenceDate: Int(days)) else { return nil }
        let second = seconds - Int(days) * 86_400
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { DigitReader.pad($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":"))\(fraction)Z"
    }

    /// Whole seconds, and the shortest fraction (`.25`, or nothing) that gives the same time when it is read.
    private static func shortestParts(of time: Double) -> (seconds: Int, fraction: String) {
        let seconds = time.rounded(.down)
        var scale = 1.0
        for digits in 0...9 {
            let numerator = ((time - seconds) * scale).rounded()
            if seconds + numerator / scale == time || digits == 9 {
                // Rounded up to the next second, where nine digits are not enough.
                if numerator == scale { return (Int(seconds) + 1, "") }
                return (Int(seconds), digits == 0 ? "" : "." + DigitReader.pad(Int(numerator), to: digits))
            }
            scale *= 10
        }
        return (Int(seconds), "")
    }
}
