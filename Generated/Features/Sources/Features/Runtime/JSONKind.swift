/// The kind of a JSON value.
indirect enum JSONKind: Hashable, Sendable {
    case null, bool, number, string, object
    /// An array, with the kind of its first element; nil where it is empty.
    case array(of: JSONKind?)

    init(of decoder: any Decoder) throws {
        if (try? decoder.container(keyedBy: StringKey.self)) != nil {
            self = .object
            return
        }
        if var array = try? decoder.unkeyedContainer() {
            self = .array(of: array.isAtEnd ? nil : try JSONKind(of: array.superDecoder()))
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
}

extension JSONKind: CustomStringConvertible {
    var description: String {
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
