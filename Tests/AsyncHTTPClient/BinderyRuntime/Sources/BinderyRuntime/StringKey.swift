/// The key of an object's member, or the index of an array's element, whatever it is.
@_spi(Generated) public struct StringKey: CodingKey {
    @_spi(Generated) public let stringValue: String
    @_spi(Generated) public let intValue: Int?

    init(_ key: String) {
        stringValue = key
        intValue = nil
    }

    @_spi(Generated) public init(stringValue: String) {
        self.init(stringValue)
    }

    @_spi(Generated) public init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
