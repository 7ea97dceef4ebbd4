import Foundation

/// A value that can be part of a path, a query, a header or a form.
public protocol ParameterValue: Sendable {
    /// The value as text, before anything is percent-encoded.
    var parameterText: String { get }
}

extension ParameterValue where Self: RawRepresentable, RawValue: ParameterValue {
    public var parameterText: String { rawValue.parameterText }
}

extension ParameterValue where Self: LosslessStringConvertible {
    public var parameterText: String { description }
}

extension ParameterValue where Self: BinaryFloatingPoint & LosslessStringConvertible {
    /// As JSON has it: a whole number has no fraction.
    public var parameterText: String {
        Int(exactly: self).map(String.init) ?? description
    }
}

extension String: ParameterValue {}
extension Bool: ParameterValue {}
extension Int: ParameterValue {}
extension Int32: ParameterValue {}
extension Int64: ParameterValue {}
extension UInt64: ParameterValue {}

extension Double: ParameterValue {}
extension Float: ParameterValue {}

extension Date: ParameterValue {
    /// The date and time by RFC 3339, in UTC.
    public var parameterText: String { DateTimeFormat.text(of: self) ?? description }
}

extension Data: ParameterValue {
    /// In base64, as in JSON.
    public var parameterText: String { base64EncodedString() }
}

extension UUID: ParameterValue {
    /// In lower case (RFC 9562 §4).
    public var parameterText: String { uuidString.lowercased() }
}

extension URL: ParameterValue {
    public var parameterText: String { absoluteString }
}

extension JSONValue: ParameterValue {
    /// A string as it is, anything else as JSON.
    public var parameterText: String { stringValue ?? description }
}
