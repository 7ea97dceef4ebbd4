package import Diagnostics

/// A difference between two versions of an API.
package struct Change: Hashable, Sendable {
    /// What the difference means for programs that talk to the server.
    package enum Wire: String, Hashable, Sendable, Comparable, CaseIterable, Encodable {
        /// Programs that worked before keep working.
        case compatible
        /// Some may fail.
        case risky
        /// Some will fail.
        case breaking

        package static func < (left: Wire, right: Wire) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What the difference means for Swift code that calls the generated package.
    package enum Swift: String, Hashable, Sendable, Encodable {
        case compatible, breaking
    }

    /// The stable id of the kind of change, such as `request-property-became-required`.
    package var rule: String
    package var wire: Wire
    package var swift: Swift
    /// Where the change is, in the new document unless it is gone there: `#/components/schemas/Engine/properties/owner`.
    package var pointer: String
    package var old: SourceLocation?
    package var new: SourceLocation?
    /// The operations that the change reaches, as `GET /files`, sorted.
    package var operations: [String]
    /// The Swift declarations that differ because of it.
    package var swiftNames: [String]
    /// One sentence.
    package var message: String

    package init(
        rule: String,
        wire: Wire,
        swift: Swift,
        pointer: String,
        old: SourceLocation?,
        new: SourceLocation?,
        operations: [String],
        swiftNames: [String],
        message: String
    ) {
        self.rule = rule
        self.wire = wire
        self.swift = swift
        self.pointer = pointer
        self.old = old
        self.new = new
        self.operations = operations
        self.swiftNames = swiftNames
        self.message = message
    }

    /// What identifies the change from one run to the next: the rule and the place, whatever lines they stand on.
    package var fingerprint: String {
        let digits = String(stableHash(of: "\(rule) \(pointer) \(message)"), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
