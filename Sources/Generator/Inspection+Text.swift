extension Inspection {
    /// Tables for people: the operations with what they take and give, and the types with their schemas.
    package func text() -> String {
        let calls = operations.map { operation in
            [
                "\(operation.method) \(operation.path)",
                "\(operation.swift)(\(operation.signature))",
                operation.response.map { "→ \($0)" } ?? "",
            ]
        }
        let types = schemas.map { [$0.swiftType, $0.kind.rawValue, $0.pointer] }
        return """
            module \(module), client \(client)

            \(operations.count) operations
            \(Self.table(calls))
            \(schemas.count) types
            \(Self.table(types))
            """ + webhooksText
    }

    private var webhooksText: String {
        guard !webhooks.isEmpty else { return "" }
        return "\n\(webhooks.count) webhooks\n" + Self.table(webhooks.map { [$0.name, "→ \($0.swiftType)"] })
    }

    /// Rows with aligned columns; the last column is ragged.
    private static func table(_ rows: [[String]]) -> String {
        guard let columns = rows.first?.indices else { return "" }
        let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.reduce(into: "") { text, row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            let line = "  " + cells.joined(separator: "  ")
            text += String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }
    }
}

extension Inspection.Operation {
    /// `fileID: String, limit: Int?`, the request's type last.
    fileprivate var signature: String {
        var parts = parameters.map { "\($0.swiftLabel): \($0.swiftType)\($0.required ? "" : "?")" }
        if let request { parts.append(request) }
        return parts.joined(separator: ", ")
    }
}
