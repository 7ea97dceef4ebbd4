/// The kind of a JSON value.
@_spi(Generated) public indirect enum JSONKind: Hashable, Sendable {
    case null, bool, number, string, object
    /// An array, with the kind of its first element that tells something of the others. Nil where there
    /// is none.
    case array(of: JSONKind?)

    init(of decoder: any Decoder) throws {
        if (try? decoder.container(keyedBy: StringKey.self)) != nil {
            self = .object
            return
        }
        if var array = try? decoder.unkeyedContainer() {
            self = .array(of: try Self.firstTelling(of: &array)?.kind)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if (try? container.decode(String.self)) != nil {
            self = .string
        } else if (try? container.decode(Bool.self)) != nil {
            self = .bool
        } else {
            self = .number
        }
    }

    /// The first element of an array that tells something of the others: no null, and no empty array where there is
    /// something else. Nil where there is none.
    static func firstTelling(
        of array: inout any UnkeyedDecodingContainer
    ) throws -> (kind: JSONKind, decoder: any Decoder)? {
        var first: (kind: JSONKind, decoder: any Decoder)?
        while !array.isAtEnd {
            let element = try array.superDecoder()
            let kind = try JSONKind(of: element)
            if kind != .null, kind != .array(of: nil) { return (kind, element) }
            if first == nil, kind != .null { first = (kind, element) }
        }
        return first
    }
}

extension JSONKind: CustomStringConvertible {
    @_spi(Generated) public var description: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .object: "an object"
        case .array(of: nil): "an empty array"
        case .array(of: .some(let element)): "an array that begins with \(element)"
        }
    }
}
