import Foundation

/// An instant that is written as in RFC 3339 by every encoder: `"2024-02-29T12:00:00Z"`.
///
/// Properties of models are plain dates. This type is what they are decoded from and encoded as, and for schemas that are
/// nothing but an instant.
public struct CodableDate: Hashable, Codable, Sendable {
    public var date: Date

    public init(_ date: Date) {
        self.date = date
    }

    public init(from decoder: any Decoder) throws {
        date = try decoder.value("a date and time such as 2024-02-29T12:00:00Z", DateTimeFormat.date)
    }

    public func encode(to encoder: any Encoder) throws {
        guard let text = DateTimeFormat.text(of: date) else {
            let problem = "The year has more than four digits."
            throw EncodingError.invalidValue(date, .init(codingPath: encoder.codingPath, debugDescription: problem))
        }
        try text.encode(to: encoder)
    }
}
