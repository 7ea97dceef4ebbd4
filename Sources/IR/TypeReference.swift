/// The use of a type: what a property, an array's element or a body holds.
package indirect enum TypeReference: Hashable, Sendable {
    case string
    case integer
    /// `format: uint64`.
    case unsignedInteger
    case number
    case boolean
    /// `format: date-time`: an instant.
    case dateTime
    /// An instant that codes in its own right, where nothing around it knows the format.
    case codableDate
    /// `format: date`: a day of the calendar.
    case date
    /// `format: byte`: bytes that travel as base64.
    case base64
    /// `format: binary`: a file or a part of a form.
    case file
    /// Raw bytes of a body.
    case bytes
    /// Any JSON value: no schema, or one that Swift cannot express.
    case json
    /// A value of an array or dictionary that may be null.
    case nullable(TypeReference)
    case array(TypeReference)
    /// A dictionary with string keys.
    case dictionary(TypeReference)
    case named(TypeID)
    /// A type that the configuration gives to a format.
    case foreign(ForeignType)
}

extension TypeReference {
    /// The type that this one names, looking through arrays, dictionaries and nullability.
    package var typeID: TypeID? {
        switch self {
        case .named(let id): id
        case .array(let element), .dictionary(let element), .nullable(let element): element.typeID
        default: nil
        }
    }

    /// The same type for a declaration that stands alone, which codes under any decoder and encoder.
    package var standingAlone: TypeReference {
        switch self {
        case .dateTime: .codableDate
        case .array(let element): .array(element.standingAlone)
        case .dictionary(let element): .dictionary(element.standingAlone)
        case .nullable(let element): .nullable(element.standingAlone)
        default: self
        }
    }

    /// The same use with the named types replaced.
    package func mapTypeIDs(_ transform: (TypeID) -> TypeReference) -> TypeReference {
        switch self {
        case .named(let id): transform(id)
        case .array(let element): .array(element.mapTypeIDs(transform))
        case .dictionary(let element): .dictionary(element.mapTypeIDs(transform))
        case .nullable(let element): .nullable(element.mapTypeIDs(transform))
        default: self
        }
    }
}
