import IR

/// A Swift type that the configuration can give to a format.
package struct FormatType: Hashable, Sendable {
    /// Which values of JSON have the format.
    package enum Kind: String, Sendable {
        case string, integer, number
    }

    package var kind: Kind
    var type: TypeReference

    /// All of them, by their names in Swift.
    private static let all: [String: FormatType] = [
        "String": FormatType(kind: .string, type: .string),
        "Date": FormatType(kind: .string, type: .dateTime),
        "CalendarDate": FormatType(kind: .string, type: .date),
        "Data": FormatType(kind: .string, type: .base64),
        "UUID": FormatType(kind: .string, type: .foreign(.uuid)),
        "URL": FormatType(kind: .string, type: .foreign(.url)),
        "Int": FormatType(kind: .integer, type: .integer),
        "Int32": FormatType(kind: .integer, type: .foreign(.int32)),
        "Int64": FormatType(kind: .integer, type: .foreign(.int64)),
        "UInt64": FormatType(kind: .integer, type: .unsignedInteger),
        "Double": FormatType(kind: .number, type: .number),
        "Float": FormatType(kind: .number, type: .foreign(.float)),
    ]

    /// The type of that name; `nil` where formats cannot have it.
    package init?(named name: String) {
        guard let type = Self.all[name] else { return nil }
        self = type
    }

    private init(kind: Kind, type: TypeReference) {
        self.kind = kind
        self.type = type
    }

    /// The names of the types that values of a kind can have, or of all.
    package static func names(of kind: Kind? = nil) -> [String] {
        all.filter { kind == nil || $0.value.kind == kind }.keys.sorted()
    }

    /// Which values have a format, where a standard says so; `nil` for formats of the document's own.
    package static func kind(of format: String) -> Kind? {
        switch format {
        case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64": .integer
        case "float", "double": .number
        case "date-time", "date", "time", "duration", "byte", "password", "uuid", "uri", "uri-reference",
            "uri-template",
            "email", "hostname", "ipv4", "ipv6", "regex":
            .string
        default: nil
        }
    }
}

extension Resolver.Options {
    /// The type that the configuration gives to the format of a schema for values of a kind.
    func type(of kind: FormatType.Kind, format: String?) -> TypeReference? {
        guard let format, let type = formats[format], type.kind == kind else { return nil }
        return type.type
    }
}
