import Foundation

/// An instant that is written as in RFC 3339 by every encoder: `"2024-02-29T12:00:00Z"`.
///
/// Properties of models are plain dates. This type is for schemas that are nothing but an instant, when such a value is
/// decoded or encoded by itself.
public struct CodableDate: Hashable, Codable, Sendable {
    public var date: Date

    public init(_ date: Date) {
        self.date = date
    }

    public init(from decoder: any Decoder) throws {
        date = try DateTimeFormat.decode(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        try DateTimeFormat.encode(date, to: encoder)
    }
}
