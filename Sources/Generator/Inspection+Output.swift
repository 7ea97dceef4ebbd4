extension Inspection {
    /// The JSON of the contract (`Schemas/inspect.schema.json`).
    package var json: JSONOutput {
        .object([
            ("module", .string(module)),
            ("client", .string(client)),
            ("decoder", .string("JSONDecoder()")),
            ("encoder", .string("JSONEncoder()")),
            ("schemas", .array(schemas.map(\.json))),
            ("operations", .array(operations.map(\.json))),
            ("webhooks", .array([])),
        ])
    }

    /// Tables for people: operations, then schemas.
    package var text: String {
        let calls = operations.map { [$0.method, $0.path, $0.signature] }
        let types = schemas.map { [$0.kind.rawValue, $0.swiftType, $0.pointer] }
        return """
            module \(module), client \(client)

            \(operations.count) operations
            \(Self.table(calls))
            \(schemas.count) schemas
            \(Self.table(types))
            """
    }

    private static func table(_ rows: [[String]]) -> String {
        guard let first = rows.first else { return "" }
        let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = " "
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                line += " " + cell + (isLast ? "" : String(repeating: " ", count: widths[column] - cell.count + 1))
            }
            return line + "\n"
        }.joined()
    }
}

extension Inspection.Schema {
    fileprivate var json: JSONOutput {
        .object([
            ("pointer", .string(pointer)),
            ("swiftType", .string(swiftType)),
            ("kind", .string(kind.rawValue)),
        ])
    }
}

extension Inspection.Operation {
    fileprivate var json: JSONOutput {
        .object([
            ("id", .string(id)),
            ("method", .string(method)),
            ("path", .string(path)),
            ("swift", .string(swift)),
            ("parameters", .array(parameters.map(\.json))),
            ("request", .optional(request)),
            ("response", .optional(response)),
            ("streaming", .null),
        ])
    }

    /// `images.createEdit(CreateImageEditRequest) -> ImagesResponse`.
    fileprivate var signature: String {
        var arguments = parameters.map { "\($0.swiftLabel): \($0.swiftType)\($0.isRequired ? "" : "?")" }
        if let request { arguments.append(request) }
        let result = response.map { " -> \($0)" } ?? ""
        return "\(swift)(\(arguments.joined(separator: ", ")))\(result)"
    }
}

extension Inspection.Parameter {
    fileprivate var json: JSONOutput {
        .object([
            ("name", .string(name)),
            ("in", .string(placement)),
            ("swiftLabel", .string(swiftLabel)),
            ("swiftType", .string(swiftType)),
            ("required", .boolean(isRequired)),
        ])
    }
}
