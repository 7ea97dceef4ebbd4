import Diagnostics
package import Diffing

/// What `diff --format json` prints; its shape is `Schemas/diff.schema.json`.
struct ComparisonDocument: Encodable {
    struct Summary: Encodable {
        var wire: Change.Wire
        var swift: Change.Swift
    }

    var summary: Summary
    var changes: [Change]

    init(_ comparison: Comparison) {
        summary = Summary(wire: comparison.wire, swift: comparison.swift)
        changes = comparison.changes
    }
}

extension Change: Encodable {
    private enum CodingKeys: String, CodingKey {
        case rule, wire, swift, pointer, old, new, operations, swiftNames, message, fingerprint
    }

    /// Writes an absent place as null.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(wire, forKey: .wire)
        try container.encode(swift, forKey: .swift)
        try container.encode(pointer, forKey: .pointer)
        try container.encode(old, forKey: .old)
        try container.encode(new, forKey: .new)
        try container.encode(operations, forKey: .operations)
        try container.encode(swiftNames, forKey: .swiftNames)
        try container.encode(message, forKey: .message)
        try container.encode(fingerprint, forKey: .fingerprint)
    }
}
