/// An integer with a number of known values, to which the server may add others at any time.
///
/// A value that this client doesn't know yet decodes all the same, and keeps its number.
public protocol OpenIntegerEnum: RawRepresentable, Hashable, Codable, ExpressibleByIntegerLiteral,
    CustomStringConvertible, ParameterValue
where RawValue == Int, IntegerLiteralType == Int {
    init(rawValue: Int)

    /// The values that the API's description names.
    static var allKnownValues: [Self] { get }
}

extension OpenIntegerEnum {
    public init(integerLiteral value: Int) {
        self.init(rawValue: value)
    }

    /// Whether the API's description names this value.
    public var isKnown: Bool {
        Self.allKnownValues.contains(self)
    }

    public var description: String {
        String(rawValue)
    }
}
