import IR

extension Namer {
    /// The properties that read the headers of responses, and their type.
    mutating func nameHeaders() {
        if names.types.values.contains(where: { $0.qualified == names.headersType }) {
            names.headersType = names.module + names.headersType
        }
        let declarations = api.headers.map { header in
            NameScope.Declaration(
                spelling: header.name,
                candidates: [Identifier.value(header.name, fallback: Words(["header"]))],
                key: "header:\(header.name.lowercased())",
                location: header.location
            )
        }
        names.headers = scopedNames(declarations, reserved: ReservedNames.headerMembers)
    }
}
