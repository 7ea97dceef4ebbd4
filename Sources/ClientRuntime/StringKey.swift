/// The key of an object's member, or the index of an array's element, whatever it is.
package struct StringKey: CodingKey {
    package let stringValue: String
    package let intValue: Int?

    init(_ key: String) {
        stringValue = key
        intValue = nil
    }

    package init(stringValue: String) {
        self.init(stringValue)
    }

    package init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
