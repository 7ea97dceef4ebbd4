/// A string with a number of known values, to which the server may add others at any time.
///
/// A value that this client doesn't know yet decodes all the same, and keeps its text:
///
/// ```swift
/// switch file.status {
/// case .processed: print("ready")
/// case .error: print("failed")
/// default: print("something new: \(file.status)")
/// }
/// ```
public protocol OpenEnum: RawRepresentable, Hashable, Codable, ExpressibleByStringLiteral, CustomStringConvertible,
    ParameterValue
where RawValue == String, StringLiteralType == String {
    init(rawValue: String)

    /// The values that the API's description names.
    static var allKnownValues: [Self] { get }
}

extension OpenEnum {
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// Whether the API's description names this value.
    public var isKnown: Bool {
        Self.allKnownValues.contains(self)
    }

    public var description: String {
        rawValue
    }
}
