import Diagnostics
import Diffing

/// What `diff --format json` prints; its shape is `Schemas/diff.schema.json`.
struct ComparisonDocument: Encodable {
    struct Summary: Encodable {
        var wire: Change.Wire
        var swift: Change.Swift
    }

    struct Item: Encodable {
        var rule: String
        var wire: Change.Wire
        var swift: Change.Swift
        var pointer: String
        var old: SourceLocation?
        var new: SourceLocation?
        var operations: [String]
        var swiftNames: [String]
        var message: String
        var fingerprint: String

        private enum CodingKeys: String, CodingKey {
            case rule, wire, swift, pointer, old, new, operations, swiftNames, message, fingerprint
        }

        /// Writes an absent place as null.
        func encode(to encoder: any Encoder) throws {
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

    var summary: Summary
    var changes: [Item]

    init(_ comparison: Comparison) {
        summary = Summary(wire: comparison.wire, swift: comparison.swift)
        changes = comparison.changes.map { change in
            Item(
                rule: change.rule,
                wire: change.wire,
                swift: change.swift,
                pointer: change.pointer,
                old: change.old,
                new: change.new,
                operations: change.operations,
                swiftNames: change.swiftNames,
                message: change.message,
                fingerprint: change.fingerprint
            )
        }
    }
}
