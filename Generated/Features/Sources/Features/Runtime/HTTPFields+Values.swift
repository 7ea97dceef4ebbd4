import Foundation
import HTTPTypes

/// The values of headers that the API's description has: nil where there is none, or something else.
extension HTTPFields {
    func value<Value: LosslessStringConvertible>(of name: String) -> Value? {
        text(of: name).flatMap(Value.init)
    }

    func value<Value: RawRepresentable>(of name: String) -> Value?
    where Value.RawValue: LosslessStringConvertible {
        value(of: name).flatMap(Value.init)
    }

    /// By RFC 3339, as the format `date-time` has it, or in one of the formats of HTTP.
    func value(of name: String) -> Date? {
        text(of: name).flatMap { DateTimeFormat.date(from: $0) ?? Self.date($0) }
    }

    /// The elements of a list, as the style `simple` writes it.
    func values<Value: LosslessStringConvertible>(of name: String) -> [Value]? {
        list(of: name, Value.init)
    }

    func values<Value: RawRepresentable>(of name: String) -> [Value]?
    where Value.RawValue: LosslessStringConvertible {
        list(of: name) { Value.RawValue($0).flatMap(Value.init) }
    }

    func values(of name: String) -> [Date]? {
        list(of: name, DateTimeFormat.date)
    }

    /// What a header is that the document describes as JSON.
    func json<Value: Decodable>(of name: String) -> Value? {
        text(of: name).flatMap { try? JSONDecoder.forAnswers.decode(Value.self, from: Data($0.utf8)) }
    }

    private func list<Value>(of name: String, _ read: (String) -> Value?) -> [Value]? {
        guard let texts = text(of: name)?.split(separator: ",") else { return nil }
        let values = texts.compactMap { read($0.trimmingCharacters(in: .whitespaces)) }
        return values.count == texts.count ? values : nil
    }

    private func text(of name: String) -> String? {
        HTTPField.Name(name).flatMap { self[$0] }?.trimmingCharacters(in: .whitespaces)
    }
}
