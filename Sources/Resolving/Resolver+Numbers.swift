import Diagnostics
import IR
import OpenAPI
import YAML

extension Resolver {
    /// The type of an integer, by its format.
    func integerType(of schema: Schema) -> TypeReference {
        if let type = options.type(of: .integer, format: schema.format) { return type }
        return ["uint64", "uint"].contains(schema.format) || schema.exceedsInt ? .unsignedInteger : .integer
    }

    /// The type of a number. It may have a format of integers, too (format registry of OpenAPI), which the configuration may trust.
    func numberType(of schema: Schema) -> TypeReference {
        let type = options.type(of: .number, format: schema.format)
        return type ?? options.type(of: .integer, format: schema.format) ?? .number
    }

    /// Integers that their type cannot hold: those of a list, or up to a maximum.
    mutating func reportTooWide(_ schema: Schema) {
        let isUnsigned = integerType(of: schema) == .unsignedInteger
        let type = isUnsigned ? "UInt64" : "Int"
        let isListedTooWide = { (text: String) in
            guard let value = Double(text), value.magnitude >= 0x1p63 else { return false }
            return isUnsigned ? UInt64(text) == nil : Int(text) == nil
        }
        if let text = schema.listedTexts.first(where: isListedTooWide) {
            reportTooWide("\(text) does not fit into `\(type)`, and fails the whole answer", schema)
            return
        }
        let maximum = schema.validation.constraints.first { $0.keyword == "maximum" }?.value
        guard let maximum, schema.format == nil, schema.listedTexts.isEmpty, let value = Double(maximum.text),
            value > (isUnsigned ? 0x1p64 : 0x1p63)
        else { return }
        reportTooWide(
            "integers up to \(maximum.text) do not fit into `\(type)`; a greater one than `\(type).max` fails the whole answer",
            schema,
            remedy: value <= 0x1p64 ? "`minimum: 0` makes it a `UInt64`; " : ""
        )
    }

    private mutating func reportTooWide(_ message: String, _ schema: Schema, remedy: String = "") {
        diagnostics.append(
            Diagnostic(
                "schema-not-expressed",
                .warning,
                message,
                at: schema.location,
                hint: remedy + "`types:` of the configuration makes it a `Double`, which rounds"
            )
        )
    }

    /// A number that the document says is an integer of 64 bits.
    mutating func reportRounding(_ schema: Schema) {
        guard let format = schema.wideFormat, numberType(of: schema) == .number else { return }
        reportRounding(
            "a number of the format `\(format)` is a `Double`, which rounds integers beyond 2^53",
            schema,
            hint:
                "`type: integer` keeps all digits, and so does `formats: {\(format): \(format == "int64" ? "Int" : "UInt64")}` "
                + "of the configuration"
        )
    }

    /// An integer of 64 bits that may also be any number.
    mutating func reportRounding(_ integer: Conjunction, beside number: Conjunction) {
        guard let format = integer.telling.wideFormat, number.telling.wideFormat == nil else { return }
        reportRounding(
            "an integer of the format `\(format)` or any number is a `Double`, which rounds integers beyond 2^53",
            integer.primary,
            hint: "`types:` of the configuration makes it a `JSONValue`, which keeps all digits of integers"
        )
    }

    private mutating func reportRounding(_ message: String, _ schema: Schema, hint: String) {
        diagnostics.append(Diagnostic("schema-not-expressed", .warning, message, at: schema.location, hint: hint))
    }
}

extension Schema {
    /// The format of integers that a `Double` cannot hold.
    fileprivate var wideFormat: String? {
        format.flatMap { ["int64", "uint64"].contains($0) ? $0 : nil }
    }

    /// The values of `enum` or `const`, as the document writes them.
    fileprivate var listedTexts: [String] {
        (enumeration ?? constant.map { [$0] } ?? []).compactMap { $0.scalar?.text }
    }

    /// Whether the integers of the schema may be greater than any `Int`, and none has a sign: it lists such values, or has a
    /// maximum well beyond 2^63, which documents round.
    fileprivate var exceedsInt: Bool {
        let listed = listedTexts
        if !listed.isEmpty {
            return listed.contains { Int($0) == nil } && listed.allSatisfy { UInt64($0) != nil }
        }
        guard let least = bounds("minimum", "exclusiveMinimum").max(),
            let most = bounds("maximum", "exclusiveMaximum").min()
        else { return false }
        return least >= 0 && most > 0x1p63 && most <= 0x1p64
    }

    private func bounds(_ keywords: String...) -> [Double] {
        validation.constraints.filter { keywords.contains($0.keyword) }.compactMap { Double($0.value.text) }
    }
}
