import Foundation
import HTTPTypes

extension HTTPFields {
    /// How long the server asks to wait (RFC 9110 §10.2.3): a number of seconds, or a date, which counts from the
    /// server's own `Date`, so that clocks that differ do no harm.
    var retryAfter: Duration? {
        guard let text = self[.retryAfter] else { return nil }
        if let seconds = Int(text), seconds >= 0 { return .seconds(seconds) }
        guard let date = Self.date(text) else { return nil }
        let now = self[.date].flatMap { Self.date($0) } ?? Date()
        return .seconds(Swift.max(0, date.timeIntervalSince(now).rounded(.up)))
    }

    /// The instant in one of the three formats of RFC 9110 §5.6.7.
    static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        for format in ["EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy"] {
            formatter.dateFormat = format
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}
