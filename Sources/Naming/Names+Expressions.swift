package import IR

extension Names {
    /// The Swift expression of a type, valid in a file that imports the module.
    package func expression(for type: TypeReference) -> String {
        expression(for: type, inside: "")
    }

    /// The Swift expression of a type as it is written inside of the type with the qualified name `scope`.
    package func expression(for type: TypeReference, inside scope: String) -> String {
        switch type {
        case .string: "String"
        case .integer: "Int"
        case .unsignedInteger: "UInt64"
        case .number: "Double"
        case .boolean: "Bool"
        case .dateTime: "Date"
        case .codableDate: "CodableDate"
        case .date: "CalendarDate"
        case .base64, .bytes: "Data"
        case .file: "FileUpload"
        case .json: "JSONValue"
        case .nullable(let type): expression(for: type, inside: scope) + "?"
        case .array(let element): "[\(expression(for: element, inside: scope))]"
        case .dictionary(let element): "[String: \(expression(for: element, inside: scope))]"
        case .foreign(let type): type.rawValue
        case .named(let id): name(of: id, inside: scope)
        }
    }

    /// The shortest name of a type that means it inside the scope: a type of the scope itself, or of a type around it,
    /// needs no owner before it.
    private func name(of id: TypeID, inside scope: String) -> String {
        guard let name = types[id] else { return "JSONValue" }
        let owner = name.qualified.dropLast(name.simple.count + 1)
        let isVisible = owner.isEmpty || scope == owner || scope.hasPrefix(owner + ".")
        return isVisible ? name.simple : name.qualified
    }
}
